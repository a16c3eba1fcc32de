/** Opening a SCORM session: who learns, what the LMS kept of this lesson, what this browser kept of it. */
import { emptyProgress, merge } from '../../core/fold.ts';
import type { Progress } from '../../core/progress.ts';
import { hash } from '../../core/random.ts';
import { recognise } from '../../core/scorm/recognise.ts';
import { decodeSuspend, type Compression, type SuspendedUnit } from '../../core/scorm/suspend.ts';
import type { ScormApi } from '../scorm-api.ts';
import { memoryStore, type Store } from '../store.ts';

export interface ScormOpening {
  readonly api: ScormApi;
  readonly unit: SuspendedUnit;
  readonly session: string;
  readonly compression: Compression;
  /** Opens a person's storage; rejects when the browser refuses. */
  readonly open: (learner: string) => Promise<Store>;
  /** Where the LMS is: account names are unique within it. */
  readonly origin: string;
  readonly uuid: () => string;
}

export interface ScormOpened {
  readonly store: Store;
  readonly learner: string;
  /** Section last read, when the LMS says so. */
  readonly location: string | null;
  /** Browse and review: the LMS keeps nothing. */
  readonly kept: boolean;
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

/** Call once the session has started. */
export async function openScormSession(parts: ScormOpening): Promise<ScormOpened> {
  const { api, unit } = parts;
  const cmi = ELEMENTS[api.version];
  const name = api.get(cmi.learner);
  // Without a name, nobody after them on this machine may find their answers.
  const learner = hash(name === '' ? parts.uuid() : `${parts.origin}\n${name}`);
  const mode = api.get(cmi.mode);
  const location = api.get(cmi.location);
  const restored = decodeSuspend(api.get('cmi.suspend_data'), unit, parts.compression);
  const isNew = api.get(cmi.entry) === 'ab-initio' && restored === null;
  const store = await parts
    .open(learner)
    .then(async (opened) => {
      // A new attempt starts from nothing, unless what it starts from never reached the LMS.
      const unsent = await opened.peek(parts.session, 1);
      await opened.update((kept) =>
        isNew && unsent.length === 0
          ? without(kept, unit.id)
          : merge(kept, restored ? recognise(restored, kept, unit) : emptyOf(kept)),
      );
      return opened;
    })
    .catch(() => memoryStore(restored ?? emptyProgress));
  return {
    store,
    learner,
    location: location === '' ? null : location,
    kept: mode !== 'browse' && mode !== 'review',
  };
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
