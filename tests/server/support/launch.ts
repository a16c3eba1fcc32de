/** A learner's browser, as far as the launcher sees it, and the AU it runs. */
import { randomUUID } from 'node:crypto';
import type { Statement } from '../../../src/server/lrs/statement/types.ts';
import { newLearner } from './people.ts';
import { xapiClient, type Xapi } from './xapi.ts';

export interface Browser {
  readonly go: (path: string, init?: RequestInit) => Promise<Response>;
  cookie: string | null;
  base: string;
}

export function browser(base: string): Browser {
  const self: Browser = {
    cookie: null,
    base,
    go: async (path, init = {}) => {
      const response = await fetch(new URL(path, self.base), {
        ...init,
        redirect: 'manual',
        headers: { ...init.headers, ...(self.cookie ? { cookie: self.cookie } : {}) },
      });
      const set = response.headers.get('set-cookie');
      if (set) self.cookie = set.split(';')[0] ?? null;
      return response;
    },
  };
  return self;
}

/** A browser that has opened a personal link, somebody new's unless given. */
export async function entered(base: string, learner?: { readonly link: string }): Promise<Browser> {
  const who = browser(base);
  await who.go((learner ?? (await newLearner(base))).link, { method: 'POST' });
  return who;
}

export interface LaunchedUnit {
  readonly location: URL;
  readonly endpoint: string;
  readonly fetchUrl: string;
  readonly actor: { readonly account: { readonly homePage: string; readonly name: string } };
  readonly registration: string;
  readonly activityId: string;
}

export async function launch(who: Browser, base: string, unit: string): Promise<LaunchedUnit> {
  const response = await who.go(`/lancer/${unit}`);
  const location = new URL(response.headers.get('location') ?? '', base);
  const value = (name: string) => location.searchParams.get(name) ?? '';
  return {
    location,
    endpoint: value('endpoint'),
    fetchUrl: value('fetch'),
    actor: JSON.parse(value('actor')) as LaunchedUnit['actor'],
    registration: value('registration'),
    activityId: value('activityId'),
  };
}

export interface Au extends LaunchedUnit {
  readonly token: string;
  readonly xapi: Xapi;
  readonly launchData: {
    readonly contextTemplate: Required<
      Pick<NonNullable<Statement['context']>, 'contextActivities' | 'extensions'>
    >;
    readonly masteryScore?: number;
    readonly returnURL: string;
  };
  /** A statement with everything the launch wants in it. */
  readonly say: (verb: string, parts?: object) => Record<string, unknown>;
  readonly send: (...statements: object[]) => Promise<Response>;
}

export const CMI5 = 'https://w3id.org/xapi/cmi5/';
export const CATEGORY = `${CMI5}context/categories/cmi5`;
export const MOVEON = `${CMI5}context/categories/moveon`;

let tick = Date.parse('2026-11-22T10:00:00.000Z');

export async function runAu(who: Browser, base: string, unit: string): Promise<Au> {
  const launched = await launch(who, base, unit);
  const answer = (await (await fetch(launched.fetchUrl, { method: 'POST' })).json()) as {
    'auth-token': string;
  };
  const token = answer['auth-token'];
  const xapi = xapiClient(base, { authorization: `Basic ${token}` });
  const state = await xapi('activities/state', { params: stateOf(launched, 'LMS.LaunchData') });
  const launchData = (await state.json()) as Au['launchData'];
  // cmi5 11.0: asked for before anything is said.
  await xapi('agents/profile', { params: preferencesOf(launched) });
  const { contextTemplate } = launchData;
  const say: Au['say'] = (verb, parts = {}) => {
    const {
      category = [],
      extensions = {},
      ...rest
    } = parts as {
      category?: readonly string[];
      extensions?: object;
    };
    return {
      id: randomUUID(),
      actor: launched.actor,
      verb: { id: verb.includes(':') ? verb : `http://adlnet.gov/expapi/verbs/${verb}` },
      object: { objectType: 'Activity', id: launched.activityId },
      context: {
        registration: launched.registration,
        contextActivities: {
          ...contextTemplate.contextActivities,
          category: category.map((id) => ({ id })),
        },
        extensions: { ...contextTemplate.extensions, ...extensions },
      },
      timestamp: new Date((tick += 1000)).toISOString(),
      ...rest,
    };
  };
  const send: Au['send'] = (...statements) => xapi('statements', { body: statements });
  return { ...launched, token, xapi, launchData, say, send };
}

export function stateOf({ activityId, actor, registration }: LaunchedUnit, stateId: string) {
  return { activityId, agent: JSON.stringify(actor), registration, stateId };
}

export function preferencesOf({ actor }: LaunchedUnit) {
  return { agent: JSON.stringify(actor), profileId: 'cmi5LearnerPreferences' };
}

const DEFINED = { category: [CATEGORY] };
const JUDGED = { category: [CATEGORY, MOVEON] };

export const initialized = (au: Au) => au.say('initialized', DEFINED);
export const terminated = (au: Au) =>
  au.say('terminated', { ...DEFINED, result: { duration: 'PT1M' } });
export const completed = (au: Au) =>
  au.say('completed', { ...JUDGED, result: { completion: true, duration: 'PT1M' } });
export const judged = (au: Au, scaled: number, passed = scaled >= 0.8) =>
  au.say(passed ? 'passed' : 'failed', {
    ...JUDGED,
    result: { success: passed, score: { scaled }, duration: 'PT1M' },
    extensions: { [`${CMI5}context/extensions/masteryscore`]: au.launchData.masteryScore },
  });
export const answered = (au: Au) =>
  au.say('answered', {
    object: { objectType: 'Activity', id: `${au.activityId}/question/q1` },
    result: { success: true, response: 'a' },
  });
