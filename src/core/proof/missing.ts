/** What no row says, so that nobody takes a sheet for whole. French sentences without their last full stop. */
import { list, plural } from '../text/numbers.ts';
import { dayOfYear } from '../text/paris-date.ts';
import type { Missing, Proof, ProvenBloc, ProvenMeeting } from './model.ts';

/** @param now ISO: of a meeting that runs, nothing is missing yet */
export function missingIn(proof: Omit<Proof, 'missing'>, now: string): Missing {
  return {
    meetings: missingPresences(proof, now),
    file: missingInFile(proof),
    map: missingOnMap(proof.blocs),
  };
}

function missingPresences({ meetings, sums }: Omit<Proof, 'missing'>, now: string) {
  const over = meetings.filter(({ end }) => end <= now);
  const silent = over.filter(({ pressed }) => pressed === null);
  const open = over.filter(({ pressed, confirmed }) => pressed !== null && confirmed === null);
  return [
    ...some(silent, (days) => `la présence ${days} («\u00A0Je suis là\u00A0» n’a pas été pressé)`),
    ...some(open, (days) => `la confirmation de la présence ${days}`),
    ...(sums.opened.unmeasured === 0
      ? []
      : [
          `le temps actif de ${plural(sums.opened.unmeasured, 'connexion interrompue', 'connexions interrompues')} ou en cours`,
        ]),
  ];
}

function missingInFile({ exchanges, activities, meetings }: Omit<Proof, 'missing'>) {
  const onPath = activities.filter(({ isOnPath }) => isOnPath);
  const lessons = onPath.filter(({ kind }) => kind === 'lesson');
  const undone = lessons.filter(({ state }) => state === 'none' || state === 'begun');
  const evaluations = onPath.filter(({ kind }) => kind === 'evaluation');
  const unpassed = evaluations.filter(({ state }) => state === 'none' || state === 'begun');
  const unanswered = exchanges.filter(({ reply }) => reply === null).length;
  const silent = onPath.filter(({ minutes }) => minutes === null).length;
  return [
    ...(exchanges.length + meetings.length === 0
      ? ['toute trace d’assistance\u00A0: ni échange, ni séance']
      : []),
    ...(unanswered === 0 ? [] : [`la réponse à ${plural(unanswered, 'demande')} d’aide`]),
    ...(undone.length === 0
      ? []
      : [`la fin de ${plural(undone.length, 'leçon')} sur ${lessons.length}`]),
    ...(unpassed.length === 0
      ? []
      : [`une évaluation réussie en ${list(unpassed.map(({ module }) => module))}`]),
    ...(silent === 0 ? [] : [`la durée moyenne annoncée de ${plural(silent, 'activité')}`]),
  ];
}

function missingOnMap(blocs: readonly ProvenBloc[]): readonly string[] {
  const elsewhere = blocs.flatMap(({ themes }) => themes.filter(({ remote }) => remote === null));
  return elsewhere.length === 0
    ? []
    : [
        `ce qui ne s’enseigne pas à distance, ${plural(elsewhere.length, 'thème')}\u00A0: ses preuves sont au centre`,
      ];
}

/** « du 3 nov. 2026 et du 5 nov. 2026 » */
function some(
  meetings: readonly ProvenMeeting[],
  sentence: (days: string) => string,
): readonly string[] {
  const days = [...new Set(meetings.map(({ start }) => `du\u00A0${dayOfYear(start)}`))];
  return days.length === 0 ? [] : [sentence(list(days))];
}
