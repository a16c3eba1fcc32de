/** A proof for a spreadsheet (pure): a line a row, with the row it comes from. Times in Europe/Paris. */
import type { LearnerProof } from '../../core/api/proof.ts';
import { KIND_NAMES } from '../../core/course/unit.ts';
import { plannedSeconds } from '../../core/proof/meetings.ts';
import type { OpenedTime } from '../../core/proof/model.ts';
import {
  activitySource,
  exchangeSource,
  meetingSource,
  sittingSource,
  textSource,
} from '../../core/proof/sources.ts';
import { isMeasured, stateWords } from '../../core/proof/states.ts';
import { csv } from '../../core/report/csv.ts';
import { percent } from '../../core/report/percent.ts';
import { minutes, moment } from './csv.ts';

type Row = readonly string[];

/** A line for each learner and each meeting. */
export function meetingsCsv(all: readonly LearnerProof[]): string {
  const header = [
    'Nom',
    'Début',
    'Fin',
    'Durée prévue (min)',
    'Titre',
    'Leçons',
    'Avec',
    '«\u00A0Je suis là\u00A0» pressé le',
    'Présence confirmée le',
    'Confirmée par',
    'Questions du groupe répondues',
    'Leçons ouvertes pendant la séance',
    'Temps actif de ces leçons (min), à part',
    'Leçons sans temps actif mesuré',
    'Source',
    'Référence',
  ];
  const rows = all.flatMap(({ learner, proof }) =>
    proof.meetings.map((meeting): Row => {
      const { opened, confirmed } = meeting;
      return [
        learner.name,
        moment(meeting.start),
        moment(meeting.end),
        minutes(plannedSeconds(meeting)),
        meeting.title,
        meeting.lessons,
        meeting.trainer,
        moment(meeting.pressed),
        moment(confirmed?.at ?? null),
        confirmed?.by ?? '',
        String(meeting.answers),
        String(opened.sessions),
        activeMinutes(opened),
        String(opened.unmeasured),
        meetingSource(meeting),
        meeting.id,
      ];
    }),
  );
  return csv([header, ...rows]);
}

/** A line for each exchange, activity and sitting of each learner, as D6313-3-1 lists them. */
export function evidenceCsv(all: readonly LearnerProof[]): string {
  const header = [
    'Nom',
    'Point du D6313-3-1',
    'Date',
    'Module',
    'Objet',
    'État',
    'Durée moyenne annoncée (min)',
    'Temps actif (min), à part',
    'Score (%)',
    'Seuil (%)',
    'Essai',
    'Messages de la personne',
    'Réponses',
    'Première réponse le',
    'Par',
    'Source',
  ];
  return csv([header, ...all.flatMap(evidenceRows)]);
}

const POINTS = ['1. Assistance', '2. Activités', '3. Évaluations'] as const;

function evidenceRows({ learner, proof }: LearnerProof): readonly Row[] {
  const { name } = learner;
  return [
    ...proof.exchanges.map((exchange): Row => {
      const { asked, place, reply } = exchange;
      const state = reply === null ? 'sans réponse' : 'répondu';
      return [
        ...[name, POINTS[0], moment(asked), '', `Demande d’aide\u00A0: ${place}`, state],
        ...['', '', '', '', ''],
        ...[String(exchange.learner), String(exchange.trainer), moment(reply?.at ?? null)],
        ...[reply?.by ?? '', exchangeSource(exchange)],
      ];
    }),
    ...proof.activities.map((activity): Row => {
      const { module, minutes: announced, opened } = activity;
      return [
        ...[name, POINTS[1], moment(activity.at), module, activity.name, stateWords(activity)],
        ...[announced === null ? '' : String(announced), activeMinutes(opened)],
        ...['', '', '', '', '', '', '', activitySource(activity) ?? ''],
      ];
    }),
    ...proof.texts.map((text): Row => {
      const { at, title, place, comment } = text;
      return [
        ...[name, POINTS[1], moment(at), '', `Texte écrit, ${title}\u00A0: ${place}`],
        ...[comment === null ? 'écrit' : 'écrit et commenté', '', '', '', '', '', '', ''],
        ...[moment(comment?.at ?? null), comment?.by ?? '', textSource(text)],
      ];
    }),
    ...proof.sittings.map((sitting): Row => {
      const { at, module, scaled, mastery, passed, number } = sitting;
      return [
        ...[name, POINTS[2], moment(at), module, KIND_NAMES.evaluation],
        ...[passed ? 'réussie' : 'non réussie', '', ''],
        ...[percent(scaled, mastery), percent(mastery, mastery), String(number)],
        ...['', '', '', '', sittingSource(sitting)],
      ];
    }),
  ];
}

/** Empty where nothing was measured. */
const activeMinutes = (opened: OpenedTime): string =>
  isMeasured(opened) ? minutes(opened.activeSeconds) : '';
