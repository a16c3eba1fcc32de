/** The search: a field, and what it finds, as one types. The same in the dialog and on its page. */
import { useEffect, useId, useRef, useState } from 'preact/hooks';
import type { JSX, VNode } from 'preact';
import { Icon } from './Icon.tsx';
import type { Connection } from './search/connection.ts';
import { Count } from './search/Count.tsx';
import { Nothing } from './search/Nothing.tsx';
import { Results } from './search/Results.tsx';
import { useSearch } from './search/useSearch.ts';

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
  const field = useId();
  const root = useRef<HTMLFormElement>(null);
  const [aimed, setAimed] = useState<string | null>(null);
  /** Enter was pressed before the answer came. */
  const hurried = useRef(false);

  useEffect(() => onQuery?.(query.trim()), [query]);
  useEffect(() => {
    if (hurried.current && settled) openFirst();
  }, [settled]);

  const links = (): HTMLElement[] => [
    ...(root.current?.querySelectorAll<HTMLElement>('.res') ?? []),
  ];

  function openFirst(): void {
    hurried.current = !settled;
    if (settled) links()[0]?.click();
  }

  function move(event: JSX.TargetedKeyboardEvent<HTMLElement>): void {
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (step === 0 || event.altKey || event.ctrlKey || event.metaKey) return;
    const input = root.current?.querySelector('input');
    const stops = input ? [input, ...links()] : [];
    const at = stops.findIndex((stop) => stop === document.activeElement);
    const next = stops[at + step];
    if (at < 0 || !next) return;
    event.preventDefault();
    next.focus();
  }

  return (
    <form
      role="search"
      ref={root}
      onKeyDown={move}
      onSubmit={(event) => {
        event.preventDefault();
        openFirst();
      }}
      onClick={({ target }) => {
        if (target instanceof Element && target.closest('a')) onLeave?.();
      }}
      onFocusIn={({ target }) =>
        setAimed(target instanceof Element && target.matches('.res') ? target.id : null)
      }
    >
      <div class="champ">
        <label for={field}>Un mot, une constante, un geste</label>
        <Icon name="chercher" />
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
