/** The dialog's content: the place, the exchange so far, one optional sentence, and what became of it. */
import { useEffect, useRef, useState } from 'preact/hooks';
import type { VNode } from 'preact';
import type { HelpCall } from '../../core/api/help.ts';
import { Icon } from '../parts/Icon.tsx';
import { dialogDrawings } from '../parts/dialog-drawings.ts';
import { samePlace, type CallResult, type Desk, type DeskState } from './desk.ts';
import { Exchange } from './Exchange.tsx';
import { Proposal } from './Proposal.tsx';
import { placeWords } from './words.ts';

export interface HelpProps {
  readonly desk: Desk;
  /** The place, without words yet. */
  readonly call: HelpCall;
  /** « Leçon 5 » */
  readonly lesson: string;
  readonly titleId: string;
  readonly now: () => string;
  readonly close: () => void;
}

/** `HelpAnswer` and `HelpCall` take no more. */
const MOST = 2000;

export function Help({ desk, call, lesson, titleId, now, close }: HelpProps): VNode {
  const [state, setState] = useState<DeskState>(desk.state.value);
  const [said, setSaid] = useState('');
  const [busy, setBusy] = useState(false);
  const field = useRef<HTMLTextAreaElement>(null);
  useEffect(() => desk.state.subscribe(setState), [desk]);

  const requests = state.requests.filter(({ place }) => samePlace(place, call));
  const kept = state.kept.filter((one) => samePlace(one.call, call));
  useEffect(() => requests.forEach((request) => desk.read(request)), [state.requests]);

  async function send(event: SubmitEvent): Promise<void> {
    event.preventDefault();
    const text = field.current?.value.trim() ?? '';
    if (busy) return;
    setBusy(true);
    setSaid('');
    const asked = await desk.ask({ ...call, text });
    if (field.current && asked.kind !== 'refused') field.current.value = '';
    setSaid(outcome(asked));
    setBusy(false);
  }

  return (
    <>
      <header>
        <h1 id={titleId}>Demander de l’aide</h1>
        <button type="button" class="outil" title="Fermer" onClick={close}>
          <Icon draw={dialogDrawings.fermer} />
          <span>Fermer</span>
        </button>
      </header>
      <div>
        <p>
          <b>{placeWords(lesson, call)}</b>
        </p>
        <Exchange requests={requests} kept={kept} now={now()} />
        {requests.map(({ publication }) =>
          publication ? (
            <Proposal
              key={publication.id}
              publication={publication}
              onDecided={() => void desk.look()}
            />
          ) : null,
        )}
        <form class="demande" onSubmit={(event) => void send(event)}>
          <label>
            Votre question (facultatif)
            <textarea ref={field} rows={3} maxLength={MOST} aria-describedby="_aide-note" />
          </label>
          <p class="petit doux" id="_aide-note">
            Votre formateur voit à quel endroit vous êtes. L’échange est daté et conservé.
          </p>
          <div class="rang">
            <button type="submit" class="bouton" aria-disabled={busy || undefined}>
              {requests.length + kept.length > 0 ? 'Envoyer un message' : 'Envoyer la demande'}
            </button>
            <button type="button" class="bouton simple" onClick={close}>
              Revenir à la page
            </button>
          </div>
          <p role="status">{said}</p>
        </form>
      </div>
    </>
  );
}

function outcome(asked: CallResult): string {
  switch (asked.kind) {
    case 'sent':
      return 'Demande envoyée. Vous pouvez continuer : la réponse s’affichera ici et dans « Vos échanges ».';
    case 'kept':
      return navigator.onLine
        ? 'La demande n’a pas pu partir. Elle est gardée ici, un nouvel essai suit.'
        : 'Vous êtes hors ligne. La demande est gardée ici, elle partira au retour du réseau.';
    case 'refused':
      return asked.message;
  }
}
