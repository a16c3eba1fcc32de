/** What a page that closes leaves to the service worker, which ends its session if it does not come back. */
import { initialized } from '../../core/xapi/cmi5.ts';
import { mayStatement, recordStatement } from '../../core/xapi/ledger.ts';
import type { Statement } from '../../core/xapi/statement.ts';
import { inBatches } from '../deliver.ts';
import type { OutboxEntry } from '../store.ts';
import { lastWords } from './say.ts';
import { isEnded, settingOf, type Departure, type Session } from './session.ts';
import { translateAll, verbOf } from './translate.ts';

export interface Legacy {
  /** Name of the learner's database. */
  readonly database: string;
  /** Key of the session. */
  readonly id: string;
  readonly endpoint: string;
  /** Value of the Authorization header. */
  readonly authorization: string;
  /** In requests of the size an LRS takes, in order; the last one holds the session's last words. */
  readonly batches: readonly (readonly Statement[])[];
  /** The outbox entries these batches tell. */
  readonly seqs: readonly number[];
  /** The session once all that is stored. */
  readonly after: Session;
}

/** To the worker: a page left its session, or is (again) there. */
export type Word =
  | {
      readonly kind: 'left';
      readonly legacy: Legacy;
      /** Address of the page, without query: a window that shows it may be the page on its way back. */
      readonly page: string;
    }
  | { readonly kind: 'here'; readonly id: string };

/** @returns null when nothing more can be said */
export function legacyOf(
  place: { readonly id: string; readonly database: string },
  session: Session,
  waiting: readonly OutboxEntry[],
  left: Departure,
): Legacy | null {
  const { authorization } = session;
  if (authorization === null || isEnded(session)) return null;
  const { id } = place;
  const said = (sum: Session, { verb }: Statement): Session => ({
    ...sum,
    ledger: recordStatement(sum.ledger, verbOf(verb)),
  });
  const first = mayStatement(session.ledger, 'initialized')
    ? [initialized(settingOf(session), { id, time: session.began })]
    : [];
  const begun = first.reduce(said, session);
  const all = translateAll(begun, waiting);
  // What cannot be said yet would come after the session's last words: the next visit ends it.
  if (all.length < waiting.length) return null;
  const told = all.filter(({ isBroken }) => !isBroken);
  const last = told.at(-1)?.after ?? begun;
  const words = lastWords(id, last, left);
  return {
    ...place,
    endpoint: session.launch.endpoint,
    authorization,
    batches: [
      ...first.map((one) => [one]),
      ...inBatches(told.flatMap(({ statements }) => statements)),
      words,
    ],
    seqs: told.map(({ waiting: { seq } }) => seq),
    after: words.reduce(said, last),
  };
}
