import { tagName } from '../attributes.ts';
import { spanAll } from '../mdx.ts';
import type { Context } from './context.ts';
import type { Item } from './items.ts';
import { readOptions } from './options.ts';
import type { Parts } from './parts.ts';
import type { Reader } from './reader.ts';
import { readZones } from './zones.ts';

/** `<Choix>`: one option is right. */
export const choice: Reader<'choice'> = (context, parts, base) => {
  const read = readOptions(context, parts);
  if (read === null) return null;
  const { options, items } = read;
  checkOneRight(context, parts, items);
  if (options.length === 2 || options.length > 5) {
    context.report.warn({
      code: 'nombre-de-reponses',
      at: spanAll(
        items.slice(0, 1).map(({ node }) => node),
        tagName(parts.element),
      ),
      message: `Cette question propose ${options.length} réponses.`,
      help:
        options.length === 2
          ? 'Ajoutez une ou deux réponses plausibles, ou écrivez <VraiFaux>.'
          : 'Gardez de trois à cinq réponses.',
    });
  }
  return { kind: 'choice', ...base, options, ...readZones(context, parts, read, 'zone') };
};

/** Of these answers, exactly one is ticked. */
export function checkOneRight(context: Context, parts: Parts, items: readonly Item[]): void {
  const { name } = parts.element;
  const right = items.filter(({ node }) => node.checked === true);
  if (right.length === 0) {
    context.report.error({
      code: 'sans-bonne-reponse',
      at: tagName(parts.element),
      message: 'Aucune réponse n’est cochée.',
      help: 'Écrivez « [x] » devant la bonne réponse.',
    });
  } else if (right.length > 1) {
    context.report.error({
      code: 'deux-bonnes-reponses',
      at: right[1]?.at ?? tagName(parts.element),
      message: `${right.length} réponses sont cochées, <${name}> n’en accepte qu’une.`,
      help:
        name === 'Choix'
          ? 'Gardez un seul « [x] », ou écrivez <ChoixMultiple>.'
          : 'Gardez un seul « [x] ».',
    });
  }
}
