/**
 * What was on the screen is told to our server, so that no other device announces it. A word that is lost is
 * said again at the next look, since this browser remembers what it has shown.
 */
import type { BodyOf } from '../../core/api/call.ts';
import type { ReadMark } from '../../core/api/help.ts';
import type { LearnerAddress, LearnerCalls } from '../../core/api/learner-calls.ts';

const ADDRESS: LearnerAddress<'POST lu'> = '/apprenant/lu';

/** @returns whether the server answered, be it with a refusal */
export function tellRead(
  fetch: typeof globalThis.fetch,
  { id, messages }: ReadMark,
): Promise<boolean> {
  return fetch(ADDRESS, {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'application/json' },
    body: JSON.stringify({ id, messages } satisfies BodyOf<LearnerCalls['POST lu']>),
    // The page may be left at once.
    keepalive: true,
  }).then(
    ({ status }) => status < 500,
    () => false,
  );
}
