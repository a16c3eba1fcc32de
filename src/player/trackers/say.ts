/**
 * Says what a session has to say: `initialized` first and alone, the outbox in order, `failed` and
 * `terminated` last. The same for the page the learner is on and for a session left behind.
 */
import { initialized, judged, terminated } from '../../core/cmi5.ts';
import { mayStatement, recordStatement } from '../../core/ledger.ts';
import type { Statement, Verb } from '../../core/statement.ts';
import { deliver, type DeliverParts, type Reply } from '../deliver.ts';
import type { Store } from '../store.ts';
import type { Parked } from './kept.ts';
import {
  REFUSALS,
  registrationKey,
  sessionKey,
  settingOf,
  type Left,
  type Session,
} from './session.ts';
import { later, translateAll, verbOf, type Told } from './translate.ts';

export interface SayParts extends Pick<DeliverParts, 'wait' | 'random' | 'told'> {
  readonly id: string;
  readonly store: Store;
  readonly session: Session;
  /** @param over why the LMS takes nothing more of this session, null as far as one knows */
  readonly send: (statements: readonly Statement[], over: string | null) => Promise<Reply | Over>;
}

/** The LMS has closed this session; in its words. */
export interface Over {
  readonly kind: 'over';
  readonly reason: string;
}

export interface Sayer {
  readonly session: () => Session;
  /** `initialized`, then everything that waits. */
  flush(): Promise<void>;
  /** `failed` when that is how it ended, `terminated`. */
  finish(left: Left): Promise<void>;
}

export function sayer(parts: SayParts): Sayer {
  const { id, store } = parts;
  let { session } = parts;
  let told: readonly Told[] = [];

  /** Everything a step changes, in one transaction: a browser killed in between has done all or nothing. */
  async function settle(
    seqs: readonly number[],
    next: Session,
    more: Readonly<Record<string, unknown>> = {},
  ): Promise<void> {
    session = { ...next, over: session.over };
    await store.settle(seqs, {
      ...more,
      [sessionKey(id)]: session,
      [registrationKey(session.launch)]: session.ledger.registration,
    });
  }

  async function send(statements: readonly Statement[]): Promise<Reply> {
    const reply = await parts.send(statements, session.over);
    if (reply.kind !== 'over') return reply;
    session = { ...session, over: reply.reason };
    await store.set(sessionKey(id), session);
    return send(statements);
  }

  const park = (name: string, parked: Omit<Parked, 'session'>) => ({
    [`${REFUSALS}${name}`]: { ...parked, session: id } satisfies Parked,
  });

  /** The session's own first and last words. */
  async function say(verb: Verb, one: Statement): Promise<void> {
    const said = (): Session => ({
      ...session,
      ledger: recordStatement(session.ledger, verb),
      latest: later(session.latest, one.timestamp),
    });
    await deliver({
      ...parts,
      send,
      peek: () =>
        Promise.resolve(mayStatement(session.ledger, verb) ? [{ seq: 0, statements: [one] }] : []),
      settle: () => settle([], said()),
      // Nothing more comes of saying it again: what follows is refused too, and shown.
      park: (_, refusals) =>
        settle([], said(), park(`${id}:${verb}`, { refusals, entry: null, quiet: true })),
    });
  }

  return {
    session: () => session,
    async flush() {
      await say('initialized', initialized(settingOf(session), { id, time: session.began }));
      await deliver({
        ...parts,
        send,
        peek: async (count) => {
          told = translateAll(session, await store.peek(id, count));
          return told.map(({ waiting, statements }) => ({ seq: waiting.seq, statements }));
        },
        settle: (seqs) => settle(seqs, afterAll(seqs)),
        park: (seq, refusals) => {
          const entry = told.find(({ waiting }) => waiting.seq === seq)?.waiting ?? null;
          const quiet = refusals.every(
            ({ statement, status }) => status === 403 && isLasting(statement),
          );
          return settle([seq], afterAll([seq]), park(String(seq), { refusals, entry, quiet }));
        },
      });
    },
    async finish(left) {
      for (const one of lastWords(id, session, left)) await say(verbOf(one.verb), one);
    },
  };

  /** Entries are settled in their order: the session after the last of them. */
  function afterAll(seqs: readonly number[]): Session {
    const last = told.findLast(({ waiting }) => seqs.includes(waiting.seq));
    return last?.after ?? session;
  }
}

/** `failed` when that is how it ended, then `terminated`; nothing once it is said. */
export function lastWords(
  id: string,
  session: Session,
  { time, active }: Left,
): readonly Statement[] {
  const { failedTry, unit, began, ledger } = session;
  const setting = settingOf(session);
  const end = later(time, session.latest);
  const seconds = Math.max(0, (Date.parse(end) - Date.parse(began)) / 1000);
  return [
    ...(failedTry && mayStatement(ledger, 'failed')
      ? [judged(setting, failedTry, unit.masteryScore ?? 1)]
      : []),
    ...(mayStatement(ledger, 'terminated')
      ? [terminated(setting, { id, time: end }, { session: seconds, active })]
      : []),
  ];
}

const isLasting = ({ verb, context }: Statement): boolean =>
  /\/(completed|passed)$/.test(verb.id) && context.contextActivities?.category !== undefined;
