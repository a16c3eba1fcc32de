/**
 * One commit for all the writes that arrived together. A durable commit waits for the disk, and the
 * whole server with it: 32 learners who answer at once share one wait instead of queueing for 32.
 */
import type { Store } from './db.ts';

/**
 * Runs the work in a transaction and resolves once that is on disk. Works do not see each other: one
 * that throws is undone alone, and only its own promise rejects. Of one owner, one work goes at a time:
 * whoever sends a hundred keeps nobody waiting but themselves.
 */
export type Commit = <T>(work: () => T, owner?: string | null) => Promise<T>;

interface Job {
  readonly owner: string | null;
  readonly run: () => void;
  readonly settle: (failure: { readonly error: unknown } | null) => void;
}

/**
 * What has arrived is read before the disk is waited for: a connection is taken up a turn of the event loop,
 * so a class that comes in at once would wait for the disk once each. Nobody waits for who never comes.
 */
const QUIET_TURNS = 3;
const MOST_TURNS = 16;
/** Enough for one wait: their own work takes longer by then. */
const MOST_WAITING = 64;

export function groupCommit(store: Store): Commit {
  let waiting: Job[] = [];

  const flush = (): void => {
    const owners = new Set<string>();
    const [jobs, later]: [Job[], Job[]] = [[], []];
    for (const job of waiting)
      if (job.owner !== null && owners.has(job.owner)) later.push(job);
      else {
        jobs.push(job);
        if (job.owner !== null) owners.add(job.owner);
      }
    waiting = later;
    if (later.length > 0) setImmediate(flush);
    const failures = new Map<Job, { readonly error: unknown }>();
    try {
      store.transaction(() => {
        for (const job of jobs)
          try {
            store.transaction(job.run);
          } catch (error) {
            // On a full disk SQLite may have undone everything: nobody's work is there any more.
            if (!store.db.isTransaction) throw error;
            failures.set(job, { error });
          }
      });
    } catch (error) {
      for (const job of jobs) if (!failures.has(job)) failures.set(job, { error });
    }
    for (const job of jobs) job.settle(failures.get(job) ?? null);
  };

  const gather = (seen: number, turns: number, quiet: number): void => {
    const none = waiting.length > seen ? 0 : quiet + 1;
    if (none >= QUIET_TURNS || turns >= MOST_TURNS || waiting.length >= MOST_WAITING) flush();
    else setImmediate(gather, waiting.length, turns + 1, none);
  };

  return <T>(work: () => T, owner: string | null = null) =>
    new Promise<T>((resolve, reject) => {
      let result: { readonly value: T } | null = null;
      if (waiting.length === 0) setImmediate(gather, 1, 1, 0);
      waiting.push({
        owner,
        run: () => {
          result = { value: work() };
        },
        settle: (failure) => {
          if (failure) reject(failure.error instanceof Error ? failure.error : new Error('failed'));
          else if (result) resolve(result.value);
        },
      });
    });
}
