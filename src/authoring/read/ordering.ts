import { plain } from '../../core/text/rich.ts';
import { span } from '../mdx.ts';
import { idsOf, sameness } from './ids.ts';
import { listItems, missingAnswers, readItem } from './items.ts';
import type { Reader } from './reader.ts';

const EXPECTED = 'Écrivez une liste numérotée dans le bon ordre : « 1. rein », « 2. uretère ».';

/** `<Ordre>`: a numbered list in the right order. */
export const ordering: Reader<'ordering'> = (context, parts, base) => {
  const { report } = context;
  const nodes = listItems(context, parts, EXPECTED);
  for (const list of parts.answers) {
    if (list.type !== 'list' || list.ordered === true) continue;
    report.error({
      code: 'reponses-forme',
      at: { start: span(list).start, end: span(list).start + 1 },
      message: 'Cette liste n’est pas numérotée.',
      help: EXPECTED,
    });
  }
  if (nodes.length < 3) {
    missingAnswers(context, parts, 'Il faut au moins trois étapes.', EXPECTED);
    return null;
  }
  if (nodes.length > 6) {
    report.warn({
      code: 'nombre-de-reponses',
      at: span(nodes[6] ?? parts.element),
      message: `Cette question a ${nodes.length} étapes.`,
      help: 'Gardez-en six au plus : au-delà, on ne les retient plus.',
    });
  }
  const items = nodes.map((node) => readItem(context, node, 'étape'));
  if (!items.every((item) => item !== null)) return null;
  const seen = new Set<string>();
  for (const { text, at } of items) {
    const key = sameness(text);
    if (seen.has(key)) {
      report.error({
        code: 'reponse-en-double',
        at,
        message: `L’étape « ${plain(text)} » est écrite deux fois.`,
        help: 'Changez ou supprimez l’une des deux.',
      });
    }
    seen.add(key);
  }
  const ids = idsOf(items.map(({ text }) => text));
  const steps = items.map(({ text, feedback }, index) => ({
    id: ids[index] ?? '',
    text,
    feedback,
  }));
  return { kind: 'ordering', ...base, steps };
};
