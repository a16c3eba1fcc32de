/** What the board knows of learners, as far as it decides whom to look at first. */
import type { GroupBoard } from '../../core/api/groups.ts';
import type { HelpRequest } from '../../core/api/help.ts';
import type { Watched } from '../../core/report/urgency.ts';

export function watched({ learners, help, meetings }: GroupBoard): readonly Watched[] {
  const present = new Set(
    meetings.filter(({ state }) => state === 'running').flatMap((meeting) => meeting.present),
  );
  const calls = callsOf(help);
  return learners.map((learner) => ({
    ...learner,
    call: calls.get(learner.id) ?? null,
    attends: present.has(learner.id),
  }));
}

/** By learner, the one that has waited longest. */
function callsOf(help: readonly HelpRequest[]): Map<string, NonNullable<Watched['call']>> {
  const calls = new Map<string, NonNullable<Watched['call']>>();
  for (const { learner, place, state, messages } of help) {
    if (state !== 'waiting') continue;
    const answered = messages.map(({ from }) => from).lastIndexOf('trainer');
    const since = messages[answered + 1]?.at;
    const known = calls.get(learner.id);
    if (since === undefined || (known && known.since <= since)) continue;
    calls.set(learner.id, { since, place });
  }
  return calls;
}
