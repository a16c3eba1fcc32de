/** Questions that many had wrong at their last vote: counts, nobody's name. */
import type { VNode } from 'preact';
import type { GroupQuestion } from '../../core/api/group-questions.ts';
import { DIVIDED } from '../../core/meeting/tally.ts';
import { Icon } from '../../islands/parts/Icon.tsx';
import { icons } from '../../islands/parts/icons.ts';

export function ToRevisit({
  questions,
}: {
  readonly questions: readonly GroupQuestion[];
}): VNode | null {
  const all = questions.flatMap(({ id, number, statement, rounds }) => {
    const { right = null, answers = 0 } = rounds.at(-1) ?? {};
    return right === null || answers === 0 || right / answers >= DIVIDED.to
      ? []
      : [{ id, number, statement, wrong: answers - right, answers }];
  });
  if (all.length === 0) return null;
  return (
    <section class="reprendre-groupe" aria-labelledby="a-reprendre">
      <h2 id="a-reprendre">À reprendre</h2>
      <ul>
        {all.map(({ id, number, statement, wrong, answers }) => (
          <li key={id}>
            <Icon draw={icons.attention} />
            <span>
              {number}. {statement}
              <small class="doux tabulaire">
                {' '}
                {wrong} {wrong > 1 ? 'personnes se trompent' : 'personne se trompe'} encore, sur{' '}
                {answers}.
              </small>
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
