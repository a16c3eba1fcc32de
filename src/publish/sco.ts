/** What a SCORM package says of each lesson beside its page: what its tracker cannot read there. */
import type { ScoDescription } from '../core/scorm/types.ts';
import { objectiveIri } from '../core/course/iri.ts';
import { requiredOf, type Unit } from '../core/course/unit.ts';

export const scoFile = (unit: string): string => `modules/${unit}/sco.json`;

export function scoDescription(unit: Unit, iri: string): ScoDescription {
  return {
    required: requiredOf(unit),
    objectives: unit.objectives.map(({ id, text, questions }) => ({
      id: objectiveIri(iri, id),
      text,
      questions,
    })),
  };
}
