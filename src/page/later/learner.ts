/** Who our own server knows this browser's learner to be. */
import type { LearnerAddress, LearnerMe } from '../../core/api/learner-calls.ts';
import { isKnown, LEARNER, learnerOf } from '../base/learner-key.ts';
import { KEY } from '../base/session-key.ts';
import { list } from '../../core/text/numbers.ts';

const ME: LearnerAddress<'GET moi'> = '/apprenant/moi';
const SIGN_OUT: LearnerAddress<'POST sortir'> = '/apprenant/sortir';

/** Null for a visitor, under another LMS, or without an answer. */
export async function fetchLearner(): Promise<LearnerMe | null> {
  if (!isKnown()) return null;
  try {
    const answer = await fetch(ME, { headers: { accept: 'application/json' } });
    const me = answer.ok ? ((await answer.json()) as Partial<LearnerMe> | null) : null;
    // A proxy's page or list is nobody.
    return me?.account?.name ? (me as LearnerMe) : null;
  } catch {
    return null;
  }
}

/** The same, when they are the learner of this page: an LMS may launch somebody else in this browser. */
export async function fetchOwn(learner: string): Promise<LearnerMe | null> {
  const me = await fetchLearner();
  return me && ownKey(me) === learner ? me : null;
}

/** What this browser keeps their work under. */
export const ownKey = ({ account }: Pick<LearnerMe, 'account'>): string =>
  learnerOf(JSON.stringify({ account }));

/** « Groupe Rennes 3 » and « Mme Le Goff voit vos réponses. » */
export function readersOf({ group, trainers }: LearnerMe): {
  readonly group: string;
  readonly sentence: string;
} {
  const who = trainers.length > 0 ? list(trainers) : 'votre centre';
  const verb = trainers.length > 1 ? 'voient' : 'voit';
  return { group: groupName(group), sentence: `${who} ${verb} vos réponses.` };
}

const groupName = (group: string | null): string =>
  group === null ? 'Suivi de formation' : /^groupe\b/i.test(group) ? group : `Groupe ${group}`;

/**
 * « Changer de personne » : this browser forgets whose it was; what it holds stays in that person's own drawer.
 *
 * @returns false when the server could not be told: nothing has changed then
 */
export async function signOut(): Promise<boolean> {
  const answer = await fetch(SIGN_OUT, { method: 'POST' }).catch(() => null);
  if (!answer?.ok) return false;
  forgetLearner();
  location.assign('/');
  return true;
}

/** Pages without a session show that learner's work. False when the browser refuses to remember. */
export function remember(learner: string): boolean {
  try {
    localStorage.setItem(LEARNER, JSON.stringify(learner));
    return true;
  } catch {
    return false;
  }
}

function forgetLearner(): void {
  try {
    sessionStorage.removeItem(KEY);
    localStorage.removeItem(LEARNER);
  } catch {
    // Refused storage: nothing was remembered.
  }
}
