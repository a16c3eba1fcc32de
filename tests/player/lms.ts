/** The LMSs that SCORM code is tested under: scorm-again, which keeps to the book, and one that does as Moodle does. */
import { Scorm12API, Scorm2004API } from 'scorm-again';
import type { ScormVersion } from '../../src/core/scorm/types.ts';
import { findApi, type ScormApi } from '../../src/player/scorm-api.ts';
import { moodle12 } from '../moodle/api12.ts';
import { moodle2004 } from '../moodle/api2004.ts';
import type { Sent, Wire } from '../moodle/request.ts';
import { moodleServer, treeOf, type MoodleServer } from '../moodle/server.ts';

export type Cmi = Record<string, unknown>;

/** What an LMS keeps from one visit to the next. */
export interface Lms {
  readonly version: ScormVersion;
  open(): Visit;
  /** Without its first `cmi`. */
  held(): Cmi;
  /** What it held of an element is gone. */
  lose(element: 'suspend_data'): void;
}

export interface Visit {
  readonly api: ScormApi;
  /** What the LMS's page offers a lesson. */
  readonly raw: object;
}

export const BOTH = ['scorm-again', 'moodle'] as const;
const VERSIONS = ['1.2', '2004'] as const;

/** Every LMS in both versions. */
export const EACH = BOTH.flatMap((name) => VERSIONS.map((version) => [name, version] as const));

export const newLms = (name: (typeof BOTH)[number], version: ScormVersion): Lms =>
  name === 'moodle' ? moodle(version) : scormAgain(version);

export function wrapped(version: ScormVersion, raw: object): Visit {
  const api = findApi(version, {
    [version === '1.2' ? 'API' : 'API_1484_11']: raw,
  } as unknown as Window);
  if (!api) throw new Error('An API is there.');
  return { api, raw };
}

function scormAgain(version: ScormVersion): Lms {
  let kept: Cmi | null = null;
  let running: Scorm12API | Scorm2004API | null = null;
  const held = (): Cmi => {
    if (running) kept = (running.renderCMIToJSONObject() as { cmi: Cmi }).cmi;
    return kept ?? {};
  };
  return {
    version,
    held,
    lose(element) {
      kept = { ...held(), [element]: '' };
      running = null;
    },
    open() {
      held();
      const entry = kept === null ? 'ab-initio' : 'resume';
      running = new (version === '1.2' ? Scorm12API : Scorm2004API)({
        autocommit: false,
        logLevel: 5,
      });
      running.loadFromJSON(
        version === '1.2'
          ? {
              ...kept,
              core: { ...(kept?.['core'] as Cmi), student_id: 'lea', entry },
              student_data: { mastery_score: '75' },
            }
          : { ...kept, learner_id: 'lea', entry, scaled_passing_score: '0.75' },
      );
      return wrapped(version, running);
    },
  };
}

/** A Moodle whose network can be cut: « une », the one lesson or evaluation of its package. */
export function moodle(
  version: ScormVersion,
  { attempts = 0, scos = ['une'] }: { attempts?: number; scos?: readonly string[] } = {},
): Lms & { readonly server: MoodleServer } {
  const mastery = version === '1.2' ? '75' : '0.75';
  const server = moodleServer({
    version,
    scos: scos.map((id) => ({ id, mastery, objectives: [] })),
    attempts,
  });
  return {
    version,
    server,
    held: () => treeOf(server.tracks('une')),
    lose: (element) => delete server.tracks('une')[`cmi.${element}`],
    open: () => wrapped(version, visitOf(server, version)),
  };
}

/** The run-time of one page of Moodle. @param network what becomes of a request: it arrives, goes nowhere, meets an error */
export function visitOf(
  server: MoodleServer,
  version: ScormVersion,
  {
    network = () => 'up',
    current = () => 'une',
    asked = 'normal',
  }: {
    readonly network?: () => 'up' | 'down' | 'error';
    readonly current?: () => string;
    readonly asked?: 'normal' | 'browse';
  } = {},
): object {
  const take = (sco: string, data: readonly Sent[]): true => {
    if (network() === 'up') server.take(sco, data);
    return true;
  };
  const wire: Wire = {
    post(sco, data) {
      if (network() === 'down') throw new TypeError('NetworkError');
      if (network() === 'error') return { status: 500, text: '' };
      take(sco, data);
      return { status: 200, text: 'true\n0' };
    },
    beacon: take,
    leaving: () => false,
  };
  const run = version === '1.2' ? moodle12 : moodle2004;
  return run(server.visit(asked), current, wire);
}
