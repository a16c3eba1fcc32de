/** What a positioning advises, in words: never a mark, never a level. */
import type { Pace } from '../../core/assessment/advice.ts';

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

export const NO_EXEMPTION =
  'Ce test ne dispense de rien. Sur le parcours complet, alléger une leçon se discute avec votre formateur ; la formation d’adaptation à l’emploi (FAE) se suit en entier.';
