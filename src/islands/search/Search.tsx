/** The search: a field, and what it finds, as one types. The same in the dialog and on its page. */
import { useEffect, useRef, useState } from 'preact/hooks';
import type { VNode } from 'preact';
import { Icon } from '../parts/Icon.tsx';
import { dialogDrawings } from '../parts/dialog-drawings.ts';
import type { Connection } from './connection.ts';
import { Count } from './Count.tsx';
import { Nothing } from './Nothing.tsx';
import { Results } from './Results.tsx';
import { useSearch } from './useSearch.ts';
import { useOwnId } from '../parts/useOwnId.ts';

export interface SearchProps {
  readonly connection: Connection;
  /** The query to begin with. */
  readonly asked?: string;
  readonly onQuery?: (query: string) => void;
  /** A result was chosen. */
  readonly onLeave?: () => void;
}

const LONGEST = 200;

export function Search({ connection, asked = '', onQuery, onLeave }: SearchProps): VNode {
  const search = useSearch(connection, asked);
  const { query, answer, settled, failed } = search;
  const field = useOwnId();
  const root = useRef<HTMLFormElement>(null);
  const [aimed, setAimed] = useState<string | null>(null);
  /** Enter was pressed before the answer came. */
  const hurried = useRef(false);

  useEffect(() => onQuery?.(query.trim()), [query]);
  useEffect(() => {
    if (hurried.current && settled) enter();
  }, [settled]);

  // One listener for all: a press in a list of results bubbles up to the form.
  useEffect(() => {
    const form = root.current;
    if (!form) return undefined;
    const leave = ({ target }: Event): void => {
      if (target instanceof Element && target.closest('a')) onLeave?.();
    };
    const aim = ({ target }: Event): void =>
      setAimed(target instanceof Element && target.matches('.trouvaille') ? target.id : null);
    form.addEventListener('keydown', move);
    form.addEventListener('click', leave);
    form.addEventListener('focusin', aim);
    return () => {
      form.removeEventListener('keydown', move);
      form.removeEventListener('click', leave);
      form.removeEventListener('focusin', aim);
    };
  }, [onLeave]);

  function enter(): void {
    hurried.current = !settled;
    const first = settled ? root.current?.querySelector<HTMLElement>('.trouvaille.vise') : null;
    // On its own page, Enter only says "I have typed".
    if (onLeave) first?.click();
    else first?.focus();
  }

  return (
    <form
      role="search"
      ref={root}
      onSubmit={(event) => {
        event.preventDefault();
        enter();
      }}
    >
      <div class="champ">
        <label htmlFor={field}>Un mot, une constante, un geste</label>
        <Icon draw={dialogDrawings.chercher} />
        <input
          id={field}
          type="text"
          inputMode="search"
          enterKeyHint="search"
          autocomplete="off"
          autocapitalize="off"
          spellcheck={false}
          maxLength={LONGEST}
          value={query}
          onInput={({ currentTarget }) => {
            hurried.current = false;
            search.ask(currentTarget.value);
          }}
        />
      </div>
      <Count query={query} answer={answer} settled={settled} failed={failed} again={search.again} />
      {answer ? (
        <>
          <Results answer={answer} aimed={aimed} connection={connection} onMore={search.more} />
          {settled && answer.terms.total + answer.lessons.total === 0 ? (
            <Nothing answer={answer} connection={connection} onAsk={search.ask} />
          ) : null}
        </>
      ) : null}
    </form>
  );
}

/** Up and down go through the field and the results. */
function move(event: KeyboardEvent): void {
  const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
  if (step === 0 || event.altKey || event.ctrlKey || event.metaKey) return;
  const form = event.currentTarget instanceof Element ? event.currentTarget : null;
  const stops = [...(form?.querySelectorAll<HTMLElement>('input, .trouvaille') ?? [])];
  const at = stops.findIndex((stop) => stop === document.activeElement);
  const next = stops[at + step];
  if (at < 0 || !next) return;
  event.preventDefault();
  next.focus();
}
