/** What was answered, a bar an option: the first round hatched, the second solid; what is right once it is shown. */
import type { VNode } from 'preact';
import { letterOf, type GroupChoice } from '../../core/meeting/group-question.ts';
import { rateWords, shareWords } from '../../core/meeting/tally.ts';
import { Icon } from '../parts/Icon.tsx';
import { drawings } from '../parts/marks.ts';

interface ShownRound {
  readonly answers: number;
  /** Null: too few answered to be shown. */
  readonly counts: Readonly<Record<string, number>> | null;
}

export interface DistributionProps {
  readonly options: readonly GroupChoice[];
  /** Closed ones, in order. */
  readonly rounds: readonly ShownRound[];
  /** They are numbers that were typed: they bear no letter. */
  readonly isTyped?: boolean;
  /** Ids; null until it is shown. */
  readonly right: readonly string[] | null;
  /** Ids that whoever reads this chose last. */
  readonly own?: readonly string[] | undefined;
}

export function Distribution(props: DistributionProps): VNode {
  const { options, rounds, right, own = [], isTyped = false } = props;
  return (
    <ol class="repartition">
      {options.map(({ id, text }, at) => {
        const isRight = right?.includes(id) ?? false;
        return (
          <li key={id} class={isRight ? 'bonne' : undefined}>
            <b>{isTyped ? '' : letterOf(at)}</b>
            <span>
              {text}
              {own.includes(id) ? <small class="doux"> (vous)</small> : null}
              {isRight ? (
                <span class="verdict">
                  <Icon draw={drawings.juste} />
                  Juste
                </span>
              ) : null}
            </span>
            <Shares id={id} rounds={rounds} />
            {rounds.map(({ answers, counts }, index) => (
              <span
                key={index}
                class={rounds.length > 1 && index === 0 ? 'barre premier' : 'barre'}
                aria-hidden="true"
                style={{ '--part': part(counts?.[id] ?? 0, answers) }}
              />
            ))}
          </li>
        );
      })}
    </ol>
  );
}

function Shares({
  id,
  rounds,
}: Pick<DistributionProps, 'rounds'> & { readonly id: string }): VNode {
  const known = rounds.flatMap(({ answers, counts }, index) =>
    counts ? [{ count: counts[id] ?? 0, answers, index }] : [],
  );
  const [first, second] = known;
  if (!first) return <span />;
  const short = second
    ? known.map(({ count, answers }) => rateWords(count, answers)).join(' → ')
    : shareWords(first.count, first.answers);
  const spoken = known
    .map(({ count, answers, index }) => {
      const words = `${count} sur ${answers}, ${rateWords(count, answers)}`;
      return rounds.length > 1
        ? `${index === 0 ? 'premier' : 'second'} vote\u00A0: ${words}`
        : words;
    })
    .join(' ; ');
  return (
    <span class="nombre tabulaire">
      <span aria-hidden="true">{short}</span>
      <span class="invisible">, {spoken}</span>
    </span>
  );
}

const part = (count: number, answers: number): string =>
  `${answers === 0 ? 0 : (100 * count) / answers}%`;

/** What hatched, solid and green mean; where there are two rounds. */
export function Key({ isShown }: { readonly isShown: boolean }): VNode {
  return (
    <p class="legende-votes petit doux">
      <span class="premier">premier vote</span>
      <span>second vote</span>
      {isShown ? <span class="bonne">bonne réponse</span> : null}
    </p>
  );
}
