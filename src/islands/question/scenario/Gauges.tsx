/** What decisions raise and lower: rulers of twenty, what the last one gained hatched, what it lost dashed. */
import type { VNode } from 'preact';
import { gaugesAfter, type Step } from '../../../core/question/scenario/path.ts';
import type { ScenarioQuestion } from '../../../core/question/types.ts';

interface Props {
  readonly question: Pick<ScenarioQuestion, 'gauges'>;
  readonly steps: readonly Step[];
}

const TICKS = 20;
const ticks = (value: number): number => Math.round((value * TICKS) / 100);

export function Gauges({ question, steps }: Props): VNode {
  return (
    <ul class="jauges">
      {changes(question, steps).map(({ name, value, by }) => {
        const [now, before] = [ticks(value), ticks(value - by)];
        return (
          <li key={name}>
            <span>{name}</span>
            <span class="petit">{moved(by)}</span>
            <span class="reglette" aria-hidden="true">
              {Array.from({ length: TICKS }, (_, at) => (
                <i
                  key={at}
                  class={
                    at < Math.min(now, before)
                      ? 'faite'
                      : at < now
                        ? 'encours'
                        : at < before
                          ? 'perte'
                          : ''
                  }
                />
              ))}
            </span>
            <b class="tabulaire">
              {value}
              <span class="invisible"> sur 100</span>
            </b>
          </li>
        );
      })}
    </ul>
  );
}

/** « Coût, plus 4, 74 sur 100. »; only what moved. */
export const movesInWords = (
  question: Pick<ScenarioQuestion, 'gauges'>,
  steps: readonly Step[],
): string =>
  changes(question, steps)
    .filter(({ by }) => by)
    .map(
      ({ name, by, value }) =>
        `${name}, ${by > 0 ? 'plus' : 'moins'} ${Math.abs(by)}, ${value} sur 100.`,
    )
    .join(' ');

function changes(question: Pick<ScenarioQuestion, 'gauges'>, steps: readonly Step[]) {
  const now = gaugesAfter(question, steps);
  const before = gaugesAfter(question, steps.slice(0, -1));
  return question.gauges.map(({ name, start }) => {
    const value = now.get(name) ?? start;
    return { name, value, by: value - (before.get(name) ?? start) };
  });
}

const moved = (by: number): string =>
  by > 0 ? `+${by}` : by < 0 ? `−${Math.abs(by)}` : 'inchangé';
