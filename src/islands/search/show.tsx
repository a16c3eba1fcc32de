/** Where the search shows itself: in a dialog over the page, or in its own page. */
import { render } from 'preact';
import { Icon } from '../parts/Icon.tsx';
import { dialogDrawings } from '../parts/dialog-drawings.ts';
import { Search } from './Search.tsx';
import { connect, type Connection, type Line } from './connection.ts';

const TITLE = 'titre-recherche';

/** Shows the search in an empty place of its page, or in a dialog over the page of its button. */
export function showOver(page: string, start: () => Line, first: Line) {
  const connection = connect(page, start, first);
  return async (over: HTMLElement): Promise<void> => {
    if (over.matches('div')) showPage(over, connection);
    else await showDialog(over, connection);
  };
}

/** `opener`: what the focus returns to. */
async function showDialog(opener: HTMLElement, connection: Connection): Promise<void> {
  const dialog = document.querySelector<HTMLDialogElement>('dialog.dialogue.recherche') ?? create();
  const close = (): void => dialog.close();
  render(
    <>
      <header>
        <h1 id={TITLE}>Rechercher</h1>
        <button type="button" class="outil" title="Fermer" onClick={close}>
          <Icon draw={dialogDrawings.fermer} />
          <span>Fermer</span>
        </button>
      </header>
      <div>
        <Search connection={connection} onLeave={close} />
      </div>
      <div class="clavier" aria-hidden="true">
        <span>
          <kbd>↑</kbd> <kbd>↓</kbd> parcourir
        </span>
        <span>
          <kbd>Entrée</kbd> ouvrir
        </span>
        <span>
          <kbd>Échap</kbd> fermer
        </span>
      </div>
    </>,
    dialog,
  );
  dialog.onclose = () => opener.focus();
  // Showing it lays the whole page out again: a task of its own, after the one that made it.
  await nextFrame();
  const field = dialog.querySelector('input');
  // The browser then looks for no other place of the focus.
  if (field) field.autofocus = true;
  if (!dialog.open) dialog.showModal();
  field?.select();
}

function nextFrame(): Promise<void> {
  return new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
}

function create(): HTMLDialogElement {
  const dialog = document.createElement('dialog');
  dialog.className = 'dialogue recherche';
  dialog.setAttribute('aria-labelledby', TITLE);
  dialog.addEventListener('click', ({ target, clientX, clientY }) => {
    const { left, right, top, bottom } = dialog.getBoundingClientRect();
    const inside = clientX >= left && clientX <= right && clientY >= top && clientY <= bottom;
    // A press beside the dialog, on its backdrop, has the dialog itself as target.
    if (target === dialog && !inside) dialog.close();
  });
  document.body.append(dialog);
  return dialog;
}

/** `place`: an empty element of the search page. The query lives in the address: ?q=… */
function showPage(place: HTMLElement, connection: Connection): void {
  const asked = new URL(location.href).searchParams.get('q') ?? '';
  const remember = (query: string): void => {
    const address = new URL(location.href);
    if (query === '') address.searchParams.delete('q');
    else address.searchParams.set('q', query);
    history.replaceState(history.state, '', address);
  };
  if (!place.hasChildNodes()) {
    render(<Search connection={connection} asked={asked} onQuery={remember} />, place);
  }
  focusField(place);
}

function focusField(place: HTMLElement): void {
  const field = place.querySelector('input');
  field?.focus();
  field?.select();
}
