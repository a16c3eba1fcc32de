import { describe, expect, it } from 'vitest';
import type { GroupSummary } from '../../../src/core/api/groups.ts';
import type { AddedLearner, LearnerLink } from '../../../src/core/api/learners.ts';
import type { Problem } from '../../../src/core/api/problem.ts';
import { administrator, colleague, type Trainer } from '../support/people.ts';
import { raw } from '../support/raw.ts';
import { serve } from '../support/serve.ts';

const server = await serve();
const admin = await administrator(server);
const ada = await colleague(server.url, admin, 'ada');
const bob = await colleague(server.url, admin, 'bob');

const json = async <T>(answer: Promise<Response>): Promise<T> => (await (await answer).json()) as T;
const group = (who: Trainer, name: string, more = {}) =>
  json<GroupSummary>(who.ask('POST', 'groupes', { name, ...more }));
const paste = (who: Trainer, id: string, text: string) =>
  json<{ added: AddedLearner[]; refused: { problem: string; raw: string; status: string }[] }>(
    who.ask('POST', `groupes/${id}/apprenants`, { text }),
  );
const links = (who: Trainer, id: string) =>
  json<LearnerLink[]>(who.ask('GET', `groupes/${id}/liens`));
const names = (all: readonly { readonly name: string }[]) => all.map(({ name }) => name);

describe('groups', () => {
  it('are seen by their trainers, and all by an administrator', async () => {
    const mine = await group(ada, 'Promotion A');
    expect(mine).toEqual({
      id: mine.id,
      name: 'Promotion A',
      learners: 0,
      trainers: [{ id: ada.me.id, name: ada.me.name }],
      helpWaiting: 0,
      archived: false,
      path: null,
    });
    const theirs = await group(bob, 'Promotion B');
    expect(names(await json(ada.ask('GET', 'groupes')))).toEqual(['Promotion A']);
    expect(names(await json(bob.ask('GET', 'groupes')))).toEqual(['Promotion B']);
    expect(names(await json(admin.ask('GET', 'groupes')))).toEqual(['Promotion A', 'Promotion B']);
    await ada.ask('PATCH', `groupes/${mine.id}`, { trainers: [ada.me.id, bob.me.id] });
    expect(names(await json(bob.ask('GET', 'groupes')))).toEqual(['Promotion A', 'Promotion B']);
    await admin.ask('PATCH', `groupes/${theirs.id}`, {
      archived: true,
      name: 'Promotion B, finie',
    });
    expect((await json<GroupSummary[]>(bob.ask('GET', 'groupes'))).at(-1)).toMatchObject({
      name: 'Promotion B, finie',
      archived: true,
    });
  });

  it('of somebody else do not exist, whatever is asked of them or of their learners', async () => {
    const { id } = await group(ada, 'Secret');
    const { added } = await paste(ada, id, 'Inès Perrin');
    const other = await group(bob, 'À Bob');
    const learner = added[0]?.id ?? '';
    const asked: readonly (readonly [string, string, unknown?])[] = [
      ['PATCH', `groupes/${id}`, { name: 'x' }],
      ['POST', `groupes/${id}/apprenants`, { text: 'A B' }],
      ['GET', `groupes/${id}/liens`],
      ['GET', `groupes/${id}/liens.csv`],
      ['PATCH', `apprenants/${learner}`, { name: 'x' }],
      ['PATCH', `apprenants/${learner}`, { group: other.id }],
      ['POST', `apprenants/${learner}/lien`],
      ['DELETE', `apprenants/${learner}/lien`],
      ['DELETE', `apprenants/${learner}`],
      ['GET', `apprenants/${learner}/export`],
    ];
    for (const [method, path, body] of asked) {
      const refused = await bob.ask(method, path, body);
      const unknown = await bob.ask(method, path.replace(/[0-9a-f-]{36}/, 'inconnu'), body);
      expect(`${path} ${refused.status}`).toBe(`${path} 404`);
      expect(await refused.text()).toBe(await unknown.text());
    }
    const [untouched] = await links(ada, id);
    expect(untouched).toMatchObject({ learner: { name: 'Inès Perrin' }, state: 'valid' });
  });

  it('cannot be given a learner from one’s own group into somebody else’s', async () => {
    const mine = await group(ada, 'De');
    const theirs = await group(bob, 'Vers');
    const { added } = await paste(ada, mine.id, 'Marc Aubry');
    const path = `apprenants/${added[0]?.id ?? ''}`;
    expect((await ada.ask('PATCH', path, { group: theirs.id })).status).toBe(404);
    expect((await admin.ask('PATCH', path, { group: theirs.id })).status).toBe(200);
    expect((await ada.ask('PATCH', path, { name: 'x' })).status).toBe(404);
    expect((await bob.ask('PATCH', path, { name: 'Marc Aubry-Roy' })).status).toBe(200);
  });

  it('are not reached by clever paths', async () => {
    const { id } = await group(ada, 'Chemins');
    const headers = { cookie: bob.cookie };
    for (const path of [
      `groupes/x/../${id}/liens`,
      `groupes/${id}%2fliens`,
      `groupes/%2e%2e/${id}/liens`,
      `groupes//${id}/liens`,
    ])
      expect((await raw(server.url, `/formateur/api/${path}`, { headers })).status).toBe(404);
  });
});

describe('a pasted list', () => {
  it('adds the good lines and gives back the others with what is wrong', async () => {
    const { id } = await group(ada, 'Liste');
    const text = 'Perrin Inès;ines@exemple.fr\nZoé Petit\nÉlodie Roy\nmarc.aubry@\n';
    const { added, refused } = await paste(ada, id, text);
    expect(added).toHaveLength(3);
    expect(refused).toHaveLength(1);
    expect(refused[0]).toMatchObject({ raw: 'marc.aubry@', status: 'error' });
    expect((await links(ada, id)).map(({ learner }) => learner.name)).toEqual(
      [...names(added)].sort((a, b) => a.localeCompare(b, 'fr')),
    );
  });

  it('refuses whoever is there already, with a sentence; elsewhere they may be', async () => {
    const { id } = await group(ada, 'Doublons');
    await paste(ada, id, 'Inès Perrin;ines@exemple.fr\nZoé Petit');
    const again = await paste(
      ada,
      id,
      'I. Perrin;INES@exemple.fr\nzoé petit\nInès Perrin;autre@exemple.fr',
    );
    expect(names(again.added)).toEqual(['Inès Perrin']);
    expect(again.added[0]?.doubt).toMatch(/^Quelqu’un de ce nom est déjà dans le groupe/);
    expect(again.refused.map(({ problem }) => problem)).toEqual([
      expect.stringMatching(/est déjà dans ce groupe \(Inès Perrin\)/),
      expect.stringMatching(/est déjà dans ce groupe\. S’il s’agit d’une autre personne/),
    ]);
    const other = await group(ada, 'Ailleurs');
    expect((await paste(ada, other.id, 'Zoé Petit')).added).toHaveLength(1);
  });

  it('shows hostile names as they are', async () => {
    const { id } = await group(ada, 'Hostiles');
    const { added } = await paste(ada, id, 'Paul Test');
    const name = '<script>alert(1)</script>';
    await ada.ask('PATCH', `apprenants/${added[0]?.id ?? ''}`, { name });
    const answer = await ada.ask('GET', `groupes/${id}/liens`);
    expect(answer.headers.get('content-type')).toContain('application/json');
    expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
    expect(((await answer.json()) as LearnerLink[])[0]?.learner.name).toBe(name);
  });
});

describe('a learner', () => {
  it('is renamed, reached elsewhere, moved, and given more tries', async () => {
    const { id } = await group(ada, 'Fiches');
    const next = await group(ada, 'Suite');
    const { added } = await paste(ada, id, 'Inès Perrin\nZoé Petit;zoe@exemple.fr');
    const path = `apprenants/${added[0]?.id ?? ''}`;
    const said = async (change: unknown) => {
      const answer = await ada.ask('PATCH', path, change);
      return `${answer.status} ${((await answer.json()) as Problem).message ?? ''}`;
    };
    expect(await said({ name: ' Inès   Perrin-Roy ', email: 'Ines@Exemple.FR' })).toBe('200 ');
    expect((await links(ada, id))[0]).toMatchObject({
      learner: { name: 'Inès Perrin-Roy' },
      email: 'Ines@exemple.fr',
    });
    expect(await said({ email: 'pas une adresse' })).toMatch(/^400 Cette adresse/);
    expect(await said({ email: 'zoe@exemple.fr' })).toMatch(/^409 .*déjà dans ce groupe/);
    expect(await said({ name: '\u0007 ' })).toMatch(/^400 Le nom est vide/);
    for (const moreTries of [-1, 1.5, 21])
      expect(await said({ arrangements: { moreTries } })).toMatch(/^400/);
    expect(await said({ arrangements: { moreTries: 2 } })).toBe('200 ');
    expect(await said({ email: null, group: next.id })).toBe('200 ');
    expect((await links(ada, next.id))[0]).toMatchObject({ email: null });
    expect(await links(ada, id)).toHaveLength(1);
  });
});

describe('the list of links', () => {
  it('has one address a learner, the same each time', async () => {
    const { id } = await group(ada, 'Liens');
    await paste(ada, id, 'Inès Perrin\nZoé Petit');
    const all = await links(ada, id);
    expect(all).toEqual(await links(ada, id));
    expect(new Set(all.map(({ url }) => url)).size).toBe(2);
    for (const { url, state } of all) {
      expect(url).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/entrer\/\d+(-[0-9a-hjkmnp-tv-z]{5}){4}$/);
      expect(state).toBe('valid');
    }
  });

  it('opens in a spreadsheet, which runs nothing of it', async () => {
    const { id } = await group(ada, 'CSV ; « test » \r\n"x');
    const { added } = await paste(ada, id, 'Inès Perrin;ines@exemple.fr');
    await ada.ask('PATCH', `apprenants/${added[0]?.id ?? ''}`, { name: '=HYPERLINK("http://x")' });
    const answer = await ada.ask('GET', `groupes/${id}/liens.csv`);
    expect(answer.headers.get('content-type')).toBe('text/csv; charset=utf-8');
    expect(answer.headers.get('content-disposition')).toBe(
      'attachment; filename="liens-csv-test-x.csv"',
    );
    const bytes = Buffer.from(await answer.arrayBuffer());
    expect(bytes.subarray(0, 3).toString('hex')).toBe('efbbbf');
    const [head, row] = bytes.toString().slice(1).split('\r\n');
    expect(head).toBe('Nom;Courriel;Lien personnel;Valable jusqu’au;État;A servi le');
    expect(row).toMatch(/^"'=HYPERLINK\(""http:\/\/x""\)";ines@exemple\.fr;http:.*;valable;$/);
  });
});
