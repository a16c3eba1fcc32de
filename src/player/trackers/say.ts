/**
 * Says what a session has to say: `initialized` first and alone, the outbox in order, `failed` and
 * `terminated` last. The same for the page the learner is on and for a session left behind.
 */
import { recordOf } from '../../core/assessment/record.ts';
import { completed, initialized, isMastered, judged, terminated } from '../../core/xapi/cmi5.ts';
import { mayStatement, recordRefusal, recordStatement } from '../../core/xapi/ledger.ts';
import type { Event, Progress } from '../../core/progress/progress.ts';
import type { Statement, Verb } from '../../core/xapi/statement.ts';
import { backoff, deliver, type DeliverParts, type Refusal } from '../deliver.ts';
import type { Reply } from '../http.ts';
import type { OutboxEntry, Store } from '../store.ts';
import { refusedBefore, saidAgain } from './again.ts';
import { keepHeld } from './held.ts';
import { isLasting, isParked, type ParkedEntry } from './unsent.ts';
import { sessionKey } from '../session-record.ts';
import {
  REFUSALS,
  registrationKey,
  rememberedOf,
  settingOf,
  type Departure,
  type Session,
} from './session.ts';
import { bringSpeeches } from './speeches.ts';
import { later, translateAll, verbOf, type Translation } from './translate.ts';

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
  /** The LMS has closed the session: nothing more goes to it. */
  close(reason: string): Promise<void>;
  /** `initialized`, then everything that waits. */
  flush(): Promise<void>;
  /** What the LMS refused as an earlier session of this registration was over. @param holds as `Lrs.holds` */
  sayAgain(holds: (id: string) => Promise<boolean | null>): Promise<void>;
  /** `completed` or `passed`, where the learner has got there and no session has said so. */
  catchUp(): Promise<void>;
  /** `failed` when that is how it ended, `terminated`. */
  finish(left: Departure): Promise<void>;
}

export function sayer(parts: SayParts): Sayer {
  const { id, store } = parts;
  let { session } = parts;
  let told: readonly Translation[] = [];
  /** Keys of what this session was refused too. */
  const triedAgain = new Set<string>();

  /** Everything a step changes, in one transaction: a browser killed in between has done all or nothing. */
  async function settle(
    seqs: readonly number[],
    next: Session,
    more: Readonly<Record<string, unknown>> = {},
  ): Promise<void> {
    session = { ...next, over: session.over };
    const key = registrationKey(session.launch);
    await store.settle(seqs, {
      ...more,
      [sessionKey(id)]: session,
      // A session left behind must not forget what a later one has said.
      [key]: [
        ...new Set([
          ...(await rememberedOf(store, session.launch)),
          ...session.ledger.registration,
        ]),
      ],
    });
  }

  async function send(statements: readonly Statement[]): Promise<Reply> {
    const reply = await parts.send(statements, session.over);
    if (reply.kind !== 'over') return reply;
    await close(reply.reason);
    return send(statements);
  }

  async function close(over: string): Promise<void> {
    session = { ...session, over };
    await store.set(sessionKey(id), session);
  }

  const park = (name: string, parked: Omit<ParkedEntry, 'session'>) => ({
    [`${REFUSALS}${name}`]: { ...parked, session: id } satisfies ParkedEntry,
  });

  /** What was set aside of it in an earlier session is said now. */
  async function forgetRefused(one: Statement): Promise<void> {
    if (!isLasting(one)) return;
    for (const [key, parked] of Object.entries(await store.list(REFUSALS)))
      if (isParked(parked) && parked.refusals.every(({ statement }) => isAgain(statement, one)))
        await store.set(key, undefined);
  }

  /** The session's own words: the first, the last, and what earlier ones could not say. */
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
      settle: async () => {
        await settle([], said());
        await forgetRefused(one);
      },
      // Nothing more comes of saying it again: what follows is refused too, and shown. What lasts is
      // known from the progress, and said again in the next session.
      park: (_, refusals) =>
        settle(
          [],
          without(said(), refusals),
          isLasting(one) ? {} : park(`${id}:${verb}`, { refusals, entry: null, quiet: true }),
        ),
    });
  }

  return {
    session: () => session,
    close,
    async flush() {
      await say('initialized', initialized(settingOf(session), { id, time: session.began }));
      await deliver({
        ...parts,
        send,
        peek: async (count) => {
          const entries = await store.peek(id, count);
          await bring(entries);
          // It may have come while the LMS was still being asked.
          if (entries.some(({ held }) => held)) await keepHeld(store, id, session);
          told = translateAll(session, entries);
          // One that cannot be put into words holds up nobody: it is set aside, and shown.
          for (const { waiting: entry } of told.filter(({ isBroken }) => isBroken))
            await settle(
              [entry.seq],
              session,
              park(String(entry.seq), { refusals: [], entry, quiet: false }),
            );
          told = told.filter(({ isBroken }) => !isBroken);
          return told.map(({ waiting, statements }) => ({ seq: waiting.seq, statements }));
        },
        settle: (seqs) => settle(seqs, afterAll(seqs)),
        park: async (seq, refusals) => {
          const entry = told.find(({ waiting }) => waiting.seq === seq)?.waiting ?? null;
          const before = await rememberedOf(store, session.launch);
          // Said already, as far as the LMS goes: nothing the learner could do about it.
          const quiet = refusals.every(
            ({ statement, status }) =>
              status === 403 &&
              isLasting(statement) &&
              (session.over === null || before.some((verb) => verb === verbOf(statement.verb))),
          );
          await settle(
            [seq],
            without(afterAll([seq]), refusals),
            park(String(seq), { refusals, entry, quiet }),
          );
        },
      });
    },
    async sayAgain(holds) {
      if (session.over !== null || session.data?.launchMode !== 'Normal') return;
      for (const refused of await refusedBefore(store, id, session)) {
        if (triedAgain.has(refused.key)) continue;
        await bringSpeeches(refused.parked.entry.questions);
        const missing: Statement[] = [];
        for (const { statement } of refused.parked.refusals)
          if (!(await holds(statement.id))) missing.push(statement);
        const { statements, after } = saidAgain(id, session, refused, missing);
        let isOpen = true;
        const close = (more: Readonly<Record<string, unknown>>): Promise<void> => {
          isOpen = false;
          return settle([], statements.length > 0 ? after : session, more);
        };
        await deliver({
          ...parts,
          send,
          peek: () => Promise.resolve(isOpen ? [{ seq: 0, statements }] : []),
          settle: () => close({ [refused.key]: undefined }),
          // Refused here too: it stays as it was, shown, and is tried once more in the next session.
          park: () => {
            isOpen = false;
            triedAgain.add(refused.key);
            return Promise.resolve();
          },
        });
        if (session.over !== null) return;
      }
    },
    async catchUp() {
      if (session.over !== null) return;
      const late = overdue(id, session, await store.progress());
      if (late.length === 0) return;
      // What waits says it itself, in this session or an earlier one.
      const waiting = await store.peek(null, Infinity);
      if (waiting.some(({ event }) => tells(event, session.unit.id))) return;
      for (const one of late) await say(verbOf(one.verb), one);
    },
    async finish(left) {
      for (const one of lastWords(id, session, left)) await say(verbOf(one.verb), one);
    },
  };

  function without(next: Session, refusals: readonly Refusal[]): Session {
    const verbs = refusals.map(({ statement }) => verbOf(statement.verb));
    return { ...next, ledger: recordRefusal(next.ledger, session.ledger, verbs) };
  }

  /** Waits for what says them, as for the network they go by. */
  async function bring(entries: readonly OutboxEntry[]): Promise<void> {
    for (let failures = 1; ; failures += 1) {
      try {
        return await bringSpeeches(entries.flatMap(({ questions }) => questions));
      } catch {
        const seconds = backoff(failures, parts.random());
        parts.told({ sending: false, retryIn: seconds, status: null });
        await parts.wait(seconds, false);
      }
    }
  }

  /** Entries are settled in their order: the session after the last of them. */
  function afterAll(seqs: readonly number[]): Session {
    const last = told.filter(({ waiting }) => seqs.includes(waiting.seq)).at(-1);
    return last?.after ?? session;
  }
}

/**
 * What the learner has reached and the registration, which has heard answers, does not know: refused at
 * the time, or a lesson done before. It was so when the session began; always the same statement.
 */
function overdue(id: string, session: Session, progress: Progress): readonly Statement[] {
  const { unit, ledger, began, launch } = session;
  // Nothing is concluded from what this registration has not heard.
  if (!ledger.registration.includes('answered')) return [];
  const setting = settingOf(session);
  const now = { id, time: began };
  const lesson = Object.hasOwn(progress.lessons, unit.id) ? progress.lessons[unit.id] : null;
  const best = recordOf(progress, unit.id, launch.registration)?.best ?? null;
  const mastery = unit.masteryScore ?? 1;
  return [
    ...((lesson?.completed ?? best) && mayStatement(ledger, 'completed')
      ? [completed(setting, now, 0)]
      : []),
    ...(best &&
    isMastered(setting, best.points, best.max, mastery) &&
    mayStatement(ledger, 'passed')
      ? [judged(setting, { ...now, points: best.points, max: best.max, duration: 0 }, mastery)]
      : []),
  ];
}

function tells(event: Event, unit: string): boolean {
  return (
    (event.type === 'completed' && event.lesson === unit) ||
    (event.type === 'handed-in' && event.evaluation === unit)
  );
}

/** `failed` when that is how it ended, then `terminated`; nothing once it is said. */
export function lastWords(
  id: string,
  session: Session,
  { time, active, seconds }: Departure,
): readonly Statement[] {
  const { failedTry, unit, began, ledger } = session;
  const setting = settingOf(session);
  const end = later(time, session.latest);
  const length = seconds ?? Math.max(0, (Date.parse(end) - Date.parse(began)) / 1000);
  return [
    ...(failedTry && mayStatement(ledger, 'failed')
      ? [judged(setting, failedTry, unit.masteryScore ?? 1)]
      : []),
    ...(mayStatement(ledger, 'terminated')
      ? [terminated(setting, { id, time: end }, { session: length, active })]
      : []),
  ];
}

/** The same of the same registration, from another session. */
const isAgain = (a: Statement, b: Statement): boolean =>
  a.verb.id === b.verb.id &&
  a.object.id === b.object.id &&
  a.context.registration === b.context.registration;
