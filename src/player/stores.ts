/**
 * The stores of one page as one: the browser's, and, once that has refused a write (disk full, closed
 * database), the page's memory. What waits in either is delivered; what can be kept is kept.
 */
import { memoryStore, type Store } from './store.ts';
import { emptyProgress } from '../core/progress/fold.ts';

/** Entries of the store at `place` are numbered from there. */
const SPAN = 2 ** 40;

/** @param stores grows while the page lives; each was given up for the next */
export function allOf(stores: readonly Store[]): Store {
  // What even the last store refuses to keep: sessions of a full disk.
  const spare = memoryStore(emptyProgress);
  const newest = (): Store => stores.at(-1) ?? spare;
  const every = (): readonly Store[] => [...stores, spare];

  return {
    get durable() {
      return newest().durable;
    },
    progress: () => newest().progress(),
    commit: (make, outbox) => newest().commit(make, outbox),
    update: (change) => newest().update(change),
    async get(key) {
      let failure: Error | null = null;
      for (const store of [...every()].reverse()) {
        const value = await store.get(key).catch((error: Error) => void (failure = error));
        if (value !== undefined) return value;
      }
      // What cannot be read is not what is not there.
      if (failure) throw failure as Error;
      return undefined;
    },
    set: (key, value) =>
      newest()
        .set(key, value)
        .catch(() => spare.set(key, value)),
    async list(prefix) {
      const lists = await Promise.all(every().map((store) => store.list(prefix).catch(() => ({}))));
      return Object.assign({}, ...lists) as Readonly<Record<string, unknown>>;
    },
    async peek(session, count) {
      let failure: Error | null = null;
      const found = await Promise.all(
        stores.map(async (store, place) =>
          (
            await store.peek(session, count).catch((error: Error) => {
              failure = error;
              return [];
            })
          ).map((entry) => ({ ...entry, seq: entry.seq + place * SPAN })),
        ),
      );
      const all = found.flat();
      // The others go first; then nobody may take it for empty.
      if (failure && all.length === 0) throw failure as Error;
      return all.slice(0, count);
    },
    async settle(seqs, values) {
      const places = stores.map((_, place) =>
        seqs.flatMap((seq) => (Math.floor(seq / SPAN) === place ? [seq - place * SPAN] : [])),
      );
      const last = stores.length - 1;
      for (const [place, store] of stores.entries()) {
        const own = places[place] ?? [];
        const more = place === last ? values : undefined;
        if (own.length === 0 && more === undefined) continue;
        await store.settle(own, more).catch(async () => {
          await store.settle(own).catch(() => undefined);
          await spare.settle([], more);
        });
      }
      if (last < 0) await spare.settle([], values);
    },
    unreadable: async () =>
      (await Promise.all(every().map((store) => store.unreadable().catch(() => [])))).flat(),
  };
}
