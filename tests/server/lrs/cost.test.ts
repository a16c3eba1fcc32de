/** What a request costs is bounded, whatever it holds and whatever is stored. */
import { randomUUID } from 'node:crypto';
import { DatabaseSync } from 'node:sqlite';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { DATABASE_FILE, openStore } from '../../../src/server/store/db.ts';
import { groupCommit } from '../../../src/server/store/group-commit.ts';
import { PAGE_BYTES, STATEMENTS } from '../../../src/server/lrs/limits.ts';
import { readJson } from '../../../src/server/lrs/validate/json.ts';
import { openOutliner } from '../../../src/server/lrs/validate/outline.ts';
import { answered, entered, initialized, runAu } from '../support/launch.ts';
import { serve } from '../support/serve.ts';
import { freshFolder } from '../support/site.ts';
import { agent, statement, verb, xapiClient, type StatementResult } from '../support/xapi.ts';

const LIMITS = STATEMENTS.admin;
const bytesOf = (text: string) => Buffer.from(text);

describe('a chain of statements that refer to each other', () => {
  it('is looked through once, and not at all under a launch', async () => {
    const server = await serve();
    const machine = xapiClient(server.url);
    const au = await runAu(
      await entered(server.url),
      server.url,
      'vocabulaire-medical/construction',
    );
    await au.send(initialized(au));
    const ids = Array.from({ length: 4000 }, () => randomUUID() as string);
    const chain = ids.map((id, at) =>
      statement({
        id,
        ...(at === 0
          ? { verb: verb('premier') }
          : { object: { objectType: 'StatementRef', id: ids[at - 1] } }),
      }),
    );
    for (let at = 0; at < chain.length; at += 1000)
      await machine('statements', { body: chain.slice(at, at + 1000) });
    const began = performance.now();
    const find = async (name: string, ask = machine) => {
      const params = { verb: verb(name).id, limit: '1' };
      return (await (await ask('statements', { params })).json()) as StatementResult;
    };
    expect((await find('premier')).statements.map(({ id }) => id)).toEqual([ids.at(-1)]);
    expect((await find('dernier')).statements).toEqual([]);
    expect((await find('premier', au.xapi)).statements).toEqual([]);
    // Looked through for each of its statements, this takes minutes.
    expect(performance.now() - began).toBeLessThan(5000);
  });
});

describe('a page', async () => {
  const server = await serve();
  const machine = xapiClient(server.url);
  const large = () => statement({ result: { response: 'a'.repeat(1_000_000) } });
  const ids = Array.from({ length: 10 }, large).map((one) => one.id);

  it('weighs no more than a few megabytes, and says where the next one is', async () => {
    for (const id of ids) await machine('statements', { body: { ...large(), id } });
    const found: string[] = [];
    let next = '/xapi/statements?limit=500&ascending=true';
    for (let page = 0; next !== '' && page < 20; page += 1) {
      const answer = await machine(next.slice('/xapi/'.length));
      const text = await answer.text();
      expect(text.length).toBeLessThan(PAGE_BYTES.admin + 10_000);
      const { statements, more } = JSON.parse(text) as StatementResult;
      found.push(...statements.map(({ id }) => id));
      next = more;
    }
    expect(found).toEqual(ids);
  });

  it('counts attachments where they are asked for', async () => {
    const other = xapiClient((await serve()).url);
    const data = Buffer.alloc(1_500_000, 'a');
    const sha2 = Buffer.from(await crypto.subtle.digest('SHA-256', data)).toString('hex');
    const attachment = {
      ...{ usageType: 'https://a.fr/u', display: { fr: 'a' }, contentType: 'text/plain', sha2 },
      length: data.length,
    };
    for (let at = 0; at < 6; at += 1) {
      const one = JSON.stringify(statement({ attachments: [attachment] }));
      const head = `--b\r\nContent-Type: application/json\r\n\r\n${one}\r\n--b\r\nContent-Type: text/plain\r\n`;
      const more = `Content-Transfer-Encoding: binary\r\nX-Experience-API-Hash: ${sha2}\r\n\r\n`;
      const body = Buffer.concat([Buffer.from(head + more), data, Buffer.from('\r\n--b--\r\n')]);
      const headers = { 'content-type': 'multipart/mixed; boundary=b' };
      expect((await other('statements', { body, headers })).status).toBe(200);
    }
    const page = await other('statements', { params: { attachments: 'true' } });
    const [, json = ''] = (await page.text()).split('\r\n\r\n');
    const { statements, more } = JSON.parse(json.split('\r\n')[0] ?? '') as StatementResult;
    expect(statements).toHaveLength(2);
    expect(more).not.toBe('');
  });
});

describe('JSON', () => {
  it.each([
    ['a list beyond any batch', `[${'{},'.repeat(5_000_000)}{}]`],
    ['a value with too many in it', `{"a":[${'{},'.repeat(1_000_000)}{}]}`],
    ['a list of such values', `[{"a":[${'1,'.repeat(1_000_000)}1]}]`],
    ['numbers', `{"a":[${'1,'.repeat(2_000_000)}1]}`],
    ['a value of too many bytes', `{"a":"${'a'.repeat(LIMITS.bytes)}"}`],
  ])('%s is refused before any of it is built', (_, text) => {
    const bytes = bytesOf(text);
    const outliner = openOutliner(bytes, LIMITS);
    expect(() => {
      outliner.readTo(bytes.length);
      outliner.outline();
    }).toThrow(expect.objectContaining({ status: 413 }));
  });

  it('is read as it always was, value by value', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.json({ maxDepth: 4 }),
        fc.constantFrom('', ' ', '\n\t', '\ufeff'),
        async (text, before) => {
          const value: unknown = JSON.parse(text);
          const read = await readJson(bytesOf(`${before}${text} `), LIMITS);
          expect(read.isList).toBe(Array.isArray(value));
          expect(read.isList ? read.values : read.values[0]).toEqual(value);
        },
      ),
      { numRuns: 300 },
    );
  });

  it('that is none is told so, whatever was done to it', async () => {
    const cut = fc
      .tuple(
        fc.json({ maxDepth: 4 }),
        fc.nat(),
        fc.constantFrom('', ',', ']', '}', '[', '"', '\\', ':', 'x'),
      )
      .map(([text, at, put]) => {
        const place = at % (text.length + 1);
        return text.slice(0, place) + put + text.slice(put === '' ? place + 1 : place);
      });
    await fc.assert(
      fc.asyncProperty(fc.oneof(cut, fc.string({ unit: 'binary' })), async (text) => {
        const bytes = bytesOf(text);
        const expected = parsed(bytes.toString());
        const read = await readJson(bytes, LIMITS).then(
          ({ isList, values }) => ({ value: isList ? values : values[0] }),
          (error: { status: number }) => error.status,
        );
        expect(read).toEqual(expected);
      }),
      { numRuns: 500 },
    );
  });
});

function parsed(text: string): unknown {
  try {
    const finite = (_: string, value: unknown): unknown => {
      if (typeof value === 'number' && !Number.isFinite(value)) throw new Error('too large');
      return value;
    };
    return { value: JSON.parse(text.replace(/^\ufeff/, ''), finite) as unknown };
  } catch {
    return 400;
  }
}

describe('writes that arrive together', () => {
  it('are one transaction, but one for each owner', async () => {
    const store = openStore(freshFolder());
    const commit = groupCommit(store);
    const settled: string[] = [];
    const transactions: string[][] = [];
    let current: string[] = [];
    const job = (name: string, owner: string | null) =>
      commit(() => void current.push(name), owner).then(() => {
        if (current.length > 0) transactions.push(current);
        current = [];
        settled.push(name);
      });
    await Promise.all([
      ...[job('a1', 'a'), job('a2', 'a'), job('b1', 'b'), job('m1', null), job('a3', 'a')],
      ...[job('m2', null), job('b2', 'b')],
    ]);
    expect(transactions).toEqual([['a1', 'b1', 'm1', 'm2'], ['a2', 'b2'], ['a3']]);
    expect(settled).toHaveLength(7);
    store.close();
  });
});

describe('names that come from statements', () => {
  it('are stored and shown without direction signs, those of before too', async () => {
    const server = await serve();
    const machine = xapiClient(server.url);
    const who = agent('signes');
    const say = (name: string) =>
      machine('statements', { body: statement({ actor: { ...who, name } }) });
    await say('Inès\u202e nirreP');
    await say('\u2066\u200f');
    const db = new DatabaseSync(join(server.config.dataDir, DATABASE_FILE));
    const names = () =>
      db
        .prepare('SELECT name FROM agent_name')
        .all()
        .map(({ name }) => name);
    expect(names()).toEqual(['Inès nirreP']);
    db.exec(`INSERT INTO agent_name SELECT id, 'Ines\u202e' FROM agent WHERE key LIKE '%signes%'`);
    db.close();
    const params = { agent: JSON.stringify({ ...who, name: '\u202eI' }) };
    expect(await (await machine('agents', { params })).json()).toMatchObject({
      name: ['Ines', 'Inès nirreP', 'I'],
    });
    const [first] = ((await (await machine('statements')).json()) as StatementResult).statements;
    expect(first?.['actor']).toEqual({ ...who, name: '\u2066\u200f' });
  });
});

it('what somebody else sends by an id that is taken is told apart without reading it', async () => {
  const server = await serve();
  const au = await runAu(await entered(server.url), server.url, 'vocabulaire-medical/construction');
  await au.send(initialized(au));
  const theirs = statement();
  await xapiClient(server.url)('statements', { body: theirs });
  // Nobody could read it any more.
  const db = new DatabaseSync(join(server.config.dataDir, 'plateforme.sqlite'), { timeout: 5000 });
  expect(db.prepare("UPDATE statement SET body = '{' WHERE id = ?").run(theirs.id).changes).toBe(1);
  db.close();
  expect((await au.send({ ...answered(au), id: theirs.id })).status).toBe(409);
  expect((await au.xapi('statements', { params: { statementId: theirs.id } })).status).toBe(404);
});
