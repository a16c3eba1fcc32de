/**
 * The LMS's SCORM API: where it is, and calls that never throw. The same eight functions under two names;
 * everything they answer is a text, or should be.
 */
import type { ScormVersion } from '../core/scorm/types.ts';

export interface ScormApi {
  readonly version: ScormVersion;
  /** False when the LMS refuses to begin. */
  start(): boolean;
  /** "" when there is nothing, or no answer. */
  get(element: string): string;
  set(element: string, value: string): boolean;
  commit(): boolean;
  end(): boolean;
  /** The LMS's last error code, for support; "" when it says none. */
  lastError(): string;
  /**
   * Who learns, as a page before this one found out under the same page of the LMS: left on the LMS's own
   * object, which lives as long as the visit. Null when nobody did.
   */
  visitor(): string | null;
  remember(learner: string): void;
}

const NAMES = {
  '1.2': {
    object: 'API',
    start: 'LMSInitialize',
    get: 'LMSGetValue',
    set: 'LMSSetValue',
    commit: 'LMSCommit',
    end: 'LMSFinish',
    error: 'LMSGetLastError',
  },
  '2004': {
    object: 'API_1484_11',
    start: 'Initialize',
    get: 'GetValue',
    set: 'SetValue',
    commit: 'Commit',
    end: 'Terminate',
    error: 'GetLastError',
  },
} as const;

/** Frames deep, and windows back: an LMS that needs more is a loop. */
const MOST_STEPS = 50;

/** Looks in this window and the frames around it, then in those of who opened it (RTE 3.3 and 3.3.6). */
export function findApi(version: ScormVersion, from: Window): ScormApi | null {
  const name = NAMES[version].object;
  let opener: Window | null = from;
  for (let opened = 0; opener !== null && opened < MOST_STEPS; opened++) {
    const found = around(opener, name);
    if (found) return wrap(version, found);
    opener = openerOf(opener);
  }
  return null;
}

type Raw = Readonly<Record<string, unknown>>;

function around(start: Window, name: string): Raw | null {
  let window: Window = start;
  for (let step = 0; step < MOST_STEPS; step++) {
    const found = peek(() => (window as unknown as Raw)[name]);
    if (typeof found === 'object' && found !== null) return found as Raw;
    const parent = peek(() => window.parent);
    if (!parent || parent === window) return null;
    window = parent;
  }
  return null;
}

function openerOf(window: Window): Window | null {
  const own = peek(() => window.opener as Window | null);
  if (own) return own;
  const top = peek(() => window.top);
  return (top && top !== window && peek(() => top.opener as Window | null)) || null;
}

/** A window of another origin throws at every touch. */
function peek<T>(look: () => T): T | null {
  try {
    return look();
  } catch {
    return null;
  }
}

/** What an LMS that throws has answered: never a success, whatever its last error code says. */
const THROWN = Symbol('thrown');
const VISITOR = 'cqpApprenant';

function wrap(version: ScormVersion, raw: Raw): ScormApi {
  const names = NAMES[version];
  const call = (name: keyof typeof names, ...args: readonly string[]): unknown => {
    try {
      const method = raw[names[name]];
      // Called on its object: many an LMS uses "this".
      return typeof method === 'function' ? (method.apply(raw, args) as unknown) : null;
    } catch {
      return THROWN;
    }
  };
  const lastError = (): string => text(call('error'));
  // Old LMSs answer true, 1, or nothing at all and no error.
  const done = (answer: unknown): boolean =>
    answer !== THROWN &&
    (/^(true|1)$/i.test(text(answer)) || (text(answer) === '' && lastError() === '0'));
  return {
    version,
    start() {
      const answer = call('start', '');
      return done(answer) || (answer !== THROWN && alreadyStarted(version, call));
    },
    get: (element) => text(call('get', element)),
    set: (element, value) => done(call('set', element, value)),
    commit: () => done(call('commit', '')),
    end: () => done(call('end', '')),
    lastError,
    visitor: () => text(peek(() => raw[VISITOR])) || null,
    remember(learner) {
      peek(() => Object.defineProperty(raw, VISITOR, { value: learner, writable: true }));
    },
  };
}

/**
 * Some LMSs start the session themselves, or were never told that the page before ended it. 2004 has a code
 * of its own for that (103); 1.2 only a general one, so what is no session must not answer.
 */
function alreadyStarted(
  version: ScormVersion,
  call: (name: 'error' | 'get', ...args: readonly string[]) => unknown,
): boolean {
  const error = text(call('error'));
  if (version === '2004') return error === '103';
  if (error !== '101') return false;
  call('get', 'cmi.core.lesson_status');
  return text(call('error')) === '0';
}

function text(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
    ? String(value)
    : '';
}
