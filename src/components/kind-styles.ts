/** What dresses each kind of question, beside what all of them wear (`styles/question.css`). */
import type { Kind } from '../core/question/types.ts';
import gaps from '../styles/question/gaps.css?inline';
import matching from '../styles/question/matching.css?inline';
import number from '../styles/question/number.css?inline';
import option from '../styles/question/option.css?inline';
import ordering from '../styles/question/ordering.css?inline';

const STYLES: Readonly<Record<Kind, string>> = {
  choice: option,
  multiple: option,
  'true-false': option,
  gaps,
  number,
  matching,
  ordering,
};

/** Each once, in the same order on every page. */
export function stylesOf(questions: readonly { readonly kind: Kind }[]): string {
  const shown = new Set(questions.map(({ kind }) => kind));
  const styles = Object.entries(STYLES).filter(([kind]) => shown.has(kind as Kind));
  return [...new Set(styles.map(([, style]) => style))].join('');
}
