import { describe, expect, test } from 'vitest';
import { createSession, type Session, type Tell } from '../../src/search/session.ts';
import { hitsOf, LIMITS, nameOf, shipped } from './course.ts';
import { MINI } from './mini.ts';

interface Bench {
  readonly session: Session;
  readonly told: readonly Tell[];
  /** Names asked for, "!" before those asked for past the cache. */
  readonly asked: readonly string[];
  /** Until nothing more happens. */
  readonly rest: () => Promise<void>;
}

type Files = ReadonlyMap<string, unknown>;

function bench(serve: (name: string, fresh: boolean) => unknown): Bench {
  const told: Tell[] = [];
  const asked: string[] = [];
  const session = createSession({
    get: (name, fresh) => {
      asked.push((fresh ? '!' : '') + name);
      return Promise.resolve().then(() => serve(name, fresh));
    },
    tell: (message) => told.push(message),
    soon: (run) => setTimeout(run),
  });
  const rest = async (): Promise<void> => {
    for (let turn = 0; turn < 30; turn += 1) await new Promise((resume) => setTimeout(resume));
  };
  return { session, told, asked, rest };
}

const question = (id: number, query: string) => ({ id, query, limits: LIMITS });
const from = (files: Files) => (name: string) => {
  if (!files.has(name)) throw new Error(`404 ${name}`);
  return files.get(name);
};
const NEW = shipped(MINI, 60);
const OLD = shipped({ ...MINI, glossary: MINI.glossary.slice(1) }, 60);
const titles = (files: Files): string => JSON.stringify(files.get('titres'));

function lastAnswer(told: readonly Tell[]) {
  const last = told.findLast((message) => message.kind === 'answer');
  if (last?.kind !== 'answer') throw new Error('No answer was told.');
  return last;
}

describe('a session', () => {
  test('answers from the titles at once, then with the parts and texts it needs, and no others', async () => {
    const { session, told, asked, rest } = bench(from(NEW));
    session.open(titles(NEW));
    session.search(question(1, 'brassard'));
    await rest();
    const [first] = told;
    expect(first).toMatchObject({ kind: 'answer', id: 1, answer: { partial: true } });
    const { answer } = lastAnswer(told);
    expect(answer.partial).toBe(false);
    expect(hitsOf(answer).map(nameOf)).toContain('lecon-1#s1');
    for (const hit of hitsOf(answer)) expect(hit.excerpt).not.toBeNull();
    const names = new Set(asked);
    expect(names.size).toBe(asked.length);
    expect(names).not.toContain('titres');
    expect([...names].filter((name) => name.startsWith('mots-')).length).toBeLessThan(3);
    expect([...names].filter((name) => name.startsWith('textes-')).sort()).toEqual([
      'textes-constantes',
      'textes-stocks',
    ]);
  });

  test('fetches the titles itself when the page could not', async () => {
    const { session, told, asked, rest } = bench(from(NEW));
    session.search(question(1, 'brassard'));
    await rest();
    expect(asked).toEqual([]);
    session.open(null);
    await rest();
    expect(asked[0]).toBe('titres');
    expect(hitsOf(lastAnswer(told).answer)).not.toEqual([]);
  });

  test('only the latest question is worked on', async () => {
    const { session, told, rest } = bench(from(NEW));
    session.open(titles(NEW));
    await rest();
    for (const [id, query] of ['b', 'br', 'bra', 'bras'].entries()) {
      session.search(question(id, query));
    }
    await rest();
    expect(new Set(told.map((message) => (message.kind === 'answer' ? message.id : null)))).toEqual(
      new Set([3]),
    );
  });

  test('a file that fails is told, and asked again by the next question', async () => {
    let online = false;
    const { session, told, asked, rest } = bench((name) => {
      if (!online) throw new Error('offline');
      return from(NEW)(name);
    });
    session.open(titles(NEW));
    session.search(question(1, 'vernis'));
    await rest();
    expect(told).toContainEqual({ kind: 'failed' });
    const before = asked.length;
    online = true;
    session.search(question(2, 'vernis'));
    await rest();
    expect(asked.length).toBeGreaterThan(before);
    expect(hitsOf(lastAnswer(told).answer).map(nameOf)).toEqual(['lecon-2#s1']);
  });

  test('titles that fail are asked again too', async () => {
    let online = false;
    const { session, told, rest } = bench((name) => {
      if (!online) throw new Error('offline');
      return from(NEW)(name);
    });
    session.open(null);
    session.search(question(1, 'brassard'));
    await rest();
    expect(told.every(({ kind }) => kind === 'failed')).toBe(true);
    online = true;
    session.search(question(2, 'brassard'));
    await rest();
    expect(lastAnswer(told).id).toBe(2);
  });

  test('titles cut short are fetched again, not trusted', async () => {
    const { session, told, rest } = bench(from(NEW));
    session.open(titles(NEW).slice(0, 100));
    session.search(question(1, 'brassard'));
    await rest();
    expect(told[0]).toEqual({ kind: 'failed' });
    session.search(question(2, 'brassard'));
    await rest();
    expect(hitsOf(lastAnswer(told).answer)).not.toEqual([]);
  });

  test('a site built again under the page is taken up', async () => {
    const { session, told, asked, rest } = bench(from(NEW));
    session.open(titles(OLD));
    session.search(question(1, 'brassard'));
    await rest();
    expect(asked).toContain('!titres');
    const { answer } = lastAnswer(told);
    expect(answer.partial).toBe(false);
    expect(nameOf(hitsOf(answer)[0] as never)).toBe('glossaire#brassard');
    expect(told).not.toContainEqual({ kind: 'failed' });
  });

  test('files that never go together end in a failure, not in a loop', async () => {
    const mixed = new Map([...OLD, ['titres', NEW.get('titres')]]);
    const { session, told, asked, rest } = bench(from(mixed));
    session.open(titles(NEW));
    session.search(question(1, 'brassard'));
    await rest();
    expect(told).toContainEqual({ kind: 'failed' });
    expect(asked.filter((name) => name.endsWith('titres')).length).toBeLessThan(3);
  });
});
