/** Requests for help of a group: those that wait first, each with its answer form. */
import type { VNode } from 'preact';
import { useRef } from 'preact/hooks';
import type { HelpRequest } from '../core/api/help.ts';
import { plural } from '../core/text/numbers.ts';
import { HelpThread } from './HelpThread.tsx';
import { useSteady } from './useSteady.ts';

export interface HelpProps {
  readonly help: readonly HelpRequest[];
  readonly onChange: () => void;
}

export function Help({ help, onChange }: HelpProps): VNode | null {
  const section = useRef<HTMLElement>(null);
  const title = useRef<HTMLHeadingElement>(null);
  /** Those that have waited since the view opened stay in sight: one may be answering them. */
  const open = useRef(new Set<string>());
  for (const { id, state } of help) if (state === 'waiting') open.current.add(id);
  const list = useSteady(
    help.filter(({ id }) => open.current.has(id)),
    section,
  );
  const others = help.filter(({ id }) => !open.current.has(id));
  if (help.length === 0) return null;
  const waiting = help.filter(({ state }) => state === 'waiting').length;
  const thread = (request: HelpRequest): VNode => (
    <HelpThread
      key={request.id}
      request={request}
      onChange={() => {
        // The form just used goes away with its button.
        title.current?.focus();
        onChange();
      }}
    />
  );
  return (
    <section class={waiting === 0 ? 'aides calmes' : 'aides'} ref={section} aria-labelledby="aides">
      <h2 id="aides" tabIndex={-1} ref={title}>
        {waiting === 0
          ? 'Aucune demande d’aide en attente'
          : plural(waiting, 'demande d’aide', 'demandes d’aide')}
      </h2>
      {list.map(thread)}
      {others.length === 0 ? null : (
        <details>
          <summary>{plural(others.length, 'échange récent', 'échanges récents')}</summary>
          {others.map(thread)}
        </details>
      )}
    </section>
  );
}
