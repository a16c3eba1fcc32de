/** What a lesson's answers say that one can do, objective by objective. */
import type { VNode } from 'preact';
import {
  objectiveStandings,
  type MarkedQuestion,
  type ObjectiveStanding,
} from '../../../core/progress/mastery.ts';
import { partOf } from '../../../page/reading/parts.ts';
import { Text } from '../../parts/inline.tsx';
import { MarkIcon } from './question-marks.tsx';

export interface ObjectiveText {
  readonly id: string;
  readonly text: string;
}

interface Props {
  readonly objectives: readonly ObjectiveText[];
  readonly questions: readonly MarkedQuestion[];
  /** The parts of the lesson, in order. */
  readonly sections: readonly { readonly id: string }[];
}

const STATES = {
  acquired: { mark: 'first', word: 'acquis', class: 'juste' },
  review: { mark: 'wrong', word: 'à revoir', class: 'partiel' },
  todo: { mark: 'todo', word: 'à faire', class: 'doux' },
} as const;

/** Nothing where no question is about an objective. */
export function Acquired({ objectives, questions, sections }: Props): VNode | null {
  const standings = objectiveStandings(
    objectives.map(({ id }) => id),
    questions,
  );
  if (standings.length === 0) return null;
  return (
    <>
      <h3>Ce que vous savez faire</h3>
      <ul class="acquis">
        {standings.map((standing) => {
          const { mark, word, class: name } = STATES[standing.state];
          return (
            <li key={standing.id}>
              <MarkIcon mark={mark} />
              <span>
                <Text of={[objectives.find(({ id }) => id === standing.id)?.text ?? '']} />
              </span>{' '}
              <small class="doux tabulaire">
                <b class={name}>{word}</b> <span>{counted(standing)}</span>{' '}
                <Reread objective={standing} questions={questions} sections={sections} />
              </small>
            </li>
          );
        })}
      </ul>
    </>
  );
}

/** The part of its first wrong answer. */
function Reread(props: {
  readonly objective: ObjectiveStanding;
  readonly questions: readonly MarkedQuestion[];
  readonly sections: Props['sections'];
}): VNode | null {
  const wrong = props.questions.find(
    ({ objective, mark }) => objective === props.objective.id && mark === 'wrong',
  );
  const form = wrong && document.getElementById(`q-${wrong.id}`);
  const part = form ? partOf(form) : null;
  const at = props.sections.findIndex(({ id }) => id === part);
  return part === null || at < 0 ? null : <a href={`#${part}`}>Relire la partie {at + 1}</a>;
}

/** "3 sur 3, une après une erreur" */
function counted({ state, asked, right, later }: ObjectiveStanding): string {
  if (asked === 1 && right === 1) return later === 1 ? 'après une erreur' : 'du premier coup';
  const count = `${String(right)} sur ${String(asked)}`;
  if (state !== 'acquired') return count;
  if (later === 0) return `${count}, du premier coup`;
  return `${count}, ${later === 1 ? 'une' : String(later)} après une erreur`;
}
