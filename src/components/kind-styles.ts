/** What dresses each kind of question, beside what all of them wear (`styles/question.css`). */
import { withDecisions } from '../core/question/decisions.ts';
import { lookOf } from '../core/question/look.ts';
import type { Figure, Look, Question } from '../core/question/types.ts';
import around from '../styles/documents/around.css?inline';
import comparison from '../styles/question/comparison.css?inline';
import construction from '../styles/question/construction.css?inline';
import cuts from '../styles/question/cuts.css?inline';
import description from '../styles/question/description.css?inline';
import bench from '../styles/question/bench.css?inline';
import gaps from '../styles/question/gaps.css?inline';
import matching from '../styles/question/matching.css?inline';
import number from '../styles/question/number.css?inline';
import option from '../styles/question/option.css?inline';
import ordering from '../styles/question/ordering.css?inline';
import series from '../styles/question/series.css?inline';
import scenario from '../styles/question/scenario.css?inline';
import zones from '../styles/question/zones.css?inline';

const STYLES: Readonly<Record<Look, readonly string[]>> = {
  choice: [option],
  multiple: [option],
  'true-false': [option],
  gaps: [gaps],
  number: [number],
  matching: [matching],
  ordering: [ordering],
  cuts: [cuts],
  scenario: [scenario],
  series: [number, series],
  zone: [option, zones],
  zones: [option, zones],
  comparison: [option, around, comparison],
  construction: [construction],
  bench: [bench],
};

/** Each once, in the same order on every page. */
export function stylesOf(questions: readonly Question[]): string {
  const shown = new Set(withDecisions(questions).map(lookOf));
  const styles = Object.entries(STYLES).filter(([look]) => shown.has(look as Look));
  const isDescribed = questions.flatMap(figuresIn).some((figure) => figure?.description);
  return [
    ...new Set([...styles.flatMap(([, style]) => style), ...(isDescribed ? [description] : [])]),
  ].join('');
}

const figuresIn = (question: Question): readonly (Figure | null)[] => [
  ...(question.kind === 'scenario' ? question.scenes.map(({ figure }) => figure) : []),
  ...withDecisions([question]).map(({ figure }) => figure),
];
