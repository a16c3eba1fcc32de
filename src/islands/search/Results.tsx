/** What was found: glossary entries, then sections of lessons. Texts only, never markup. */
import { useEffect, useRef } from 'preact/hooks';
import type { VNode } from 'preact';
import type { Answer, Group, Hit, Limits, Run } from '../../search/answer.ts';
import { hrefOf, type Connection } from './connection.ts';

export interface ResultsProps {
  readonly answer: Answer;
  /** Id of the result that has the focus; null = the field has it, and Enter opens the first. */
  readonly aimed: string | null;
  readonly connection: Connection;
  readonly onMore: (group: keyof Limits) => void;
}

export function Results({ answer, aimed, connection, onMore }: ResultsProps): VNode {
  const { terms, lessons } = answer;
  const shared = { connection, aimed: aimed ?? [...terms.hits, ...lessons.hits][0]?.id ?? null };
  return (
    <>
      <Hits title="Glossaire" group={terms} onMore={() => onMore('terms')} {...shared} />
      <Hits title="Leçons" group={lessons} onMore={() => onMore('lessons')} {...shared} />
    </>
  );
}

interface HitsProps extends Pick<ResultsProps, 'aimed' | 'connection'> {
  readonly title: string;
  readonly group: Group;
  readonly onMore: () => void;
}

function Hits({ title, group, aimed, connection, onMore }: HitsProps): VNode | null {
  const section = useRef<HTMLElement>(null);
  /** How many were shown when more were asked for. */
  const before = useRef<number | null>(null);
  const shown = group.hits.length;

  useEffect(() => {
    if (before.current === null || shown <= before.current) return;
    // The button just pressed may be gone: the focus goes to the first new result.
    section.current?.querySelectorAll<HTMLElement>('.trouvaille')[before.current]?.focus();
    before.current = null;
  }, [shown]);

  if (group.total === 0) return null;
  return (
    <section class="groupe-resultats" ref={section}>
      <h2>
        {title} <span>{group.total}</span>
      </h2>
      {group.hits.map((hit) => (
        <Result key={hit.id} hit={hit} aimed={hit.id === aimed} connection={connection} />
      ))}
      {group.total > shown ? (
        <button
          type="button"
          class="bouton simple"
          onClick={() => {
            before.current = shown;
            onMore();
          }}
        >
          {group.total - shown > 1
            ? `Afficher les ${group.total - shown} autres`
            : 'Afficher l’autre'}
        </button>
      ) : null}
    </section>
  );
}

interface ResultProps {
  readonly hit: Hit;
  readonly aimed: boolean;
  readonly connection: Connection;
}

function Result({ hit, aimed, connection }: ResultProps): VNode {
  const { id, title, excerpt, why, place, ink } = hit;
  return (
    <a
      class={`trouvaille encre-${ink}${aimed ? ' vise' : ''}`}
      id={id}
      href={hrefOf(hit, connection)}
    >
      <h3>
        <Marked runs={title} />
      </h3>
      {why === null ? null : <p class="doux">{why}</p>}
      <p>{excerpt === null ? '…' : <Marked runs={excerpt} />}</p>
      {place === '' ? null : <span class="lieu">{place}</span>}
    </a>
  );
}

function Marked({ runs }: { readonly runs: readonly Run[] }): VNode {
  return <>{runs.map(({ text, hit }, at) => (hit ? <mark key={at}>{text}</mark> : text))}</>;
}
