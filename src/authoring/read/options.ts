/** The options of `<Choix>` and `<ChoixMultiple>`. */
import type { ListItem } from 'mdast';
import type { Option } from '../../core/question/types.ts';
import { plain } from '../../core/text/rich.ts';
import { span } from '../mdx.ts';
import type { Context } from './context.ts';
import { idsOf, sameness } from './ids.ts';
import { isBlank } from './inline.ts';
import { listItems, missingAnswers, readItem, type Item } from './items.ts';
import type { Parts } from './parts.ts';
import { placeOf } from './place.ts';
import { startsWith } from './rich.ts';

const EXPECTED = 'Écrivez une liste : « - [x] la bonne réponse », « - [ ] une autre réponse ».';

export interface Options {
  readonly options: readonly Option[];
  readonly items: readonly Item[];
}

export function readOptions(context: Context, parts: Parts): Options | null {
  const nodes = listItems(context, parts, EXPECTED);
  if (nodes.length < 2) {
    const message = nodes.length === 0 ? 'Il n’y a pas de réponses.' : 'Il n’y a qu’une réponse.';
    missingAnswers(context, parts, message, EXPECTED);
    return null;
  }
  const places = nodes.map(placeOf);
  const items = nodes.map((node, at) =>
    isTicked(context, node) ? readItem(context, places[at]?.node ?? node, 'réponse') : null,
  );
  return items.every((item) => item !== null) ? optionsOf(context, items, places) : null;
}

/** Null, and told, when one of them is empty. */
export function optionsOf(
  context: Context,
  items: readonly Item[],
  places: readonly ReturnType<typeof placeOf>[] = [],
): Options | null {
  if (items.some((item) => emptyOption(context, item))) return null;
  duplicates(context, items);
  const ids = idsOf(items.map(({ text }) => text));
  const options = items.map(({ node, text, feedback }, index) => ({
    id: ids[index] ?? '',
    text,
    right: node.checked === true,
    feedback,
    ...(places[index] && { zone: places[index].zone }),
  }));
  adviseOnOptions(context, items, options);
  return { options, items };
}

const LIKE_A_BOX = /^\s*(\[\s*\]|\[\s*[xX]\s*\]|\[[vV✓✔*]\]|\(\s*[xX]?\s*\))\s*/u;

/** Whether the item has a readable box; reports what is wrong with it otherwise. */
export function isTicked(context: Context, node: ListItem): boolean {
  if (node.checked !== null && node.checked !== undefined) return true;
  const line = node.children[0];
  const at = span(line ?? node);
  const box = line === undefined ? null : startsWith(line, LIKE_A_BOX);
  if (box !== null) {
    const right = /[xXvV✓✔*]/u.test(box[1] ?? '');
    const end = at.start + box[0].length;
    const empty = /^\[[ xX]\]\s*$/.test(context.report.source.text.slice(at.start, at.end));
    context.report.error({
      code: empty ? 'reponse-vide' : 'case-mal-ecrite',
      at: { start: at.start, end },
      message: empty ? 'Cette réponse est vide.' : 'Cette case n’est pas écrite comme il faut.',
      help: empty
        ? 'Écrivez son texte sur la même ligne, ou supprimez la ligne.'
        : 'Écrivez « [x] » devant la bonne réponse, « [ ] » (avec une espace) devant les autres.',
      fix: empty ? undefined : { start: at.start, end, text: right ? '[x] ' : '[ ] ' },
    });
    return false;
  }
  context.report.error({
    code: 'case-absente',
    at,
    message: 'Cette réponse n’a pas de case.',
    help: 'Écrivez « - [x] » devant la bonne réponse, « - [ ] » devant les autres.',
  });
  return false;
}

function emptyOption(context: Context, item: Item): boolean {
  if (!isBlank(item.text)) return false;
  context.report.error({
    code: 'reponse-vide',
    at: item.at,
    message: 'Cette réponse est vide.',
    help: 'Écrivez son texte sur la même ligne, ou supprimez la ligne.',
  });
  return true;
}

function duplicates(context: Context, items: readonly Item[]): void {
  const seen = new Set<string>();
  for (const { text, at } of items) {
    const key = sameness(text);
    if (seen.has(key)) {
      context.report.error({
        code: 'reponse-en-double',
        at,
        message: `La réponse « ${plain(text)} » est écrite deux fois.`,
        help: 'Changez ou supprimez l’une des deux.',
      });
    }
    seen.add(key);
  }
}

const ALL_OF_THEM =
  /\b(toutes (ces|les) (réponses|propositions)|(aucune|l’ensemble) (de ces|des) (réponses|propositions)|tout ce qui précède|les deux réponses)/iu;

function adviseOnOptions(
  context: Context,
  items: readonly Item[],
  options: readonly Option[],
): void {
  const { report } = context;
  for (const [index, { text, at, feedback, node }] of items.entries()) {
    const all = ALL_OF_THEM.exec(plain(text));
    if (all !== null) {
      report.warn({
        code: 'toutes-ces-reponses',
        at,
        message: `« ${all[0]} » se devine sans rien savoir.`,
        help: 'Remplacez-la par une vraie réponse, ou passez à <ChoixMultiple>.',
      });
    }
    if (options[index]?.right === false && feedback.length === 0) {
      report.warn({
        code: 'sans-commentaire',
        at: { start: span(node).start, end: at.end },
        message: 'Cette réponse fausse n’a pas de commentaire.',
        help: 'Ajoutez dessous, après une ligne vide et deux espaces, une phrase qui dit pourquoi.',
      });
    }
  }
  const lengths = (right: boolean): number[] =>
    options.filter((option) => option.right === right).map(({ text }) => plain(text).length);
  const shortestRight = Math.min(...lengths(true));
  const longestWrong = Math.max(...lengths(false));
  if (lengths(true).length === 0 || lengths(false).length === 0) return;
  if (shortestRight >= longestWrong * 1.5 && shortestRight - longestWrong >= 15) {
    const item = items[options.findIndex((option) => option.right)];
    if (item === undefined) return;
    report.warn({
      code: 'bonne-reponse-plus-longue',
      at: item.at,
      message: 'La bonne réponse est nettement plus longue que les autres : elle se devine.',
      help: 'Raccourcissez-la, ou étoffez les autres.',
    });
  }
}
