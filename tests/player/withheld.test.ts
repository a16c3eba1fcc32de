/** Channels, locks and storage that a browser has, and refuses as soon as they are used. */
import { describe, expect, it } from 'vitest';
import { leases, webLocks } from '../../src/player/locks.ts';
import { tabsOver } from '../../src/player/tabs.ts';

const refuse = (): never => {
  throw new DOMException('The operation is insecure.', 'SecurityError');
};

describe('channels between tabs', () => {
  it('are done without where they are refused, or unknown', () => {
    const unknown = (): never => {
      throw new ReferenceError('BroadcastChannel is not defined');
    };
    for (const open of [refuse, unknown]) {
      const tabs = tabsOver(open);
      tabs.listen(refuse);
      tabs.tell({} as never);
    }
  });
});

describe('locks', () => {
  const alone = leases(null, () => 0);

  it('that are refused at each request become leases: the work is done', async () => {
    for (const request of [refuse, () => Promise.reject(new DOMException('', 'SecurityError'))]) {
      const locks = webLocks({ request } as never, alone);
      expect(await locks.hold('a', () => Promise.resolve(1))).toBe(1);
      expect(await locks.holdIfFree('b', () => Promise.resolve(2))).toBe(2);
    }
  });

  it('that are given do the work once, also when it fails', async () => {
    const request = (_: string, __: LockOptions, work: (lock: object) => unknown) =>
      Promise.resolve(work({}));
    const locks = webLocks({ request } as never, alone);
    let times = 0;
    const work = (): Promise<never> => {
      times += 1;
      return Promise.reject(new Error('of the work itself'));
    };
    await expect(locks.hold('a', work)).rejects.toThrow('of the work itself');
    expect(times).toBe(1);
  });

  it('are leases of this tab alone where the storage is full or refused', async () => {
    const storage = { getItem: refuse, setItem: refuse, removeItem: refuse };
    const locks = leases(storage, () => 0);
    expect(await locks.hold('a', () => Promise.resolve(1))).toBe(1);
    expect(await locks.holdIfFree('a', () => Promise.resolve(2))).toBe(2);
  });

  it('taken before the clock was set back hold nobody up', async () => {
    const kept = new Map<string, string>();
    const storage = {
      getItem: (key: string) => kept.get(key) ?? null,
      setItem: (key: string, value: string) => void kept.set(key, value),
      removeItem: (key: string) => void kept.delete(key),
    };
    const day = 86_400_000;
    // The tab that held it has crashed: nothing renews it, nothing gives it back.
    void leases(storage, () => day).holdIfFree('a', () => new Promise(() => undefined));
    const found = await leases(storage, () => day - 1).holdIfFree('a', () => Promise.resolve(1));
    expect(found).toBeNull();
    expect(await leases(storage, () => 0).holdIfFree('a', () => Promise.resolve(1))).toBe(1);
  });
});
