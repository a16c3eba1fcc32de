import { fold } from '../../text/text.ts';

/**
 * Word parts one or two letters apart that mean something else: what a learner must tell apart, and
 * what a forgiven typo must never blur. Folded: no accents. Used when a course is read: questions carry
 * the words that concern them.
 */
const PAIRS: readonly (readonly [string, string])[] = [
  ['abduc', 'adduc'],
  ['absorp', 'adsorp'],
  ['anteflex', 'antiflex'],
  ['anterieur', 'interieur'],
  ['antever', 'antiver'],
  ['arterite', 'arthrite'],
  ['colite', 'coxite'],
  ['colo', 'colpo'],
  ['contusion', 'confusion'],
  ['cysto', 'cyto'],
  ['excision', 'incision'],
  ['expir', 'inspir'],
  ['hemat', 'hepat'],
  ['hyper', 'hypo'],
  ['ileal', 'ilial'],
  ['ileon', 'ilion'],
  ['ileum', 'ilium'],
  ['infecti', 'injecti'],
  ['inferieur', 'interieur'],
  ['inter', 'intra'],
  ['lobaire', 'lombaire'],
  ['macro', 'micro'],
  ['medial', 'median'],
  ['perinatal', 'prenatal'],
  ['phagi', 'phasi'],
  ['ponction', 'fonction'],
  ['prostat', 'prostrat'],
  ['rachi', 'brachi'],
  ['sous', 'sus'],
  ['tomi', 'stomi'],
  ['uretera', 'uretra'],
  ['uretere', 'uretre'],
  ['ventral', 'central'],
];

/** The folded words these answers may be mistaken for: ["hypotension"] → ["hypertension"]. */
export function lookAlikes(answers: readonly string[]): string[] {
  return answers
    .map(fold)
    .flatMap((answer) =>
      PAIRS.flatMap(([one, other]) => [
        ...(answer.includes(one) ? [answer.replace(one, other)] : []),
        ...(answer.includes(other) ? [answer.replace(other, one)] : []),
      ]),
    );
}
