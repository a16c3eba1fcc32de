/** What events say to an LMS: pure, and the same each time it is asked. */
import { isJudged } from '../../core/course/unit.ts';
import { completed, isMastered, judged } from '../../core/xapi/cmi5.ts';
import { mayStatement, recordStatement, type Ledger } from '../../core/xapi/ledger.ts';
import type { PageUnit } from '../../core/xapi/page-unit.ts';
import { FIRST_PROFILE_VERSION } from '../../core/xapi/profile-version.ts';
import type { Event, Progress } from '../../core/progress/progress.ts';
import type { Question } from '../../core/question/types.ts';
import { VERBS, type Setting, type Statement, type Verb } from '../../core/xapi/statement.ts';
import {
  answered,
  answeredInTry,
  experienced,
  progressed,
  scored,
} from '../../core/xapi/answers.ts';
import type { OutboxEntry } from '../store.ts';
import { settingOf, type Session } from './session.ts';
import { hasSpeeches, speechOf } from './speeches.ts';

export interface Translation {
  readonly waiting: OutboxEntry;
  readonly statements: readonly Statement[];
  /** The session once these are settled. */
  readonly after: Session;
  /** It cannot be put into words: to be set aside, not settled. */
  readonly isBroken?: true;
}

/**
 * In the order to send them; what one event says decides what the next may still say. Settling a
 * beginning of the list and translating the rest again gives the same statements. It ends before the
 * first that asks for a kind whose speech has not come (`bringSpeeches`).
 */
export function translateAll(
  session: Session,
  waiting: readonly OutboxEntry[],
): readonly Translation[] {
  const setting = settingOf(session);
  let after = session;
  const unsayable = waiting.findIndex(({ questions }) => !hasSpeeches(questions));
  const sayable = unsayable < 0 ? waiting : waiting.slice(0, unsayable);
  return sayable.map((entry) => {
    try {
      return told(entry);
    } catch {
      return { waiting: entry, statements: [], after, isBroken: true };
    }
  });

  function told(entry: OutboxEntry): Translation {
    // A clock set back in the middle of a session: what came later is told as later.
    const time = later(entry.event.time, after.latest);
    const event = { ...entry.event, time };
    const { unit, began } = session;
    const done = doneAfter(unit, after.done ?? [], event);
    const statements = translate(
      {
        setting: { ...setting, profile: entry.profile ?? FIRST_PROFILE_VERSION },
        unit,
        ledger: speaking(after.ledger),
        began,
        done: [after.done ?? [], done],
        seen: after.seen ?? [],
      },
      event,
      entry.questions,
    );
    const ledger = statements.reduce(
      (sum, { verb }) => recordStatement(sum, verbOf(verb)),
      after.ledger,
    );
    const failedTry =
      event.type !== 'handed-in' || statements.length === 0 || !isJudged(setting.unit)
        ? after.failedTry
        : mayStatement(speaking(ledger), 'failed')
          ? event
          : null;
    const seen = seenAfter(after.seen ?? [], event);
    after = { ...after, ledger, latest: time, failedTry, done, seen };
    return { waiting: entry, statements, after };
  }
}

interface Setup {
  readonly setting: Setting;
  readonly unit: PageUnit;
  readonly ledger: Ledger;
  /** ISO time of `initialized`. */
  readonly began: string;
  /** Required questions answered, before the event and after. */
  readonly done: readonly [readonly string[], readonly string[]];
  /** Sections said before. */
  readonly seen: readonly string[];
}

/** Two tabs may each see a section before they hear of each other: it is said once. */
function seenAfter(seen: readonly string[], event: Event): readonly string[] {
  if (event.type === 'erased') return [];
  return event.type === 'visited' ? [...new Set([...seen, event.section])] : seen;
}

/** Required questions answered before what still waits to be told. */
export function doneBefore(
  { id, required = [] }: PageUnit,
  { lessons }: Progress,
  waiting: readonly OutboxEntry[],
): readonly string[] {
  const questions = (Object.hasOwn(lessons, id) ? lessons[id]?.questions : null) ?? {};
  const untold = waiting.flatMap(({ event }) =>
    event.type === 'answered' && event.attempt === 1 ? event.question : [],
  );
  return required.filter((one) => Object.hasOwn(questions, one) && !untold.includes(one));
}

function doneAfter(
  { required = [] }: PageUnit,
  done: readonly string[],
  event: Event,
): readonly string[] {
  if (event.type === 'erased') return [];
  return event.type === 'answered' &&
    required.includes(event.question) &&
    !done.includes(event.question)
    ? [...done, event.question]
    : done;
}

/** The share of the lesson done, when it has passed another tenth of it; 1 is told by `completed`. */
function stepOf({ unit, done: [before, after] }: Setup): number | null {
  const all = unit.required?.length ?? 0;
  const tenth = (done: readonly string[]): number => Math.floor((done.length * 10) / all);
  return all > 0 && after.length < all && tenth(after) > tenth(before) ? after.length / all : null;
}

/**
 * What was done after `terminated` (the window stayed open) is said too: not to the LMS, which would
 * refuse it, but late or set aside; it must not vanish.
 */
const speaking = (ledger: Ledger): Ledger => ({
  ...ledger,
  session: ledger.session.filter((verb) => verb !== 'terminated'),
});

/** Nothing in Browse and Review. */
function translate(
  setup: Setup,
  event: Event,
  questions: readonly Question[],
): readonly Statement[] {
  const { setting, unit, ledger, began } = setup;
  const seconds = event.elapsed ?? Math.max(0, (Date.parse(event.time) - Date.parse(began)) / 1000);
  switch (event.type) {
    case 'visited': {
      const section = unit.sections.find(({ id }) => id === event.section);
      return section && !setup.seen.includes(section.id) && mayStatement(ledger, 'experienced')
        ? [experienced(setting, event, section)]
        : [];
    }
    case 'answered': {
      const question = questions[0];
      if (!mayStatement(ledger, 'answered')) return [];
      if (!question) throw new TypeError('an answer without its question');
      const step = stepOf(setup);
      return [
        answered(setting, event, question, speechOf(question)),
        ...(step !== null && mayStatement(ledger, 'progressed')
          ? [progressed(setting, event, step)]
          : []),
      ];
    }
    case 'completed':
      return mayStatement(ledger, 'completed') ? [completed(setting, event, seconds)] : [];
    case 'handed-in': {
      if (!mayStatement(ledger, 'scored')) return [];
      const mastery = unit.masteryScore ?? 1;
      const passes = isMastered(setting, event.points, event.max, mastery);
      return [
        ...answeredInTry(setting, event, questions, speechOf),
        // What judges nobody gives no score that an LMS could take for a mark.
        ...(isJudged(setting.unit) ? [scored(setting, event)] : []),
        ...(mayStatement(ledger, 'completed') ? [completed(setting, event, seconds)] : []),
        // `failed` waits until the learner leaves: a session may say only one of the two (cmi5 9.3).
        ...(passes && mayStatement(ledger, 'passed') ? [judged(setting, event, mastery)] : []),
      ];
    }
    case 'revealed':
    case 'started':
    case 'erased':
      return [];
  }
}

/** ISO times of one form compare as texts. */
export const later = (a: string, b: string): string => (a > b ? a : b);

export function verbOf({ id }: Statement['verb']): Verb {
  const found = Object.entries(VERBS).find(([, verb]) => verb.id === id);
  return (found?.[0] ?? 'answered') as Verb;
}
