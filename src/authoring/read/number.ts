import type { Rich } from '../../core/text/rich.ts';
import { typeset } from '../../core/text/typography.ts';
import { tagName, toNumber, AMBIGUOUS } from '../attributes.ts';
import { listItems, readLabelled } from './items.ts';
import type { Reader } from './reader.ts';

const NUMBER = /^[-−]?\d+([.,]\d+)?$/;

/** `<Nombre reponse="25,7" tolerance="0,1" unite="kg/m²">` */
export const number: Reader<'number'> = (context, parts, base) => {
  const { report } = context;
  const { attributes, element } = parts;
  const given = attributes.get('reponse');
  const answer = given === undefined ? Number.NaN : toNumber(given.value);
  const margin = attributes.get('tolerance');
  const tolerance = margin === undefined ? 0 : toNumber(margin.value);
  if (margin !== undefined && tolerance < 0) {
    report.error({
      code: 'attribut-valeur',
      at: margin.at,
      message: 'La tolérance ne peut pas être négative.',
      help: 'Écrivez l’écart accepté : tolerance="0,1", ou retirez l’attribut.',
    });
  }
  const unit = attributes.get('unite')?.value ?? null;
  if (unit === null) {
    report.warn({
      code: 'nombre-sans-unite',
      at: tagName(element),
      message: 'Ce nombre n’a pas d’unité.',
      help: 'Ajoutez par exemple unite="cm", ou le nom de ce qu’on compte : unite="vertèbres".',
    });
  }
  const expected: { answer: number; feedback: Rich }[] = [];
  const example = '7 : Sept, ce sont les cervicales.';
  for (const item of listItems(context, parts, `Écrivez « - ${example} ».`)) {
    const read = readLabelled(context, item, example);
    if (read === null) continue;
    const wrong = NUMBER.test(read.label) ? toNumber(read.label) : Number.NaN;
    const [, whole, decimals] = AMBIGUOUS.exec(read.label) ?? [];
    if (whole !== undefined && decimals !== undefined) {
      report.error({
        code: 'commentaire-forme',
        at: read.at,
        message: `« ${read.label} » peut se lire de deux façons.`,
        help: `Écrivez ${whole}${decimals} sans point, ou ${whole},${decimals} avec une virgule.`,
      });
      continue;
    }
    if (Number.isNaN(wrong)) {
      report.error({
        code: 'commentaire-forme',
        at: read.at,
        message: `« ${read.label} » n’est pas un nombre.`,
        help: `Écrivez « - ${example} », sans unité.`,
      });
    } else if (Math.abs(wrong - answer) <= tolerance) {
      report.error({
        code: 'commentaire-de-bonne-reponse',
        at: read.at,
        message: `${read.label} est compté juste : son commentaire ne s’affichera jamais.`,
        help: 'Gardez ici les réponses fausses ; la bonne se commente dans l’explication.',
      });
    } else expected.push({ answer: wrong, feedback: read.feedback });
  }
  if (given === undefined) return null;
  return {
    kind: 'number',
    ...base,
    answer,
    tolerance,
    unit: unit === null ? null : typeset(unit),
    expected,
  };
};
