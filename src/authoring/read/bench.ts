import { tagName } from '../attributes.ts';
import { span } from '../mdx.ts';
import { didYouMean, nearest } from '../nearest.ts';
import { checkSource } from './named-sources.ts';
import type { Reader } from './reader.ts';

const HELP =
  'Créez banc.yaml dans le dossier du module : le guide, page « Le banc de mesure », le donne.';

/** `<Banc personne="karim-o">`: everything else is in banc.yaml. */
export const bench: Reader<'bench'> = (context, parts, base) => {
  const { report, benches } = context;
  const stray = parts.answers[0];
  if (stray !== undefined)
    report.error({
      code: 'reponses-forme',
      at: { start: span(stray).start, end: span(stray).start + 1 },
      message: 'Un banc n’a pas de liste de réponses.',
      help: 'Retirez-la : ce qu’on peut choisir est écrit dans banc.yaml.',
    });
  if (benches === null) {
    report.error({
      code: 'banc-absent',
      at: tagName(parts.element),
      message: 'Ce dossier n’a pas de banc de mesure, ou le sien a une erreur.',
      help: HELP,
    });
    return null;
  }
  const named = parts.attributes.get('personne');
  if (named === undefined) return null;
  const found = benches.people.get(named.value);
  if (found === undefined) {
    const known = [...benches.people.keys()];
    const meant = nearest(named.value, known);
    report.error({
      code: 'personne-inconnue',
      at: named.at,
      message: `Personne ne s’appelle « ${named.value} » dans banc.yaml.`,
      help: didYouMean(named.value, known, `Les personnes sont : ${known.join(', ')}.`),
      fix: meant === null ? undefined : { ...named.at, text: meant },
    });
    return null;
  }
  for (const key of benches.drawings) context.shown.add(key);
  for (const id of benches.cited) checkSource(context, id, named.at);
  return { kind: 'bench', ...base, bench: found };
};
