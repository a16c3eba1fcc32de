/** Opening a SCORM session: who learns, what the LMS kept of this lesson, what this browser kept of it. */
import { emptyProgress, merge } from '../../core/progress/fold.ts';
import type { Progress } from '../../core/progress/progress.ts';
import { hash } from '../../core/text/hash.ts';
import { recognise } from '../../core/scorm/recognise.ts';
import { firstStatus, STATUS } from '../../core/scorm/standing.ts';
import {
  decodeSuspend,
  toldIn,
  type Compression,
  type SuspendedUnit,
} from '../../core/scorm/suspend.ts';
import type { ScormApi } from '../scorm-api.ts';
import { memoryStore, type Store } from '../store.ts';

/** A session that the LMS has begun. */
export interface ScormStart {
  readonly api: ScormApi;
  /** Names their storage. */
  readonly learner: string;
  /** False in browse and review: the LMS keeps nothing of what is done. */
  readonly counts: boolean;
}

/**
 * Begins the session, and says at once what must be said in case nothing follows.
 *
 * @param origin where the LMS is: account names are unique within it
 * @returns null when the LMS does not begin, or names nobody: then its data is nobody's
 */
export function beginScorm(api: ScormApi, origin: string): ScormStart | null {
  if (!api.start()) return null;
  const cmi = ELEMENTS[api.version];
  const name = api.get(cmi.learner);
  if (name === '') return null;
  const mode = api.get(cmi.mode);
  const status = api.get(STATUS[api.version]);
  for (const said of firstStatus(api.version, status, mode)) api.set(...said);
  const learner = hash(`${origin}\n${name}`);
  api.remember(learner);
  return { api, learner, counts: mode !== 'browse' && mode !== 'review' };
}

export interface ScormOpening {
  readonly start: ScormStart;
  readonly unit: SuspendedUnit;
  readonly session: string;
  readonly compression: Compression;
  /** Opens a person's storage; rejects when the browser refuses. */
  readonly open: (learner: string) => Promise<Store>;
}

export interface ScormOpened {
  readonly store: Store;
  /** Section last read, when the LMS says so. */
  readonly location: string | null;
  /** The last event the LMS has the answers of, as far as it says so. */
  readonly told: string | null;
}

const ELEMENTS = {
  '1.2': {
    learner: 'cmi.core.student_id',
    mode: 'cmi.core.lesson_mode',
    location: 'cmi.core.lesson_location',
    entry: 'cmi.core.entry',
  },
  '2004': {
    learner: 'cmi.learner_id',
    mode: 'cmi.mode',
    location: 'cmi.location',
    entry: 'cmi.entry',
  },
} as const;

export async function openScormSession(parts: ScormOpening): Promise<ScormOpened> {
  const { unit, start } = parts;
  const { api } = start;
  const cmi = ELEMENTS[api.version];
  const location = api.get(cmi.location);
  const suspended = api.get('cmi.suspend_data');
  const restored = decodeSuspend(suspended, unit, parts.compression);
  const told = restored && toldIn(suspended, parts.compression);
  const isNew = api.get(cmi.entry) === 'ab-initio' && restored === null;
  const store = await parts
    .open(start.learner)
    .then(async (opened) => {
      const join = (kept: Progress) =>
        merge(kept, restored ? recognise(restored, kept, unit) : emptyOf(kept));
      // Only looked at: it must not come back as something done.
      if (!start.counts) return passing(join(await opened.progress()));
      const unsent = await withoutTold(opened, parts.session, told);
      await opened.update((kept) =>
        // A new attempt starts from nothing, unless what it starts from never reached the LMS.
        isNew && unsent === 0 ? without(kept, unit.id) : join(kept),
      );
      return opened;
    })
    .catch(() => memoryStore(restored ?? emptyProgress));
  return { store, location: location === '' ? null : location, told };
}

/** Lives as long as the page, and was not refused by the browser. */
const passing = (progress: Progress): Store => ({ ...memoryStore(progress), durable: true });

/** What arrived with the suspend data, and a page that was closed too soon could not see arrive, is done. */
async function withoutTold(store: Store, session: string, told: string | null): Promise<number> {
  const waiting = await store.peek(session, Infinity);
  const last =
    told === null ? -1 : waiting.map(({ event }) => event.id.startsWith(told)).lastIndexOf(true);
  if (last >= 0) await store.settle(waiting.slice(0, last + 1).map(({ seq }) => seq));
  return waiting.length - (last + 1);
}

const emptyOf = ({ epoch }: Progress): Progress => ({ ...emptyProgress, epoch });

function without(progress: Progress, unit: string): Progress {
  const left = <T>(entries: Readonly<Record<string, T>>) =>
    Object.fromEntries(Object.entries(entries).filter(([id]) => id !== unit));
  return {
    ...progress,
    lessons: left(progress.lessons),
    evaluations: left(progress.evaluations),
  };
}
