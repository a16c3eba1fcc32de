/** Musts 8 to 14: what every statement bears, as the LMS received it. */
import { beforeAll, expect, test } from 'vitest';
import type { Statement } from '../../src/core/xapi/statement.ts';
import { profileOf } from '../../src/publish/profile.ts';
import { activityIds } from '../core/launches.ts';
import { checkStatement, claims, follows, type Profile } from '../publish/profile-checker.ts';
import { BANK, EVALUATION, LESSON, openAu, words } from './au.ts';
import { openLms, PUBLISHER_ID, SESSION_ID, type Lms } from './lms.ts';

const CMI5 = 'https://w3id.org/xapi/cmi5/context/categories/cmi5';
const MOVE_ON = 'https://w3id.org/xapi/cmi5/context/categories/moveon';
const DEFINED = ['initialized', 'completed', 'passed', 'failed', 'terminated'];
const isDefined = (one: Statement) => DEFINED.includes(words([one])[0] ?? '');

/** As LMSs write them: single activities, more than cmi5 asks, a language. */
const template = {
  contextActivities: {
    grouping: [{ id: PUBLISHER_ID }, { id: 'https://lms.example/promotion/3' }],
    category: { id: 'https://lms.example/profil' },
  },
  extensions: { [SESSION_ID]: 'seance-du-lms', 'https://lms.example/ext': { a: [1] } },
  language: 'fr-FR',
};

/** A lesson, a failed evaluation and a passed one. */
const lmss: Lms[] = [];
let all: readonly (readonly [Lms, Statement])[] = [];
let before = '';

beforeAll(async () => {
  before = new Date().toISOString();
  for (const right of [null, 2, 9]) {
    const lms = await openLms();
    const name = { objectType: 'Agent', name: 'P-51a7', account: lms.actor.account } as const;
    Object.assign(lms, { actor: name });
    lms.launchData = { contextTemplate: template, launchMode: 'Normal', masteryScore: 0.7 };
    const au = openAu(lms, { unit: right === null ? LESSON : EVALUATION });
    if (right === null) {
      await au.see();
      await au.answer('tumeur');
      await au.answer();
      await au.answer('tumeur', BANK[0]);
      await au.complete();
    } else await au.handIn(right);
    await au.settled();
    await au.quit();
    lmss.push(lms);
  }
  all = lmss.flatMap((lms) => lms.stored().map((one) => [lms, one] as const));
}, 60_000);

test('every verb a session may say was said', () => {
  expect(new Set(words(all.map(([, one]) => one)))).toEqual(
    new Set([...DEFINED, 'experienced', 'answered', 'progressed', 'scored']),
  );
});

test('must 8 [9.1, 9.7]: each has a UUID of its own and the UTC time of what happened', () => {
  const ids = all.map(([, { id }]) => id);
  expect(new Set(ids).size).toBe(ids.length);
  const after = new Date().toISOString();
  for (const [, { id, timestamp }] of all) {
    expect(id).toMatch(/^[\da-f]{8}-[\da-f]{4}-[1-8][\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/);
    expect(timestamp).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
    expect(timestamp >= before && timestamp <= after).toBe(true);
  }
});

test('must 9 [9.2]: the actor is the launched one, property for property', () => {
  for (const [lms, { actor }] of all) expect(actor).toEqual(lms.actor);
});

test('must 10 [9.6.1]: the registration is the launched one', () => {
  for (const [lms, { context }] of all) expect(context.registration).toBe(lms.registration);
});

test('must 11 [9.4]: the object of a defined statement is the launched activity', () => {
  for (const [lms, one] of all) if (isDefined(one)) expect(one.object.id).toBe(lms.activityId);
});

test('must 12 [10.2.1, 9.6.3.1]: the context template is in every statement, extended, never overwritten', () => {
  for (const [, { context }] of all) {
    expect(context.extensions).toMatchObject(template.extensions);
    expect(context['language']).toBe('fr-FR');
    const grouping = activityIds({ context }, 'grouping');
    expect(grouping.slice(0, 2)).toEqual(template.contextActivities.grouping.map(({ id }) => id));
    expect(activityIds({ context }, 'category')[0]).toBe('https://lms.example/profil');
  }
});

test('must 13 [9.6.2.1]: the cmi5 category is on the defined statements, and on no other', () => {
  for (const [, one] of all)
    expect(activityIds(one, 'category').includes(CMI5)).toBe(isDefined(one));
});

test('must 14 [9.6.2.2]: the moveOn category is there exactly when a defined statement has success or completion', () => {
  for (const [, one] of all) {
    const { success, completion } = one.result ?? {};
    const decides = isDefined(one) && (success !== undefined || completion !== undefined);
    expect(activityIds(one, 'category').includes(MOVE_ON)).toBe(decides);
  }
});

test('and each keeps the published profile, session after session', () => {
  const organisation = { name: 'Centre' } as Parameters<typeof profileOf>[0]['organisation'];
  const published = profileOf({ iri: LESSON.courseIri, title: 'Cours', organisation });
  const profile = JSON.parse(JSON.stringify(published)) as Profile;
  for (const [, one] of all) {
    expect(claims(one, profile)).toBe(true);
    expect(checkStatement(one, profile).problems).toEqual([]);
  }
  for (const lms of lmss) expect(follows(lms.stored(), profile)).toBe(true);
});
