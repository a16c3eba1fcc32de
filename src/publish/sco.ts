/** What a SCORM package says of each lesson beside its page: what its tracker cannot read there. */
import type { ScoDescription } from '../core/scorm/types.ts';
import { objectiveIri, type PublishedUnit } from './units.ts';

export const scoFile = (unit: string): string => `modules/${unit}/sco.json`;

export function scoDescription(
  { objectives, required }: PublishedUnit,
  iri: string,
): ScoDescription {
  return {
    required,
    objectives: objectives.map(({ id, text, questions }) => ({
      id: objectiveIri(iri, id),
      text,
      questions,
    })),
  };
}
