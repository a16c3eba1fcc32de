/**
 * The learner's side of the course: what was done (an observable), and the few things that can be done.
 * Framework-free; storage, time, ids and the other tabs are parameters.
 */
import { apply, emptyProgress, merge } from '../core/progress/fold.ts';
import type { Event, Progress } from '../core/progress/progress.ts';
import type { LaunchMode } from '../core/xapi/statement.ts';
import type { AnyRules, Grade, Question, Response } from '../core/question/types.ts';
import { nextAttempt } from '../core/progress/outcome.ts';
import { observable, type ReadonlyObservable } from './observable.ts';
import { draftKey, memoryStore, type Store } from './store.ts';

export interface LessonRef {
  readonly id: string;
  /** Content hash. */
  readonly revision: string;
}

export interface Player {
  readonly progress: ReadonlyObservable<Progress>;
  /** Resolves once what was kept has been read. */
  readonly ready: Promise<void>;
  /** "memory": the browser refused to keep anything; what is done lives as long as the page. */
  readonly storage: ReadonlyObservable<'durable' | 'memory'>;
  /** True when an LMS receives the answers. */
  readonly tracked: boolean;
  /** Where things are kept: one store, a second once the first has refused a write. */
  readonly stores: readonly Store[];
  visit(lesson: LessonRef, section: string): Promise<void>;
  /**
   * Grades by the rules of the question's kind, which the page has; when complete, keeps the answer before
   * resolving. `seconds` since the learner began. An incomplete response is returned as such and nothing is
   * kept.
   */
  answer(
    lesson: LessonRef,
    question: Question,
    response: Response,
    seconds: number,
    rules: Pick<AnyRules, 'grade'>,
  ): Promise<Grade>;
  reveal(lesson: LessonRef, question: Question): Promise<void>;
  complete(lesson: LessonRef): Promise<void>;
  /**
   * Keeps what `make` decides from all that is known, in the transaction that keeps it; null: nothing.
   * `questions`: those it is about, as they stand on the page, for whoever receives the answers.
   */
  record(
    make: (current: Progress) => NewEvent | null,
    questions?: readonly Question[],
  ): Promise<Event | null>;
  /** Work under way that is not an answer yet: survives a reload, never leaves the browser. */
  draft(key: string): Promise<unknown>;
  saveDraft(key: string, value: unknown): Promise<void>;
  /** The LMS has said whether what is done here counts (cmi5 10.2.2: in Browse and Review, nothing). */
  decide(mode: LaunchMode): void;
  /** Replaces what is known by a function of it: an import, what another device knows. */
  join(this: void, change: (current: Progress) => Progress): Promise<void>;
  /** Reads again what is kept: other pages may have written while this one heard nothing. */
  refresh(): Promise<void>;
}

/** What other tabs of the same learner hear. */
export interface Tabs {
  tell(event: Event): void;
  listen(hear: (event: Event) => void): void;
}

export interface PlayerParts {
  readonly store: Promise<Store>;
  readonly session: string;
  readonly tracked: boolean;
  /** Reads from what is kept of this session in which mode it is; null: its LMS has not spoken yet. */
  readonly modeOf?: (store: Store) => Promise<LaunchMode | null>;
  readonly now: () => string;
  /** Seconds since the page was opened, by a clock nobody sets; absent: durations follow `now`. */
  readonly elapsed?: () => number;
  readonly uuid: () => string;
  readonly tabs: Tabs;
  /** Told after each event that someone must receive. */
  readonly recorded?: () => void;
}

/** An event before the player numbers and dates it. */
export type NewEvent = Event extends infer E
  ? E extends Event
    ? Omit<E, 'id' | 'time' | 'elapsed' | 'session' | 'epoch'>
    : never
  : never;

export function createPlayer({
  store,
  session,
  tracked,
  modeOf,
  now,
  elapsed,
  uuid,
  tabs,
  recorded = () => undefined,
}: PlayerParts): Player {
  const progress = observable<Progress>(emptyProgress);
  /** What is kept, and what was done here that is not (yet) part of it: it is shown, no more. */
  let known = emptyProgress;
  let own: readonly Event[] = [];
  let mode: LaunchMode | null = modeOf ? null : 'Normal';
  const storage = observable<'durable' | 'memory'>('durable');
  const stores: Store[] = [];
  let kept: Store;

  const keep = (next: Store): void => void stores.push((kept = next));

  const ready = store
    .catch(() => memoryStore(progress.value))
    .then(async (opened) => {
      keep(opened);
      storage.value = opened.durable ? 'durable' : 'memory';
      if (modeOf) mode = (await modeOf(opened)) ?? mode;
      if (mode === null) own = (await opened.peek(session, Infinity)).map(({ event }) => event);
      know(merge(await opened.progress(), known));
    })
    .catch(fallBack);

  function know(next: Progress): void {
    known = next;
    progress.value = own.reduce(apply, known);
  }

  // A write may fail after a good start (disk full, database closed): go on in memory, and say it.
  function fallBack(): void {
    keep(memoryStore(known));
    storage.value = 'memory';
  }

  function orInMemory<T>(write: () => Promise<T>): Promise<T> {
    return write().catch(() => {
      fallBack();
      return write();
    });
  }

  tabs.listen((event) => know(apply(known, event)));

  async function record(
    make: (current: Progress) => NewEvent | null,
    questions: readonly Question[] = [],
  ): Promise<Event | null> {
    await ready;
    const madeFrom = (snapshot: Progress) => {
      // The other tab may be ahead of this page, and this page ahead of a snapshot read before.
      const current = own.reduce(apply, merge(snapshot, known));
      const body = make(current);
      if (!body) return null;
      const event = {
        ...body,
        id: uuid(),
        time: now(),
        elapsed: elapsed?.(),
        session,
        epoch: body.type === 'erased' ? current.epoch + 1 : current.epoch,
      } as Event;
      const isKept = mode === 'Normal' || event.type === 'erased';
      return { event, progress: isKept ? apply(current, event) : null };
    };
    // Browse and Review: it is shown while the page lives, and leaves no trace.
    const isTrial = mode !== null && mode !== 'Normal';
    const write = async () =>
      isTrial
        ? (madeFrom(await kept.progress())?.event ?? null)
        : kept.commit(madeFrom, tracked ? questions : null);
    const event = await orInMemory(write);
    if (!event) return null;
    if (mode === 'Normal') {
      know(apply(known, event));
      tabs.tell(event);
    } else {
      own = [...own, event];
      know(known);
    }
    if (tracked && !isTrial) recorded();
    return event;
  }

  async function join(change: (current: Progress) => Progress): Promise<void> {
    await ready;
    know(await orInMemory(() => kept.update((snapshot) => change(merge(snapshot, known)))));
  }

  return {
    progress,
    ready,
    storage,
    tracked,
    stores,
    async visit(lesson, section) {
      await record((current) =>
        current.lessons[lesson.id]?.sections[section] === undefined
          ? { type: 'visited', lesson: lesson.id, section }
          : null,
      );
    },
    async answer(lesson, question, response, seconds, rules) {
      const result = rules.grade(question, response);
      if (result.status === 'incomplete') return result;
      await record(
        (current) => ({
          type: 'answered',
          lesson: lesson.id,
          question: question.id,
          attempt: nextAttempt(current, lesson.id, question.id),
          response,
          points: result.points,
          max: question.points,
          success: result.success,
          duration: seconds,
          hash: question.hash,
          revision: lesson.revision,
        }),
        [question],
      );
      return result;
    },
    async reveal(lesson, question) {
      await record(() => ({ type: 'revealed', lesson: lesson.id, question: question.id }));
    },
    async complete(lesson) {
      await record((current) =>
        current.lessons[lesson.id]?.completed
          ? null
          : { type: 'completed', lesson: lesson.id, revision: lesson.revision },
      );
    },
    record,
    async draft(key) {
      await ready;
      return kept.get(draftKey(key)).catch(() => undefined);
    },
    async saveDraft(key, value) {
      await ready;
      await kept.set(draftKey(key), value).catch(fallBack);
    },
    join,
    decide(said) {
      if (mode !== null) return;
      mode = said;
      if (said !== 'Normal') return;
      const news = own;
      own = [];
      know(news.reduce(apply, known));
      for (const event of news) tabs.tell(event);
    },
    async refresh() {
      await ready;
      const found = await kept.progress().catch(() => emptyProgress);
      know(merge(found, known));
    },
  };
}
