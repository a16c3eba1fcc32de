/** What a positioning advises, in words: never a mark, never a level. */
import type { Pace } from '../../core/assessment/advice.ts';
import type { AssessedPath } from './types.ts';

export const PACES: Readonly<Record<Pace, string>> = {
  'in-order': 'Prenez tout le module. Commencez par ces leçons, dans cet ordre.',
  'marked-first': 'Commencez par ces leçons. Les autres restent à faire, dans l’ordre.',
  faster:
    'Commencez par ces leçons. Dans les autres, vous pouvez aller plus vite : lisez les points à retenir, puis faites les questions.',
  known:
    'Tout était juste. Les leçons restent à faire : lisez les points à retenir, faites les questions, et parlez de ce que vous savez déjà à votre formateur.',
};

export const SAFETY =
  'À lire en premier : ce que l’assistant fait, ce qu’il prépare, ce qu’il ne fait jamais. Parlez-en à votre formateur avant votre stage.';

/** On the path of who reads it. */
const EXEMPTIONS = {
  whole: 'alléger une leçon est à discuter avec votre formateur',
  adapted: 'la formation d’adaptation à l’emploi se suit en entier',
} as const;

/** @param path null: nobody knows which they take, and both are said */
export function noExemption(path: Pick<AssessedPath, 'isWhole'> | null): string {
  return path === null
    ? `Ce test ne dispense de rien. Sur le parcours complet, ${EXEMPTIONS.whole}\u202F; ${EXEMPTIONS.adapted}.`
    : `Ce test ne dispense de rien\u00A0: ${path.isWhole ? EXEMPTIONS.whole : EXEMPTIONS.adapted}.`;
}
