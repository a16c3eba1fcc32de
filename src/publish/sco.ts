/** What a SCORM package says of each lesson beside its page: what its tracker cannot read there. */
import type { ScoDescription } from '../core/scorm.ts';
import { objectiveIri, type PublishedUnit } from './units.ts';

export const scoFile = (unit: string): string => `modules/${unit}/sco.json`;

export function scoDescription({ objectives }: PublishedUnit, iri: string): ScoDescription {
  return {
    objectives: objectives.map(({ id, text, questions }) => ({
      id: objectiveIri(iri, id),
      text,
      questions,
    })),
  };
}
