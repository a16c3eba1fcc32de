/** What the trainer's API is made of: what its routes need, and which routes there must be. */
import type { Context } from 'hono';
import type { Me } from '../../core/api/accounts.ts';
import type { Erasure } from '../../core/api/learners.ts';
import type { SignInCalls, TrainerCalls } from '../../core/api/trainer-calls.ts';
import type { Store } from '../store/db.ts';
import type { CatalogueReader } from '../launch/catalogue.ts';
import type { Learners } from '../launch/learners.ts';
import type { Keeping } from '../lrs/keeping.ts';
import type { Trace } from '../ops/trace.ts';
import type { Steady } from '../process/steady.ts';
import type { AddressOf } from './address.ts';
import type { Routes } from './calls.ts';
import type { Identity } from './identities.ts';
import type { People } from './people.ts';

/** Behind the door; `me`: who asks. */
export type TrainerRoutes = Routes<Omit<TrainerCalls, keyof SignInCalls>, { readonly me: Me }>;

export interface TrainerParts {
  readonly store: Store;
  readonly clock: () => Date;
  readonly steady: Steady;
  readonly people: People;
  readonly catalogue: CatalogueReader;
  readonly learners: Learners;
  /** `homePage` of the accounts issued here. */
  readonly homePage: (origin: string) => string;
  readonly erase: (learner: Identity, by: string, origin: string) => Promise<Erasure>;
  /** @param by who asks */
  readonly eraseAccount: (id: string, by: string) => Promise<Erasure>;
  readonly trace: Trace;
  /** What a learner has open is over; in the caller's transaction. @param learner their row */
  readonly endSessions: (learner: number, origin: string) => void;
  /** Its endpoint, when statements are kept there. */
  readonly externalLrs: string | null;
  readonly keeping: Pick<Keeping, 'statementsAbout' | 'documentsAbout' | 'trouble'>;
  readonly originOf: (c: Context) => string;
  readonly addressOf: AddressOf;
  readonly publicUrl: string | null;
  /** Requests for help of a group that nobody has answered. */
  readonly helpWaiting: (group: string) => number;
}
