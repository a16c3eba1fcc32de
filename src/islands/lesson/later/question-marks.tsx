/** How the questions of a lesson stand, as a ruler, as icons and in words. */
import type { VNode } from 'preact';
import type { Mark, MarkedQuestion } from '../../../core/progress/mastery.ts';
import { plural } from '../../../core/text/numbers.ts';
import { Sign } from '../../question/Sign.tsx';
import { Icon } from '../../parts/Icon.tsx';
import { lessonDrawings } from '../../parts/lesson-drawings.ts';
import type { Tick } from '../../parts/Ruler.tsx';

const TICKS: Readonly<Record<Mark, Tick>> = {
  first: { state: 'done' },
  later: { state: 'todo', class: 'seconde' },
  wrong: { state: 'todo', class: 'fausse' },
  todo: { state: 'todo' },
};

export const tickOf = ({ mark }: MarkedQuestion): Tick => TICKS[mark];

/** "6 du premier coup, 1 après une erreur, 2 à revoir" */
export function standingWords(questions: readonly MarkedQuestion[]): string {
  return inWords(questions, [
    [['first'], 'du premier coup', 'du premier coup'],
    [['later'], 'après une erreur', 'après une erreur'],
    [['wrong'], 'à revoir', 'à revoir'],
    [['todo'], 'à faire', 'à faire'],
  ]);
}

/** An icon each, and how many of each there are. */
export function PartMarks({ of }: { readonly of: readonly MarkedQuestion[] }): VNode {
  const words = inWords(of, [
    [['first', 'later'], 'juste', 'justes'],
    [['wrong'], 'à revoir', 'à revoir'],
    [['todo'], 'à faire', 'à faire'],
  ]);
  return (
    <>
      {words === '' ? null : <span class="invisible">, {words}</span>}
      {of.map(({ id, mark }) => (
        <MarkIcon key={id} mark={mark} />
      ))}
    </>
  );
}

export function MarkIcon({ mark }: { readonly mark: Mark }): VNode {
  if (mark === 'wrong')
    return (
      <span class="partiel">
        <Icon draw={lessonDrawings.attention} />
      </span>
    );
  if (mark === 'todo') return <Icon draw={lessonDrawings.afaire} />;
  return (
    <span class="juste">
      <Sign name="juste" />
    </span>
  );
}

type Words = readonly [marks: readonly Mark[], one: string, many: string];

const inWords = (questions: readonly MarkedQuestion[], all: readonly Words[]): string =>
  all
    .flatMap(([marks, one, many]) => {
      const count = questions.filter(({ mark }) => marks.includes(mark)).length;
      return count === 0 ? [] : [plural(count, one, many)];
    })
    .join(', ');
