/** What heads the sheets of a proof. */
import type { LearnerProof } from '../../core/api/proof.ts';
import type { Outline } from '../../core/api/outline.ts';
import type { Proof } from '../../core/proof/model.ts';
import { dayOfYear } from '../../core/text/paris-date.ts';
import { pathName } from '../path.ts';

/** What each sheet about a learner is handed. */
export interface PlacedSheet {
  readonly proof: Proof;
  readonly centre: readonly string[];
  readonly about: readonly string[];
  /** "1 / 4" */
  readonly place: string;
}

/** Whose it is, the course, the day. */
export function aboutLearner(
  { learner, group, certification, at }: LearnerProof,
  outline: Outline,
): readonly string[] {
  return [
    learner.name,
    ...(group === null ? [] : [`groupe ${group.name}`]),
    courseName(outline, certification),
    `établi le ${dayOfYear(at)}`,
  ];
}

/** « Assistant médical, RNCP40913 » */
export const courseName = ({ title }: Outline, certification: string | null): string =>
  certification === null ? title : `${title}, ${certification}`;

/** As the action may be called: a person checks it against the agreement. */
export function actionTitle({ group, certification }: LearnerProof, outline: Outline): string {
  const path = pathName(outline, group?.path ?? null);
  return `${courseName(outline, certification)}, partie à distance${path === null ? '' : `, ${path}`}`;
}

/** What stands at the foot of every sheet. */
export const TO_CHECK =
  'Modèle à valider par le centre avant usage. Chaque ligne nomme l’enregistrement dont elle vient\u00A0; une phrase du modèle n’est pas une preuve. Heures de Paris, à l’horloge du serveur.';
