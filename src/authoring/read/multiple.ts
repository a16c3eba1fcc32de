import { tagName } from '../attributes.ts';
import { readOptions } from './options.ts';
import type { Reader } from './reader.ts';
import { readZones } from './zones.ts';

/** `<ChoixMultiple>`: several options may be right, at least one is wrong. */
export const multiple: Reader<'multiple'> = (context, parts, base) => {
  const read = readOptions(context, parts);
  if (read === null) return null;
  const { options } = read;
  const right = options.filter((option) => option.right).length;
  if (right === 0) {
    context.report.error({
      code: 'sans-bonne-reponse',
      at: tagName(parts.element),
      message: 'Aucune réponse n’est cochée.',
      help: 'Écrivez « [x] » devant chaque bonne réponse.',
    });
  } else if (right === options.length) {
    context.report.error({
      code: 'sans-mauvaise-reponse',
      at: tagName(parts.element),
      message: 'Toutes les réponses sont cochées : il suffit de tout cocher pour réussir.',
      help: 'Ajoutez au moins une réponse fausse, avec « [ ] ».',
    });
  }
  return { kind: 'multiple', ...base, options, ...readZones(context, parts, read, 'zones') };
};
