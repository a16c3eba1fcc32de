/** Whose browser asks. */
import type { Context } from 'hono';
import type { LearnerMe } from '../../core/api/learner-calls.ts';
import { learnerOf } from '../launch/cookie.ts';
import type { Learners } from '../launch/learners.ts';
import type { Identity } from '../people/identities.ts';
import type { People } from '../people/people.ts';
import { PeopleRefusal } from '../people/refusal.ts';

export interface KnownLearners {
  readonly people: Pick<People, 'identities'>;
  readonly learners: Learners;
}

export interface OwnPages extends Pick<LearnerMe, 'account'> {
  readonly who: Identity;
}

/** @throws PeopleRefusal 401 */
export function whoIsIn(c: Context, { people, learners }: KnownLearners): OwnPages {
  const learner = learnerOf(c, learners);
  const who = learner && people.identities.byRow(learner.id);
  const account = learner?.actor.account;
  if (!who || !account) throw new PeopleRefusal(401, 'Vous étudiez sans suivi.');
  return { who, account: { homePage: account.homePage, name: account.name } };
}
