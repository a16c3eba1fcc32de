/** What was asked of a learner, with its announced average duration, beside what they did. */
import type { VNode } from 'preact';
import type { ProvenActivity } from '../../core/proof/model.ts';
import { activitySource } from '../../core/proof/sources.ts';
import { duration } from '../parts/dates.ts';
import { Source } from './parts.tsx';
import { activeWords, activityWords } from './words.ts';

export function ActivityTable({
  activities,
}: {
  readonly activities: readonly ProvenActivity[];
}): VNode {
  return (
    <table>
      <caption class="invisible">Activités, dans l’ordre du cours.</caption>
      <thead>
        <tr>
          <th scope="col">Activité</th>
          <th scope="col">Durée moyenne annoncée</th>
          <th scope="col">Fait</th>
          <th scope="col">Temps actif, à part</th>
        </tr>
      </thead>
      <tbody>
        {activities.map((activity, at) => {
          const source = activitySource(activity);
          const isFirst = activities[at - 1]?.module !== activity.module;
          return (
            <tr key={activity.unit} class={isFirst ? 'premiere' : undefined}>
              <th scope="row">
                <span class={isFirst ? undefined : 'invisible'}>{activity.module}, </span>
                {activity.name}
                {source === null ? null : <Source of={source} />}
              </th>
              <td data-n="Durée moyenne annoncée">
                {activity.minutes === null ? 'non dite' : duration(activity.minutes)}
              </td>
              <td data-n="Fait">{activityWords(activity)}</td>
              <td data-n="Temps actif, à part">{activeWords(activity.opened)}</td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
