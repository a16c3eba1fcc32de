/** Objectives of SCORM 2004: they come with the manifest in some LMSs; in others each has to be named first. */
import { french } from '../../core/scorm/interaction.ts';
import type { ObjectiveStanding } from '../../core/scorm/standing.ts';
import type { ScormApi } from '../scorm-api.ts';
import type { Elements } from './scorm-elements.ts';
import { count } from './scorm-interactions.ts';

export function tellObjectives(
  api: ScormApi,
  { set, setHigher }: Elements,
): (objective: ObjectiveStanding) => void {
  const known = new Map<string, number>();

  return (objective) => {
    if (known.size === 0)
      for (let at = 0; at < count(api, 'cmi.objectives._count'); at++)
        known.set(api.get(`cmi.objectives.${at}.id`), at);
    let at = known.get(objective.id);
    if (at === undefined) {
      at = count(api, 'cmi.objectives._count');
      if (!set(`cmi.objectives.${at}.id`, objective.id)) return;
      known.set(objective.id, at);
      set(`cmi.objectives.${at}.description`, french(objective.text));
    }
    const { completed, passed, scaled } = objective;
    setHigher(
      [
        ['completion_status', completed ? 'completed' : 'incomplete'],
        ...(passed === null ? [] : [['success_status', passed ? 'passed' : 'failed'] as const]),
        ...(scaled === null ? [] : [['score.scaled', String(scaled)] as const]),
      ].map(([name, value]) => [`cmi.objectives.${at}.${name ?? ''}`, value ?? ''] as const),
    );
  };
}
