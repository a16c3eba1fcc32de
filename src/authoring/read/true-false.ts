import type { Rich } from '../../core/text/rich.ts';
import { tagName } from '../attributes.ts';
import { listItems, readLabelled } from './items.ts';
import type { Reader } from './reader.ts';

// Neither is given as the example: it would say which is right.
const EXAMPLE = 'vrai : … » et « - faux : …';

/** `<VraiFaux reponse="faux">` */
export const trueFalse: Reader<'true-false'> = (context, parts, base) => {
  const { report } = context;
  const feedback: { vrai: Rich; faux: Rich } = { vrai: [], faux: [] };
  const expected = 'Écrivez deux lignes : « - vrai : … » et « - faux : … ».';
  for (const item of listItems(context, parts, expected)) {
    const read = readLabelled(context, item, EXAMPLE);
    if (read === null) continue;
    const label = read.label.toLowerCase();
    if (label !== 'vrai' && label !== 'faux') {
      report.error({
        code: 'commentaire-forme',
        at: read.at,
        message: `« ${read.label} » n’est ni « vrai » ni « faux ».`,
        help: expected,
      });
    } else if (feedback[label].length > 0) {
      report.error({
        code: 'reponse-en-double',
        at: read.at,
        message: `Le commentaire de « ${label} » est écrit deux fois.`,
        help: expected,
      });
    } else feedback[label] = read.feedback;
  }
  const answer = parts.attributes.get('reponse')?.value;
  if (answer === undefined) return null;
  if (feedback[answer === 'vrai' ? 'faux' : 'vrai'].length === 0) {
    const wrong = answer === 'vrai' ? 'faux' : 'vrai';
    report.warn({
      code: 'sans-commentaire',
      at: tagName(parts.element),
      message: `La réponse fausse « ${wrong} » n’a pas de commentaire.`,
      help: `Ajoutez une ligne « - ${wrong} : » et une phrase qui dit pourquoi.`,
    });
  }
  return {
    kind: 'true-false',
    ...base,
    answer: answer === 'vrai',
    ifTrue: feedback.vrai,
    ifFalse: feedback.faux,
  };
};
