/** What trainers published for a learner's group, as our own server tells it to their browser. */
import type { BodyOf } from '../../core/api/call.ts';
import type { PublishedAnswer } from '../../core/api/help.ts';
import type { LearnerAddress, LearnerCalls } from '../../core/api/learner-calls.ts';
import type { Problem } from '../../core/api/problem.ts';
import { posting, valueAt } from '../../page/later/ask.ts';
import { call, readJson } from '../../player/http.ts';

/** @param unit an id; null: of every unit. @returns null when they cannot be had */
export async function fetchPublished(
  unit: string | null,
): Promise<readonly PublishedAnswer[] | null> {
  const address: LearnerAddress<'GET publications'> = `/apprenant/publications?unite=${encodeURIComponent(unit ?? '')}`;
  const json = await valueAt(address, fetch);
  const isOne = (one: Partial<PublishedAnswer> | null): boolean =>
    typeof one?.id === 'string' && typeof one.text === 'string' && one.place !== undefined;
  return Array.isArray(json) && (json as Partial<PublishedAnswer>[]).every(isOne)
    ? (json as readonly PublishedAnswer[])
    : null;
}

const DECISION: LearnerAddress<'POST publications/:id/accord'> =
  '/apprenant/publications/:id/accord';
const LOST = 'Votre choix n’a pas pu être envoyé. Vérifiez votre connexion, puis recommencez.';

/** Whether one's own question may go with the answer. @returns null once the server has it, else why not, in French */
export async function decide(publication: string, agreed: boolean): Promise<string | null> {
  const answer = await call(
    DECISION.replace(':id', encodeURIComponent(publication)),
    posting({ agreed } satisfies BodyOf<LearnerCalls['POST publications/:id/accord']>),
    fetch,
  ).catch(() => null);
  if (answer?.status === 204) return null;
  return (readJson(answer?.text ?? '') as Partial<Problem> | null | undefined)?.message ?? LOST;
}
