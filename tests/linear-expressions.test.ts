/**
 * No regular expression that meets what somebody sends looks at it more than a fixed number of times:
 * every literal of core and server is tried on runs of what it is made of, ended by what it refuses.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import ts from 'typescript';
import { describe, expect, it, vi } from 'vitest';
import { readLearnerList } from '../src/core/people/learner-list.ts';

vi.setConfig({ testTimeout: 120_000 });

const SRC = resolve(import.meta.dirname, '../src');
const ROOMS = ['core', 'server'];

/** What they read is nobody's to send, or is never longer than said. */
const BOUNDED: Readonly<Record<string, string>> = {
  'core/text/typography.ts': 'authors’ texts, at build time',
  'server/site/csp.ts': 'pages of the built site',
};

/** A quadratic one takes half a second of this, a linear one less than a millisecond. */
const LENGTH = 20_000;
const MOST_MS = 60;

function literals(file: string): readonly RegExp[] {
  const source = ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.Latest);
  const found: RegExp[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isRegularExpressionLiteral(node)) {
      const [, body = '', flags = ''] = /^\/(.*)\/(\w*)$/s.exec(node.text) ?? [];
      found.push(new RegExp(body, flags.replace(/[gy]/g, '')));
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

/** Signs an expression speaks of, and one of each class it may mean. */
function signs({ source }: RegExp): readonly string[] {
  const own = [...source.replace(/\\[pP]\{[^}]*\}|\\./g, '')].filter(
    (sign) => !/[\\^$*+?()|[\]{}]/.test(sign),
  );
  const escaped = [...source.matchAll(/\\([^a-zA-Z0-9])/g)].map(([, sign = '']) => sign);
  return [...new Set([' ', 'a', '0', '@', '.', '=', '\t', ...escaped, ...own])].slice(0, 30);
}

const cpu = (): number => {
  const { user, system } = process.threadCpuUsage();
  return (user + system) / 1000;
};

/** Milliseconds of work on the worst of the attacks; stops at the first that is too long. */
function worst(expression: RegExp): { readonly ms: number; readonly attack: string } {
  const known = signs(expression);
  const runs = [...known, ...known.slice(0, 6).flatMap((a) => known.slice(0, 6).map((b) => a + b))];
  let most = { ms: 0, attack: '' };
  for (const run of runs)
    for (const prefix of ['', ...known]) {
      const text = `${prefix}${run.repeat(LENGTH / run.length)}\u0001`;
      const before = cpu();
      expression.test(text);
      const ms = cpu() - before;
      if (ms > most.ms) most = { ms, attack: `${prefix}(${run})…` };
      if (ms > MOST_MS) return most;
    }
  return most;
}

const files = ROOMS.flatMap((room) =>
  readdirSync(join(SRC, room), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => `${room}/${name}`),
);

describe('every regular expression of core and server', () => {
  it('is linear in what it reads', () => {
    const slow: string[] = [];
    let tried = 0;
    for (const file of files) {
      if (BOUNDED[file] !== undefined) continue;
      for (const expression of literals(join(SRC, file))) {
        tried += 1;
        const { ms, attack } = worst(expression);
        if (ms > MOST_MS) slow.push(`${file}: ${expression.source} on ${attack}`);
      }
    }
    expect(slow).toEqual([]);
    expect(tried).toBeGreaterThan(100);
  });
});

describe('a pasted list', () => {
  const cost = (text: string): number => {
    const before = cpu();
    readLearnerList(text);
    return cpu() - before;
  };

  it.each([
    ['addresses that never close', '<' + '@'.repeat(40_000)],
    ['signs in the middle', `a${':'.repeat(40_000)}b`],
    ['an address that is no address', `@${'a'.repeat(40_000)} b`],
    ['several people and a long name', `a@b.fr;c@d.fr;${'x'.repeat(40_000)}`],
    ['blanks before a sign', `"a${'\t'.repeat(40_000)}@`],
    ['one endless line of people', 'Inès Perrin <ines@exemple.fr>, '.repeat(3000)],
    ['angles', '<'.repeat(40_000)],
    ['quotes', '";'.repeat(40_000)],
  ])('is read at once: %s', (_, text) => expect(cost(text)).toBeLessThan(500));

  it('of four thousand people is read at once', () => {
    const list = (n: number) =>
      Array.from({ length: n }, (_, at) => `Inès Perrin${at};ines.${at}@exemple.fr`).join('\n');
    expect(readLearnerList(list(4000)).every(({ status }) => status === 'ready')).toBe(true);
    expect(cost(list(4000))).toBeLessThan(500);
  });
});
