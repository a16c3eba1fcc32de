/** From a stored statement to what the trainer's board needs of it (pure). */
import { secondsOf } from '../xapi/duration.ts';
import { extensionIri, parseCourseIri, type CourseIri, type Owner } from '../course/iri.ts';
import { instant } from '../xapi/instant.ts';

/** What one statement says of a learner's work in a unit. Plain JSON. */
export type Fact = FactBase &
  (
    | Launched
    | Initialized
    | Experienced
    | Answered
    | HandedIn
    | Completed
    | Terminated
    | Abandoned
    | Waived
  );

interface FactBase {
  /** Of the statement. */
  readonly id: string;
  readonly registration: string;
  /** The launch it belongs to. */
  readonly session: string;
  /** "vocabulaire-medical/construction" */
  readonly unit: string;
  /** ISO 8601 UTC: the learner's clock, but never later than the LRS received it. */
  readonly time: string;
  /** It came after the end of its session. */
  readonly late?: true;
}

/** `time` is the server's clock; `mastery` the score this session's tries are judged by. */
interface Launched {
  readonly verb: 'launched';
  readonly mastery?: number;
}
interface Initialized {
  readonly verb: 'initialized';
}
interface Experienced {
  readonly verb: 'experienced';
  readonly section: string;
}
/** A question of a lesson or a positioning. Those of an evaluation are said by the try they are part of. */
interface Answered {
  readonly verb: 'answered';
  readonly question: string;
  readonly attempt: number;
  readonly success: boolean;
  /** As the statement bears it; absent where it says none, or too much. */
  readonly response?: string;
}
/** A try at an evaluation; the same one is told by `scored` and, once, by what it decided. */
interface HandedIn {
  readonly verb: 'scored' | 'passed' | 'failed';
  /** The statement's own timestamp: what these statements have in common. */
  readonly at: string;
  /** Its number, which `scored` says; the others go with it. */
  readonly attempt?: number;
  /** 0 to 1. */
  readonly scaled: number;
  readonly raw?: number;
  readonly max?: number;
}
interface Completed {
  readonly verb: 'completed';
}
interface Terminated {
  readonly verb: 'terminated';
  readonly seconds: number;
  readonly active?: number;
}
/** `seconds` from the launch to the last thing heard. */
interface Abandoned {
  readonly verb: 'abandoned';
  readonly seconds: number;
}

/** The LMS, on behalf of a trainer: the unit need not be done. */
interface Waived {
  readonly verb: 'waived';
}

/** As much of a statement as is read here, ours or anybody's. */
export interface StoredStatement {
  readonly id?: string;
  readonly verb: { readonly id: string };
  readonly object: { readonly objectType?: string; readonly id?: string };
  readonly result?: {
    readonly score?: { readonly scaled?: number; readonly raw?: number; readonly max?: number };
    readonly success?: boolean;
    readonly response?: string;
    readonly duration?: string;
    readonly extensions?: Readonly<Record<string, unknown>>;
  };
  readonly context?: {
    readonly registration?: string;
    readonly extensions?: Readonly<Record<string, unknown>>;
  };
  readonly timestamp?: string;
  readonly stored?: string;
}

const CMI5 = 'https://w3id.org/xapi/cmi5/context/extensions/';
const VERB = /^(?:http:\/\/adlnet\.gov\/expapi|https:\/\/w3id\.org\/xapi\/adl)\/verbs\/([a-z]+)$/;
/** Longer than any authored id; what is longer is somebody's mischief. */
const LONGEST_ID = 200;
/** Longer than any question of ours lets anybody say. */
const LONGEST_RESPONSE = 4000;
/** A century: more seconds than that have no end that a date can say. */
const LONGEST_S = 100 * 365 * 24 * 3600;

/**
 * @param iri the course's base, as `lancement.json` has it
 * @returns null for what the board does not show, and for what is not about a unit of this course
 */
export function factOf(statement: StoredStatement, iri: string): Fact | null {
  const about = aboutOf(statement, iri);
  const said = about && saidOf(statement, about, { courseIri: iri });
  const { id, context } = statement;
  const session = context?.extensions?.[`${CMI5}sessionid`];
  const time = timeOf(statement);
  const registration = context?.registration?.toLowerCase();
  if (!said || !id || !registration || time === null) return null;
  if (typeof session !== 'string' || session.length > LONGEST_ID) return null;
  const late = Object.hasOwn(context?.extensions ?? {}, extensionIri({ courseIri: iri }, 'late'));
  return {
    id: id.toLowerCase(),
    registration,
    session,
    unit: about.unit,
    time,
    ...said,
    ...(late ? { late } : {}),
  };
}

type About = Extract<
  CourseIri,
  { readonly names: 'unit' | 'section' | 'test' | 'question' | 'within-unit' }
>;

function aboutOf({ object: target }: StoredStatement, iri: string): About | null {
  if (target.objectType !== undefined && target.objectType !== 'Activity') return null;
  const named = parseCourseIri(iri, target.id ?? '');
  return named !== null && isAbout(named) ? named : null;
}

/** Publisher ids name no place where something is done. */
const isAbout = (named: CourseIri): named is About =>
  'unit' in named && named.names !== 'published-unit';

type Said = Fact extends infer F ? (F extends Fact ? Omit<F, keyof FactBase> : never) : never;

function saidOf({ verb, result, context, timestamp }: StoredStatement, about: About, owner: Owner) {
  const said = VERB.exec(verb.id)?.[1] ?? '';
  const seconds = lasting(result?.duration) ?? 0;
  const of = (fact: Said): Said => fact;
  switch (said) {
    case 'launched': {
      const mastery = context?.extensions?.[`${CMI5}masteryscore`];
      return of({ verb: said, ...(typeof mastery === 'number' ? { mastery } : {}) });
    }
    case 'initialized':
    case 'completed':
    case 'waived':
      return of({ verb: said });
    case 'experienced': {
      return about.names === 'section' ? of({ verb: said, section: about.section }) : null;
    }
    case 'answered': {
      const attempt = result?.extensions?.[extensionIri(owner, 'attempt')];
      const { response } = result ?? {};
      const isSaid = typeof response === 'string' && response.length <= LONGEST_RESPONSE;
      return about.names !== 'question' || about.test === 'evaluation'
        ? null
        : of({
            verb: said,
            question: about.question,
            attempt: typeof attempt === 'number' ? attempt : 1,
            success: result?.success === true,
            ...(isSaid ? { response } : {}),
          });
    }
    case 'scored':
    case 'passed':
    case 'failed': {
      const { scaled, raw, max } = result?.score ?? {};
      if (scaled === undefined || timestamp === undefined) return null;
      const points = raw === undefined || max === undefined ? {} : { raw, max };
      const attempt = result?.extensions?.[extensionIri(owner, 'attempt')];
      const number = said === 'scored' && typeof attempt === 'number' ? { attempt } : {};
      return of({ verb: said, at: timestamp, ...number, scaled, ...points });
    }
    case 'terminated': {
      const active = result?.extensions?.[extensionIri(owner, 'active-duration')];
      const read = lasting(active);
      return of({ verb: said, seconds, ...(read === null ? {} : { active: read }) });
    }
    case 'abandoned':
      return of({ verb: said, seconds });
    default:
      return null;
  }
}

/** Null for what says no duration. */
function lasting(duration: unknown): number | null {
  const seconds = typeof duration === 'string' ? secondsOf(duration) : null;
  return seconds === null ? null : Math.min(seconds, LONGEST_S);
}

/** A clock that is ahead would put work in the future, and there it would stay the latest. */
function timeOf({ timestamp, stored }: StoredStatement): string | null {
  const times = [timestamp, stored].map((text) => instant(text ?? '')).filter(Number.isFinite);
  return times.length === 0 ? null : new Date(Math.min(...times)).toISOString();
}
