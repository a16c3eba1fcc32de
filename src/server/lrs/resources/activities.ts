/** GET of an activity: all that is known of it, from every statement (Communication 2.5). */
import type { DatabaseSync } from 'node:sqlite';
import { iriParam, onlyThese, required } from '../http/params.ts';
import type { Activity } from '../statement/types.ts';
import { json, type Resource } from '../http/resource.ts';

export interface ActivityDirectory {
  readonly definition: (iri: string) => Activity['definition'] | null;
}

export function openActivities(db: DatabaseSync): ActivityDirectory {
  const find = db.prepare('SELECT definition FROM activity WHERE iri = ?');
  return {
    definition: (iri) => {
      const text = find.get(iri)?.['definition'];
      return typeof text === 'string' ? (JSON.parse(text) as Activity['definition']) : null;
    },
  };
}

export function getActivity(directory: ActivityDirectory): Resource {
  return ({ request }) => {
    onlyThese(request.params, ['activityId']);
    const id = required('activityId', iriParam(request.params, 'activityId'));
    const definition = directory.definition(id);
    return json({ objectType: 'Activity', id, ...(definition ? { definition } : {}) });
  };
}
