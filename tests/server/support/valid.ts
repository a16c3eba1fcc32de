/** Statements the validator takes, as far from everyday ones as the specification allows (fast-check). */
import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { LAUNCH_FILE } from './site.ts';

const { iri: BASE } = LAUNCH_FILE;
const LESSON = `${BASE}unites/vocabulaire-medical/construction`;
const EVALUATION = `${BASE}unites/vocabulaire-medical/evaluation`;
const CMI5 = 'https://w3id.org/xapi/cmi5/context/extensions/';

const some = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined, freq: 2 });
/** An object of what is there: `undefined` is no JSON. */
const record = (model: Record<string, fc.Arbitrary<unknown>>) =>
  fc
    .record(model)
    .map((all) =>
      Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined)),
    );

const text = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 30 }),
  fc.constantFrom('', '\0', '\ud800', 'a\udc00b', '\u202eabc', '__proto__', '=1+1', '"\r\n;,'),
  fc.constantFrom('é'.repeat(20_000), '🩺'.repeat(5000)),
);

const iri = fc.oneof(
  fc.constantFrom(
    'urn:x',
    'a:b',
    'x-odd+scheme.1:é',
    'https://exemple.fr/%E9%FF%',
    'https://exemple.fr/🩺/𝒳?a=b#c',
    'constructor:toString',
    'https://exemple.fr/\ud800',
    `https://exemple.fr/${'a'.repeat(5000)}`,
    'mailto:quelqu.un@exemple.fr',
    "https://exemple.fr/'--",
  ),
  fc
    .string({ unit: 'binary', minLength: 1, maxLength: 20 })
    .map((end) => `urn:${end.replace(/[\s<>"{}|\\^`\p{Cc}]/gu, '_')}`),
);

const uuid = fc
  .tuple(fc.uuid(), fc.boolean())
  .map(([id, upper]) => (upper ? id.toUpperCase() : id));

const tag = fc.constantFrom('fr', 'fr-CA', 'zh-Hant-TW', 'x-klingon', 'i-klingon', 'de-CH-1996');
const languages = fc.dictionary(tag, text, { maxKeys: 4 });

const json = fc.oneof(
  fc.jsonValue({ maxDepth: 3 }),
  fc.constantFrom<unknown>(1e308, -5e-324, 2 ** 53 + 2, { __proto__x: [[[[[[[[[[]]]]]]]]]] }),
  text,
);
const extensions = fc
  .array(fc.tuple(iri, json), { maxLength: 3 })
  .map((pairs) => Object.fromEntries(pairs));

const number = fc.oneof(
  fc.double({ noNaN: true, noDefaultInfinity: true }),
  fc.constantFrom(0, -0, 1, 20, 5e-324, 1.7976931348623157e308, -1.7976931348623157e308, 0.1 + 0.2),
);
const score = fc
  .record({
    scaled: some(fc.oneof(fc.double({ min: -1, max: 1, noNaN: true }), fc.constantFrom(-1, 0, 1))),
    numbers: fc.tuple(number, number, number),
    has: fc.constantFrom<readonly ('min' | 'raw' | 'max')[]>(
      [],
      ['raw'],
      ['min', 'max'],
      ['min', 'raw', 'max'],
      ['raw', 'max'],
    ),
  })
  .map(({ scaled, numbers, has }) => {
    const [min = 0, raw = 0, max = 0] = numbers.toSorted((a, b) => a - b);
    const kept = min < max ? has : [];
    return {
      ...(scaled === undefined ? {} : { scaled }),
      ...Object.fromEntries(
        Object.entries({ min, raw, max }).filter(([k]) => kept.some((h) => h === k)),
      ),
    };
  });

const duration = fc.oneof(
  fc.constantFrom(
    'PT99999999999999S',
    'P99999999999999Y',
    `PT${'9'.repeat(400)}S`,
    `P${'9'.repeat(310)}D`,
    'PT0.0000000001S',
    'PT1,5H',
    'P0W',
    'P1Y2M3DT4H5M6.789S',
    'PT2541600000H',
    'P0D',
  ),
  fc.nat().map((seconds) => `PT${seconds}S`),
);

const two = (n: number) => String(n).padStart(2, '0');
const date = fc.oneof(
  fc
    .date({ min: new Date('0001-01-01'), max: new Date('9999-12-31'), noInvalidDate: true })
    .map((at) => at.toISOString().slice(0, 10)),
  fc.constantFrom('0001-01-01', '9999-12-31', '2024-02-29', '0050-06-15', '2026-11-22'),
);
const offset = fc.oneof(
  fc.constantFrom('', 'Z', 'z', '+14:00', '-12', '+0545', '-14:00', '+23:59'),
  fc
    .tuple(fc.constantFrom('+', '-'), fc.integer({ min: 1, max: 14 }), fc.nat({ max: 59 }))
    .map(([sign, hours, minutes]) => `${sign}${two(hours)}:${two(minutes)}`),
);
const time = fc
  .tuple(fc.nat({ max: 23 }), fc.nat({ max: 59 }), fc.nat({ max: 59 }), fc.nat({ max: 3 }))
  .map(([hour, minute, second, style]) => {
    const whole = `${two(hour)}:${two(minute)}`;
    return [
      whole,
      `${whole}:${two(second)}`,
      `${whole}:${two(second)}.123456789012345678901234567890`,
      `${whole}:${two(second)},5`,
    ][style];
  });
const timestamp = fc.oneof(
  fc.tuple(date, time, offset).map(([day, at, zone]) => `${day}T${at}${zone}`),
  date,
);

const agent = fc.oneof(
  record({
    objectType: some(fc.constant('Agent')),
    name: some(text),
    account: record({ homePage: iri, name: text }),
  }),
  record({ name: some(text), mbox: fc.constantFrom('mailto:a@b.fr', 'mailto:É@🩺.fr') }),
  record({ mbox_sha1sum: fc.constant('0123456789ABCDEFabcd0123456789abcdef0123') }),
  record({ openid: iri }),
);
const group = fc.oneof(
  record({
    objectType: fc.constant('Group'),
    name: some(text),
    member: fc.array(agent, { minLength: 1, maxLength: 4 }),
  }),
  record({
    objectType: fc.constant('Group'),
    account: record({ homePage: iri, name: text }),
    member: some(fc.array(agent, { maxLength: 2 })),
  }),
);
const actor = fc.oneof({ weight: 3, arbitrary: agent }, group);

const ours = fc.constantFrom(
  LESSON,
  EVALUATION,
  `${LESSON}/section/racines`,
  `${LESSON}/section/%FF`,
  `${LESSON}/section/constructor`,
  `${LESSON}/test/lecon/question/q1`,
  `${LESSON}/test/lecon/question/__proto__`,
  `${LESSON}/test/lecon/question/${encodeURIComponent('é 🩺')}`,
  `${EVALUATION}/test/evaluation`,
  `${BASE}unites/a/b/c`,
  `${BASE}unites/`,
);
const activity = record({
  objectType: some(fc.constant('Activity')),
  id: fc.oneof(ours, iri),
  definition: some(
    record({
      name: some(languages),
      description: some(languages),
      type: some(iri),
      moreInfo: some(iri),
      extensions: some(extensions),
    }),
  ),
});

const VERBS = 'http://adlnet.gov/expapi/verbs/';
const verb = record({
  id: fc.oneof(
    ...['initialized', 'experienced', 'answered', 'scored', 'passed', 'failed', 'completed'].map(
      (name) => fc.constant(`${VERBS}${name}`),
    ),
    ...['terminated', 'launched'].map((name) => fc.constant(`${VERBS}${name}`)),
    ...['abandoned', 'waived', 'satisfied'].map((name) =>
      fc.constant(`https://w3id.org/xapi/adl/verbs/${name}`),
    ),
    iri,
  ),
  display: some(languages),
});

const attachment = record({
  usageType: iri,
  display: languages,
  description: some(languages),
  contentType: fc.constantFrom('text/plain', 'application/x-odd; a="b;c"', 'a/b'),
  length: fc.constantFrom(0, 1, Number.MAX_SAFE_INTEGER),
  sha2: text.map((one) => createHash('sha256').update(one).digest('hex').toUpperCase()),
  fileUrl: iri,
});

const result = record({
  score: some(score),
  success: some(fc.boolean()),
  completion: some(fc.boolean()),
  response: some(text),
  duration: some(duration),
  extensions: some(
    fc.tuple(extensions, some(duration), some(json)).map(([all, active, attempt]) => ({
      ...all,
      ...(active === undefined ? {} : { [`${BASE}xapi/extensions/active-duration`]: active }),
      ...(attempt === undefined ? {} : { [`${BASE}xapi/extensions/attempt`]: attempt }),
    })),
  ),
});

const lists = record(
  Object.fromEntries(
    ['parent', 'grouping', 'category', 'other'].map((list) => [
      list,
      some(fc.oneof(activity, fc.array(activity, { maxLength: 3 }))),
    ]),
  ),
);

export interface About {
  readonly registration: string;
  /** Sessions of that registration. */
  readonly sessions: readonly string[];
  /** Of statements that are stored. */
  readonly ids: readonly string[];
}

const reference = ({ ids }: About) =>
  record({ objectType: fc.constant('StatementRef'), id: fc.oneof(fc.constantFrom(...ids), uuid) });

const context = (about: About) =>
  record({
    registration: fc.oneof(
      { weight: 4, arbitrary: fc.constantFrom(about.registration) },
      fc.constant(about.registration.toUpperCase()),
      uuid,
    ),
    instructor: some(actor),
    team: some(group),
    contextActivities: some(lists),
    language: some(tag),
    statement: some(reference(about)),
    extensions: fc
      .tuple(
        extensions,
        some(fc.oneof(fc.constantFrom(...about.sessions, '__proto__', 'constructor'), text, json)),
        some(fc.oneof(number, json)),
        some(fc.constant(true)),
      )
      .map(([all, session, mastery, late]) => ({
        ...all,
        ...(session === undefined ? {} : { [`${CMI5}sessionid`]: session }),
        ...(mastery === undefined ? {} : { [`${CMI5}masteryscore`]: mastery }),
        ...(late === undefined ? {} : { [`${BASE}xapi/extensions/late`]: late }),
      })),
  });

/** What a machine with the administrator's key may store. */
export function validStatement(about: About): fc.Arbitrary<Record<string, unknown>> {
  const common = {
    result: some(result),
    context: some(context(about)),
    timestamp: some(timestamp),
    attachments: some(fc.array(attachment, { maxLength: 2 })),
  };
  const sub = record({
    objectType: fc.constant('SubStatement'),
    actor,
    verb,
    object: fc.oneof(
      activity,
      agent.map((one) => ({ ...one, objectType: 'Agent' })),
      reference(about),
    ),
    ...common,
  });
  const target = fc.oneof(
    { weight: 6, arbitrary: activity },
    agent.map((one) => ({ ...one, objectType: 'Agent' })),
    group,
    reference(about),
    sub,
  );
  const said = record({
    ...{ id: fc.uuid(), actor, verb, object: target },
    version: some(fc.constantFrom('1.0', '1.0.3')),
    stored: some(timestamp),
    ...common,
  });
  const voiding = record({
    ...{ id: fc.uuid(), actor, object: reference(about), timestamp: some(timestamp) },
    verb: fc.constant({ id: `${VERBS}voided` }),
  });
  return fc.oneof({ weight: 12, arbitrary: said }, voiding);
}

/** Parts of what a launched page may say within the rules of cmi5: nobody named, nothing referred to. */
export const validSaid = (activityId: string) =>
  fc.record({
    verb: fc.oneof(
      fc.constantFrom('experienced', 'answered', 'scored', 'interacted'),
      iri.filter((one) => one.includes(':')),
    ),
    object: fc
      .oneof(
        fc.constantFrom(
          '',
          '/section/racines',
          '/section/%FF',
          '/section/constructor',
          '/test/lecon/question/q1',
          '/test/lecon/question/__proto__',
          '/test/lecon/question/%F0%9F%A9%BA',
          '/test/evaluation',
        ),
        fc.webPath(),
      )
      .map((within) => ({ objectType: 'Activity', id: `${activityId}${within}` })),
    result,
    extensions,
    time: fc.integer({ min: 0, max: 400_000_000_000 }),
  });
