import type { ListItem } from 'mdast';
import { beatsIn, isTooFast } from '../../core/question/series/beats.ts';
import { DURATIONS } from '../../core/question/series/rules.ts';
import type { Series } from '../../core/question/types.ts';
import { toNumber } from '../attributes.ts';
import { span } from '../mdx.ts';
import type { Span } from '../source.ts';
import type { Context } from './context.ts';
import { listItems, missingAnswers } from './items.ts';
import type { Reader } from './reader.ts';

const EXPECTED =
  'Sous l’énoncé, écrivez en liste les millisecondes d’un battement au suivant : « - 833 », ou « - 540, 820, 610 ». À la fin, la liste recommence.';

const OF = { pouls: 'pulse', respiration: 'breath' } as const;
/** Milliseconds before the first one: a convention, as the exercises were written. */
const FIRST = { pulse: 200, breath: 500 } as const;
const [SHORTEST, LONGEST] = [250, 20_000];
/** A rate a quarter of a minute may miss by: one counted too many. */
const FAR = 4;

/** `<Compter serie="pouls" reponse="84" minute>`, its intervals in a list. */
export const series: Reader<'series'> = (context, parts, base) => {
  const { report } = context;
  const { attributes } = parts;
  const written = listItems(context, parts, EXPECTED).flatMap((item) => numbersIn(context, item));
  if (written.length === 0) {
    missingAnswers(context, parts, 'Cette série n’a pas d’intervalles.', EXPECTED);
    return null;
  }
  const [name, answer] = [attributes.get('serie'), attributes.get('reponse')];
  const intervals = written.map(({ text, at }) => {
    const number = /^\d+$/.test(text) ? Number(text) : NaN;
    if (number >= SHORTEST && number <= LONGEST) return number;
    report.error({
      code: 'intervalle',
      at,
      message: `« ${text} » n’est pas un intervalle.`,
      help: `Écrivez un nombre entier de millisecondes, de ${SHORTEST} à ${LONGEST}, et une virgule entre deux.`,
    });
    return NaN;
  });
  if (name === undefined || answer === undefined || intervals.some(Number.isNaN)) return null;
  const of = OF[name.value as keyof typeof OF];
  const one: Series = { of, first: FIRST[of], intervals, minute: attributes.has('minute') };
  if (isTooFast(one)) {
    report.error({
      code: 'serie-trop-rapide',
      at: written[0]?.at ?? answer.at,
      message: 'Cette série bat plus de trois fois en une seconde.',
      help: 'Trois intervalles de suite font au moins 1000 : plus vite, la figure qui clignote serait dangereuse.',
    });
  }
  const minute = perMinute(one, 60);
  if (toNumber(answer.value) !== minute) {
    report.error({
      code: 'serie-compte',
      at: answer.at,
      message: `Cette série compte ${minute} en une minute, et non ${answer.value}.`,
      help: `Écrivez reponse="${minute}", ou corrigez les intervalles.`,
    });
  }
  const far = DURATIONS.find((over) => Math.abs(perMinute(one, over) - minute) > FAR);
  if (far !== undefined && !one.minute) {
    report.warn({
      code: 'serie-sans-minute',
      at: name.at,
      message: `Comptée ${far} secondes, cette série donnerait ${perMinute(one, far)} par minute, et non ${minute}.`,
      help: 'Ajoutez « minute » dans la balise : seule une minute entière sera comptée juste.',
    });
  }
  return { kind: 'series', ...base, series: one };
};

const perMinute = (one: Series, over: number): number => (beatsIn(one, over).length * 60) / over;

/** What stands between commas and spaces, and where. */
function numbersIn(
  { report }: Context,
  item: ListItem,
): readonly { readonly text: string; readonly at: Span }[] {
  const start = span(item.children[0] ?? item).start;
  const { end } = span(item.children.at(-1) ?? item);
  const written = report.source.text.slice(start, end);
  return [...written.matchAll(/[^\s,;]+/g)].map(({ 0: text, index }) => ({
    text,
    at: { start: start + index, end: start + index + text.length },
  }));
}
