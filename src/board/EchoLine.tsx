import type { VNode } from 'preact';
import type { ReadLine } from '../core/people/learner-list.ts';
import { Icon } from '../islands/parts/Icon.tsx';
import { icons } from '../islands/parts/icons.ts';
import { drawings } from '../islands/parts/marks.ts';

export interface EchoLineProps {
  readonly line: ReadLine;
  readonly onReplace: (line: number, proposal: string) => void;
}

/** A line as it was understood; a bad one framed, with what is wrong and the corrected line. */
export function EchoLine({ line, onReplace }: EchoLineProps): VNode {
  const { line: number, raw, status, name, email, problem, proposal, doubt } = line;
  if (status === 'ready')
    return (
      <li class="ligne">
        <span class="numero">{number}</span>
        <span class="texte">
          {name}
          <small>{email ?? 'sans adresse'}</small>
          {doubt === undefined ? null : <b class="doute">{doubt}</b>}
        </span>
        <span class={doubt === undefined ? 'mention juste' : 'mention doute'}>
          <Icon draw={doubt === undefined ? drawings.juste : icons.attention} />
          {doubt === undefined ? 'Prête' : 'À vérifier'}
        </span>
      </li>
    );
  return (
    <li class="ligne faux">
      <span class="numero">{number}</span>
      <span class="texte">
        <Missing raw={raw} problem={problem} proposal={proposal} />
      </span>
      <span class="mention">
        <Icon draw={drawings.faux} />À corriger
      </span>
      <div class="explication">
        <p>
          {problem}
          {proposal === null ? '' : ' Écrivez\u00A0:'}
        </p>
        {proposal === null ? null : (
          <>
            <b>{proposal}</b>
            <button type="button" class="bouton simple" onClick={() => onReplace(number, proposal)}>
              Écrire ainsi<span class="invisible"> la ligne {number}</span>
            </button>
          </>
        )}
      </div>
    </li>
  );
}

/** The line with the sign it lacks drawn in its place, when that is all it lacks. */
function Missing({
  raw,
  problem,
  proposal,
}: Pick<ReadLine, 'raw' | 'problem' | 'proposal'>): VNode {
  const [before, after] = proposal?.split(' ; ') ?? [];
  if (!problem?.includes('point-virgule') || after === undefined) return <>{raw}</>;
  return (
    <>
      {before} <code aria-hidden="true">;</code> {after}
    </>
  );
}
