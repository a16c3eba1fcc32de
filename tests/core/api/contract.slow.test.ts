/**
 * The tables of core/api/ bind both sides: what is renamed in one fails the compiler in the browser's
 * code and in the server's; and the server registers no route that a table does not have.
 */
import { afterAll, describe, expect, it } from 'vitest';
import { createApp } from '../../../src/server/app.ts';
import { openStore } from '../../../src/server/store/db.ts';
import { openAssets } from '../../../src/server/site/assets.ts';
import { ofThisMachine } from '../../../src/server/surroundings.ts';
import { freshFolder, writeSite } from '../../server/support/site.ts';
import { openCompiler, sourcesWith, type Change } from './overlay.ts';

const TRAINER = 'src/core/api/trainer-calls.ts';
const LEARNER = 'src/core/api/learner-calls.ts';
const BROWSER = /^src\/(board|islands|page|player)\//;
const SERVER = /^src\/server\//;

interface Renaming extends Change {
  readonly what: string;
  /** What both sides are told about. */
  readonly name: string;
}

const FIELDS: readonly Renaming[] = [
  {
    what: 'a field of an answer',
    path: 'src/core/api/groups.ts',
    from: 'readonly helpWaiting:',
    to: 'readonly unanswered:',
    name: 'helpWaiting',
  },
  {
    what: 'a field within an answer',
    path: 'src/core/api/learners.ts',
    from: 'readonly isCurrent:',
    to: 'readonly isTrue:',
    name: 'isCurrent',
  },
  {
    what: 'a field of a body',
    path: 'src/core/api/learners.ts',
    from: 'readonly reason:',
    to: 'readonly why:',
    name: 'reason',
  },
  { what: 'a query', path: TRAINER, from: 'readonly k:', to: 'readonly secret:', name: 'k' },
  {
    what: 'a field of an answer to a learner',
    path: LEARNER,
    from: 'readonly trainers:',
    to: 'readonly teachers:',
    name: 'trainers',
  },
  {
    what: 'a field of a learner’s body',
    path: 'src/core/api/help.ts',
    from: 'readonly section:',
    to: 'readonly heading:',
    name: 'section',
  },
  {
    what: 'a learner’s query',
    path: LEARNER,
    from: "'GET aide': { query: { readonly unite:",
    to: "'GET aide': { query: { readonly unit:",
    name: 'unite',
  },
];

const KEYS: readonly Renaming[] = [
  ['a path', TRAINER, 'GET groupes/:id/tableau', 'GET groupes/:id/board'],
  ['a method', TRAINER, 'PATCH groupes/:id', 'POST groupes/:id'],
  ['the path of a file', TRAINER, 'GET groupes/:id/liens.csv', 'GET groupes/:id/links.csv'],
  ['a learner’s path', LEARNER, 'POST sortir', 'POST leave'],
].map(([what = '', path = '', name = '', to]) => {
  return { what, path, from: `'${name}'`, to: `'${to}'`, name };
});

interface Fault extends Change {
  readonly what: string;
  readonly error: RegExp;
}

/** What a route may not do with its own entry. */
const FAULTS: readonly Fault[] = [
  {
    what: 'an answer has a field too many',
    path: 'src/server/people/routes/accounts.ts',
    from: 'reply(accounts.all())',
    to: "reply(accounts.all().map((one) => ({ ...one, password: '' })))",
    error: /accounts\.ts: .*'not in the answer': "password"/,
  },
  {
    what: 'an answer lacks a field',
    path: 'src/server/people/own-corner.ts',
    from: '        group: group?.name ?? null,\n',
    to: '',
    error: /own-corner\.ts: .*'group' is missing/,
  },
  {
    what: 'a check lets another type through',
    path: 'src/server/people/routes/learners.ts',
    from: 'email: optional(orNull(string))',
    to: 'email: optional(string)',
    error: /learners\.ts: .*'Optional<string>' is not assignable/,
  },
  {
    what: 'a check forgets a field',
    path: 'src/server/board/waive-route.ts',
    from: '  unit: string,\n',
    to: '',
    error: /waive-route\.ts: .*'Fields<Waiver>'/,
  },
  {
    what: 'a body is looked at by the check of another',
    path: 'src/server/people/routes/learners.ts',
    from: 'read(learnerChange)',
    to: 'read(newLearners)',
    error: /learners\.ts: .*'CheckOf<NewLearners>' is not assignable/,
  },
  {
    what: 'a call has no route',
    path: TRAINER,
    from: "  'GET cours':",
    to: "  'GET nouveau': { answer: null };\n  'GET cours':",
    error: /app\.ts: .*'GET nouveau''? is missing/,
  },
];

const compiler = openCompiler(sourcesWith(/core\/api\/|people\/(calls|trainer-parts|own-corner)/));

describe('the compiler', () => {
  it('finds nothing in what is written', () => {
    expect(compiler.errorsWith([])).toEqual([]);
  });

  // Each touches lines of its own, so that one compilation shows all of a list.
  describe.each([FIELDS, KEYS])('tells browser and server of a new name for', (...renamings) => {
    const errors = compiler.errorsWith(renamings);
    it.each(renamings)('$what', ({ name }) => {
      const about = errors.filter((error) => new RegExp(`\\b${name}\\b`).test(error));
      expect(about).toContainEqual(expect.stringMatching(BROWSER));
      expect(about).toContainEqual(expect.stringMatching(SERVER));
    });
  });

  describe('refuses a server where', () => {
    const errors = compiler.errorsWith(FAULTS);
    it.each(FAULTS)('$what', ({ error }) => {
      expect(errors).toContainEqual(expect.stringMatching(error));
    });
  });
});

it('no route about people is outside of the tables, and each of theirs is there', () => {
  const [dataDir, siteDir] = [freshFolder(), writeSite()];
  const store = openStore(dataDir);
  afterAll(() => store.close());
  const { routes } = createApp({
    config: {
      ...{ host: '127.0.0.1', port: 0, dataDir, backupDir: null, siteDir, publicUrl: null },
      ...{ lrsAdmin: null, lmsOrigins: [], externalLrs: null, logLevel: 'info' },
    },
    store,
    assets: openAssets(siteDir, []),
    log: () => undefined,
    ...ofThisMachine(),
    signal: new AbortController().signal,
  });
  const keysAt = (base: string) => [
    ...new Set(
      routes
        // What answers any method stands before or after the routes: a door, a refusal.
        .filter(({ method, path }) => method !== 'ALL' && path.startsWith(`${base}/`))
        .map(({ method, path }) => `${method} ${path.slice(base.length + 1)}`),
    ),
  ];
  compiler.errorsWith([]);
  expect(keysAt('/formateur/api').sort()).toEqual(
    [...compiler.membersOf(TRAINER, 'TrainerCalls')].sort(),
  );
  expect(keysAt('/apprenant').sort()).toEqual(
    [...compiler.membersOf(LEARNER, 'LearnerCalls')].sort(),
  );
});
