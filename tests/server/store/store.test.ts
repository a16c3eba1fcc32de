import { randomUUID } from 'node:crypto';
import { describe, expect, it, vi } from 'vitest';
import fc from 'fast-check';
import { openStore } from '../../../src/server/store/db.ts';
import { groupCommit } from '../../../src/server/store/group-commit.ts';
import { openWriter } from '../../../src/server/lrs/statement/insert.ts';
import { prepare } from '../../../src/server/lrs/statement/prepare.ts';
import type { Actor, Statement } from '../../../src/server/lrs/statement/types.ts';
import { freshFolder } from '../support/site.ts';
import { agent, statement } from '../support/xapi.ts';

vi.setConfig({ testTimeout: 60_000 });

function counting() {
  const store = openStore(freshFolder());
  store.db.exec('CREATE TABLE kept (n INTEGER PRIMARY KEY)');
  const add = (n: number) => store.db.prepare('INSERT INTO kept VALUES (?)').run(n);
  const kept = () =>
    store.db
      .prepare('SELECT n FROM kept ORDER BY n')
      .all()
      .map((row) => row['n']);
  return { store, add, kept };
}

describe('the store', () => {
  it('is durable and written ahead', () => {
    const { db } = openStore(freshFolder());
    expect(db.prepare('PRAGMA journal_mode').get()).toEqual({ journal_mode: 'wal' });
    expect(db.prepare('PRAGMA synchronous').get()).toEqual({ synchronous: 2 });
    expect(db.prepare('PRAGMA foreign_keys').get()).toEqual({ foreign_keys: 1 });
  });

  it('opens again what it made, migrated once', () => {
    const folder = freshFolder();
    const first = openStore(folder);
    const version = first.db.prepare('PRAGMA user_version').get();
    first.db.exec("INSERT INTO setting VALUES ('a', 'b')");
    first.close();
    const second = openStore(folder);
    expect(second.db.prepare('PRAGMA user_version').get()).toEqual(version);
    expect(second.db.prepare('SELECT value FROM setting').get()).toEqual({ value: 'b' });
  });

  it('refuses a database of a later version, in French', () => {
    const folder = freshFolder();
    const store = openStore(folder);
    store.db.exec('PRAGMA user_version = 999');
    store.close();
    expect(() => openStore(folder)).toThrow('version plus récente');
  });

  it('undoes a transaction that fails, alone when inside another', () => {
    const { store, add, kept } = counting();
    let undone = 0;
    store.onUndo(() => (undone += 1));
    store.transaction(() => {
      add(1);
      expect(() =>
        store.transaction(() => {
          add(2);
          throw new Error('non');
        }),
      ).toThrow('non');
      add(3);
    });
    expect(kept()).toEqual([1, 3]);
    expect(undone).toBe(1);
  });
});

describe('a group commit', () => {
  it('keeps what succeeds and nothing of what throws, and tells each', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.boolean(), { maxLength: 20 }), async (fates) => {
        const { store, add, kept } = counting();
        const commit = groupCommit(store);
        const settled = await Promise.allSettled(
          fates.map((good, n) =>
            commit(() => {
              add(n);
              if (!good) throw new Error(`refus ${n}`);
              return n;
            }),
          ),
        );
        const good = fates.flatMap((fate, n) => (fate ? [n] : []));
        expect(kept()).toEqual(good);
        expect(settled.map(({ status }) => status === 'fulfilled')).toEqual(fates);
        store.close();
      }),
      { numRuns: 30 },
    );
  });

  it('waits for the disk once for what comes in turn after turn, and for nobody who never comes', async () => {
    const { store, add, kept } = counting();
    let waits = 0;
    const commit = groupCommit({
      ...store,
      transaction: (work) => {
        if (!store.db.isTransaction) waits += 1;
        return store.transaction(work);
      },
    });
    // As connections are taken up: one a turn of the event loop.
    const arriving: Promise<unknown>[] = [];
    for (let n = 0; n < 12; n += 1) {
      arriving.push(commit(() => add(n)));
      await new Promise<void>((done) => setImmediate(done));
    }
    await Promise.all(arriving);
    expect([kept().length, waits]).toEqual([12, 1]);
    await commit(() => add(12));
    expect(waits).toBe(2);
    // An endless stream is not waited for.
    let going = true;
    const stream = (async () => {
      for (let n = 100; going; n += 1) {
        void commit(() => add(n));
        await new Promise<void>((done) => setImmediate(done));
      }
    })();
    await commit(() => add(99));
    going = false;
    await stream;
    await commit(() => add(98));
    store.close();
  });

  it('tells nobody “stored” when the commit itself fails', async () => {
    const { store, add, kept } = counting();
    const commit = groupCommit(store);
    store.db.exec(
      'CREATE TABLE parent (id INTEGER PRIMARY KEY); CREATE TABLE child (p REFERENCES parent (id) DEFERRABLE INITIALLY DEFERRED)',
    );
    const settled = await Promise.allSettled([
      commit(() => add(1)),
      commit(() => store.db.exec('INSERT INTO child VALUES (7)')),
    ]);
    expect(settled.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    expect(kept()).toEqual([]);
    await commit(() => add(2));
    expect(kept()).toEqual([2]);
  });
});

describe('what the writer remembers', () => {
  it('is forgotten with what was undone: an actor is never taken for another', () => {
    const store = openStore(freshFolder());
    const writer = openWriter(store, () => new Date());
    const insert = (name: string) =>
      writer.insert(
        [
          prepare(statement({ actor: agent(name) }) as unknown as Statement, {
            version: '1.0.3',
            authority: agent('autorité') as Actor,
            newId: randomUUID,
          }),
        ],
        { authoritative: true },
      );
    expect(() =>
      store.transaction(() => {
        insert('alice');
        throw new Error('disque plein');
      }),
    ).toThrow();
    insert('bob');
    insert('alice');
    const rows = store.db
      .prepare(
        'SELECT s.body, a.key FROM statement s JOIN statement_agent u ON u.seq = s.seq AND u.direct = 1 JOIN agent a ON a.id = u.agent ORDER BY s.seq',
      )
      .all();
    expect(rows).toHaveLength(2);
    for (const { body, key } of rows) {
      const { actor } = JSON.parse(body as string) as { actor: { account: { name: string } } };
      expect(key).toContain(`"${actor.account.name}"`);
    }
  });
});
