import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { speechOf } from '../../src/core/question/speech.ts';
import { completed, initialized, judged, terminated } from '../../src/core/xapi/cmi5.ts';
import {
  VERBS,
  type Context,
  type Setting,
  type Statement,
} from '../../src/core/xapi/statement.ts';
import {
  answered,
  answeredInTry,
  experienced,
  progressed,
  scored,
} from '../../src/core/xapi/answers.ts';
import { profileOf } from '../../src/publish/profile.ts';
import {
  answeredEvent,
  anyTemplate,
  bank,
  completedEvent,
  COURSE,
  evaluationSetting,
  handedInEvent,
  lessonSetting,
  scoring,
  session,
  under,
  visitedEvent,
} from '../core/launches.ts';
import { anyQuestion, anyResponse, choiceSample, samples } from '../core/question/samples.ts';
import { checkStatement, claims, follows, jsonPath, type Profile } from './profile-checker.ts';
import { flaws } from './profile-structure.ts';

const organisation = { name: 'Centre de formation' } as Parameters<
  typeof profileOf
>[0]['organisation'];
const published = profileOf({ iri: COURSE, title: 'Assistant médical', organisation });
/** As whoever fetches it reads it. */
const profile = JSON.parse(JSON.stringify(published)) as Profile;

const end = { id: session.id, time: '2026-11-22T10:30:00.000Z' };
const times = { session: 1860, active: 1200.5 };
const section = { id: 'le-lieu', title: 'Le lieu' };

const byVerb = {
  initialized: initialized(lessonSetting, session),
  experienced: experienced(lessonSetting, visitedEvent, section),
  answered: answered(lessonSetting, answeredEvent, choiceSample, speechOf(choiceSample)),
  progressed: progressed(lessonSetting, { id: 'p', time: answeredEvent.time }, 0.333),
  completed: completed(lessonSetting, completedEvent, 60),
  scored: scored(evaluationSetting, handedInEvent),
  passed: judged(evaluationSetting, scoring(9), 0.5),
  failed: judged(evaluationSetting, scoring(2), 0.5),
  terminated: terminated(lessonSetting, end, times),
} as const;

describe('the document', () => {
  test('keeps what the specification asks of a profile', () => expect(flaws(profile)).toEqual([]));

  test.each([
    ['a property of nobody’s', { ...profile, title: 'x' }],
    ['no author', { ...profile, author: undefined }],
    ['an empty list', { ...profile, concepts: [] }],
    ['an id twice', { ...profile, concepts: [...profile.concepts, profile.concepts[0]] }],
    ['a name for nothing', { ...profile, templates: profile.templates.slice(1) }],
    [
      'a pattern within itself',
      { ...profile, patterns: [{ ...profile.patterns[0], oneOrMore: profile.patterns[0]?.id }] },
    ],
  ])('is found wrong with %s', (_, wrong) => {
    expect(flaws(JSON.parse(JSON.stringify(wrong)) as Profile)).not.toEqual([]);
  });

  test('has a French and an English word for everything', () => {
    for (const part of [
      published,
      ...published.concepts,
      ...published.templates,
      ...published.patterns,
    ])
      for (const words of [part.prefLabel, part.definition]) {
        expect(words.fr).toMatch(/\S/);
        expect(words.en).toMatch(/\S/);
      }
  });

  test('has a template for every verb, and names every activity type and extension in use', () => {
    expect(published.templates.map(({ verb }) => verb).sort()).toEqual(
      Object.values(VERBS)
        .map(({ id }) => id)
        .sort(),
    );
    const text = JSON.stringify(Object.values(byVerb));
    const types = Object.values(byVerb).map((one) => one.object.definition?.type);
    const matched = published.concepts.flatMap((one) =>
      'exactMatch' in one ? one.exactMatch : [],
    );
    for (const type of types) expect(matched).toContain(type);
    const ours = text.match(/https:\/\/cours\.example\/xapi\/extensions\/[\w-]+/g) ?? [];
    for (const id of ours) expect(published.concepts.map((one) => one.id)).toContain(id);
    expect(ours.length).toBeGreaterThan(3);
  });
});

describe('what was once published', () => {
  const folder = new URL('../frozen/profile/', import.meta.url);
  /** Labels may be reworded without a new id, rules and members may not (8.0, 9.0). */
  const meanings = (of: Pick<Profile, 'templates' | 'patterns'>): Record<string, unknown> =>
    Object.fromEntries(
      [...of.templates, ...of.patterns].map((part) => {
        const {
          id,
          prefLabel: _label,
          definition: _words,
          inScheme: _scheme,
          ...rest
        } = part as {
          readonly id: string;
        } & Record<string, unknown>;
        return [id, rest];
      }),
    );

  test('means the same under the same id for ever: stored statements point to it', () => {
    const now = meanings(profile);
    const files = readdirSync(folder);
    expect(files).toContain(`${profile.versions[0]?.id.split('#')[1] ?? ''}.json`);
    for (const file of files) {
      const then = JSON.parse(readFileSync(new URL(file, folder), 'utf8')) as Profile;
      const known = meanings(then);
      for (const id of Object.keys(now))
        if (id in known) expect({ [id]: now[id] }).toEqual({ [id]: known[id] });
      expect(profile.versions.map(({ id }) => id)).toContain(then.versions[0]?.id);
    }
  });

  test('has under each version all that the version has', () => {
    const file = new URL(`${profile.versions[0]?.id.split('#')[1] ?? ''}.json`, folder);
    const then = JSON.parse(readFileSync(file, 'utf8')) as Profile;
    expect(Object.keys(meanings(profile)).sort()).toEqual(Object.keys(meanings(then)).sort());
  });
});

describe('the checker', () => {
  const change = (one: Statement, path: string, value: unknown): unknown => {
    const copy = JSON.parse(JSON.stringify(one)) as Record<string, unknown>;
    const names = path.split('/');
    const last = names.pop() ?? '';
    let at = copy;
    for (const name of names) at = (at[name] ??= {}) as Record<string, unknown>;
    if (value === undefined) Reflect.deleteProperty(at, last);
    else at[last] = value;
    return copy;
  };

  test.each([
    ['a verb of nobody’s', 'answered', 'verb/id', 'https://exemple.fr/verbe'],
    ['an answer without its result', 'answered', 'result', undefined],
    ['an answer without an attempt', 'answered', 'result/extensions', {}],
    ['an answer that is neither right nor wrong', 'answered', 'result/success', 'oui'],
    ['an answer that completes', 'answered', 'result/completion', true],
    ['an answer to an unknown kind', 'answered', 'object/definition/interactionType', 'likert'],
    [
      'an answer to something else',
      'answered',
      'object/definition/type',
      'http://adlnet.gov/expapi/activities/media',
    ],
    [
      'an answer that plays cmi5',
      'answered',
      'context/contextActivities/category',
      [{ id: 'https://w3id.org/xapi/cmi5/context/categories/cmi5' }],
    ],
    ['a question without a name', 'answered', 'object/definition/name', {}],
    [
      'progress in fractions',
      'progressed',
      'result/extensions',
      { 'https://w3id.org/xapi/cmi5/result/extensions/progress': 33.333 },
    ],
    ['a section with a result', 'experienced', 'result', { success: true }],
    ['a section of nothing', 'experienced', 'context/contextActivities/parent', undefined],
    ['completed with a score', 'completed', 'result/score', { scaled: 1 }],
    ['completed, not', 'completed', 'result/completion', false],
    [
      'completed without the moveOn category',
      'completed',
      'context/contextActivities/category',
      [{ id: 'https://w3id.org/xapi/cmi5/context/categories/cmi5' }],
    ],
    [
      'initialized with the moveOn category',
      'initialized',
      'context/contextActivities/category',
      [
        { id: 'https://w3id.org/xapi/cmi5/context/categories/cmi5' },
        { id: 'https://w3id.org/xapi/cmi5/context/categories/moveon' },
      ],
    ],
    ['passed with success false', 'passed', 'result/success', false],
    ['failed without a score', 'failed', 'result/score', undefined],
    ['terminated without a duration', 'terminated', 'result/duration', undefined],
    ['a statement without a time', 'terminated', 'timestamp', undefined],
    ['a statement of no registration', 'scored', 'context/registration', undefined],
    ['another language alone', 'scored', 'verb/display', { en: 'scored' }],
  ] as const)('finds %s', (_, verb, path, value) => {
    expect(checkStatement(byVerb[verb], profile).problems).toEqual([]);
    expect(checkStatement(change(byVerb[verb], path, value), profile).problems).not.toEqual([]);
  });

  test('reads paths as a profile writes them, and refuses others', () => {
    const value = { a: [{ b: 1 }, { b: 2 }, {}], 'c d': { e: 3 } };
    expect(jsonPath(value, '$.a[*].b')).toEqual([1, 2]);
    expect(jsonPath(value, "$['c d'].e")).toEqual([3]);
    expect(jsonPath(value, '$.a[1].b')).toEqual([2]);
    expect(jsonPath(value, '$.x.y')).toEqual([]);
    expect(() => jsonPath(value, '$.a[?(@.b)]')).toThrow();
    expect(() => jsonPath(value, 'a.b')).toThrow();
  });

  const at = (one: Statement, minute: number): Statement => ({
    ...one,
    timestamp: `2026-11-22T10:${String(minute).padStart(2, '0')}:00.000Z`,
  });
  const session1 = [at(byVerb.initialized, 0), at(byVerb.answered, 1), at(byVerb.terminated, 2)];
  const session2 = [at(byVerb.initialized, 5), at(byVerb.experienced, 6), at(byVerb.completed, 7)];

  test.each<[string, readonly Statement[], boolean]>([
    ['a whole session', session1, true],
    ['a session whose browser was lost', session2, true],
    ['two sessions, in whatever order they came', [...session2, ...session1], true],
    ['a session abandoned, then another', [...session1.slice(0, 2), ...session2], true],
    ['opened and left', [at(byVerb.initialized, 0), at(byVerb.terminated, 1)], true],
    ['nothing', [], false],
    ['no opening', session1.slice(1), false],
    ['something after the end', [...session1, at(byVerb.scored, 3)], false],
    ['two ends', [...session1, at(byVerb.terminated, 3)], false],
    ['something before the opening', [at(byVerb.answered, 0), at(byVerb.initialized, 1)], false],
  ])('%s: does it follow the pattern?', (_, statements, does) => {
    expect(follows(statements, profile)).toBe(does);
  });
});

describe('whatever the builders say keeps the profile', () => {
  const templates = fc.oneof(
    fc.constant<Context>(lessonSetting.launch.contextTemplate),
    anyTemplate,
  );
  const masteries = fc.option(fc.integer({ min: 0, max: 10_000 }).map((n) => n / 10_000));

  const all = (setting: Setting, points: number): readonly Statement[] => [
    initialized(setting, session),
    experienced(setting, visitedEvent, section),
    progressed(setting, { id: 'p', time: answeredEvent.time }, points / 20),
    completed(setting, completedEvent, points),
    scored(setting, scoring(points, 20)),
    judged(setting, scoring(points, 20), 0.5),
    ...answeredInTry(setting, handedInEvent, bank, speechOf),
    terminated(setting, end, times),
  ];
  const sound = (statements: readonly Statement[]): void => {
    for (const one of statements) {
      expect(claims(one, profile)).toBe(true);
      expect(checkStatement(one, profile).problems).toEqual([]);
    }
  };

  test('every verb, whatever the launch said and the points were', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(lessonSetting, evaluationSetting),
        templates,
        masteries,
        fc.integer({ min: 0, max: 200 }),
        (setting, contextTemplate, masteryScore, tenths) => {
          const statements = all(under(setting, { contextTemplate, masteryScore }), tenths / 10);
          sound(statements);
          expect(follows(statements, profile)).toBe(true);
        },
      ),
    );
  });

  test('every kind of question, whatever was answered', () => {
    const tried = anyQuestion.chain((question) =>
      fc.record({
        question: fc.constant(question),
        response: anyResponse(question),
        attempt: fc.integer({ min: 1, max: 50 }),
        earned: fc.integer({ min: 0, max: 10 }),
        duration: fc.double({ min: 0, max: 1e5, noNaN: true }),
      }),
    );
    const kinds = new Set<string>();
    fc.assert(
      fc.property(tried, ({ question, response, attempt, earned, duration }) => {
        kinds.add(question.kind);
        const points = (earned * question.points) / 10;
        const event = {
          ...answeredEvent,
          ...{ question: question.id, response, attempt, points, duration },
          ...{ max: question.points, success: earned === 10, hash: question.hash },
        };
        sound([answered(lessonSetting, event, question, speechOf(question))]);
      }),
      { numRuns: 400 },
    );
    expect(kinds.size).toBe(new Set(samples.map(({ kind }) => kind)).size);
  });

  test('a launch without a registration claims nothing: no pattern can be followed without one', () => {
    const plain = under(lessonSetting, { registration: null });
    expect(
      claims(answered(plain, answeredEvent, choiceSample, speechOf(choiceSample)), profile),
    ).toBe(false);
  });
});
