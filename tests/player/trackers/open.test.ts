import { describe, expect, it } from 'vitest';
import { emptyProgress } from '../../../src/core/progress/fold.ts';
import { memoryStore } from '../../../src/player/store.ts';
import { openSession } from '../../../src/player/trackers/open.ts';
import { sessionKey } from '../../../src/player/session-record.ts';
import { newSession, registrationKey } from '../../../src/player/trackers/session.ts';
import { aSession, BEGAN } from './sessions.ts';

type Answer = 'lost' | { readonly status: number; readonly body?: object };

/** An LMS: what it answers, request after request, by the last word of the address. */
function lms(script: Readonly<Record<string, readonly Answer[]>>) {
  const asked: string[] = [];
  const left = new Map(Object.entries(script).map(([word, answers]) => [word, [...answers]]));
  const fetch = (input: string | URL | Request) => {
    const url = new URL(input instanceof Request ? input.url : input);
    const word = url.searchParams.get('stateId') ?? url.pathname.split('/').at(-1) ?? '';
    asked.push(word);
    const answer = left.get(word)?.shift() ?? { status: 404 };
    return answer === 'lost'
      ? Promise.reject(new TypeError('Failed to fetch'))
      : Promise.resolve(new Response(JSON.stringify(answer.body ?? {}), { status: answer.status }));
  };
  return { fetch: fetch, asked };
}

async function open(script: Parameters<typeof lms>[0], store = memoryStore(emptyProgress)) {
  const { fetch, asked } = lms(script);
  const { launch, unit } = aSession();
  const waits: number[] = [];
  const session = await openSession(newSession(launch, unit, BEGAN), {
    id: 's1',
    store,
    fetch,
    origin: 'https://site.example',
    wait: (seconds) => {
      waits.push(seconds);
      return Promise.resolve();
    },
    random: () => 0,
    held: () => undefined,
  });
  return { session, asked, waits, store };
}

const TOKEN = { status: 200, body: { 'auth-token': 'dG9rZW4=' } };
const count = (asked: readonly string[], word: string) =>
  asked.filter((one) => one === word).length;

describe('opening a session', () => {
  it('asks for the token once when it is answered (must 2), and uses it verbatim (must 3)', async () => {
    const { session, asked } = await open({ fetch: [TOKEN] });
    expect(session.authorization).toBe('Basic dG9rZW4=');
    expect(count(asked, 'fetch')).toBe(1);
  });

  it('repeats what never arrived, 5xx and time-outs, then goes on', async () => {
    const { session, asked, waits } = await open({
      fetch: ['lost', { status: 503 }, TOKEN],
      'LMS.LaunchData': [
        'lost',
        { status: 200, body: { masteryScore: 0.7, returnURL: 'https://l.ex/r' } },
      ],
    });
    expect(session.unusable).toBeNull();
    expect(session.data).toMatchObject({ masteryScore: 0.7, returnUrl: 'https://l.ex/r' });
    expect(count(asked, 'fetch')).toBe(3);
    expect(waits).toHaveLength(3);
  });

  it('stops at an error-code, with what to do in French', async () => {
    const used = { status: 200, body: { 'error-code': '1', 'error-text': 'used' } };
    const { session, asked } = await open({ fetch: [used] });
    expect(session.unusable).toContain('a déjà servi');
    expect(asked).toEqual(['fetch']);
  });

  it('says so when the reply itself was lost, and keeps it for the next visit', async () => {
    const used = { status: 200, body: { 'error-code': '1' } };
    const { session, store } = await open({ fetch: ['lost', used] });
    expect(session.unusable).toContain('perdue en route');
    expect(await store.get(sessionKey('s1'))).toMatchObject({ unusable: session.unusable });
  });

  it('asks the LRS what was said before; where it may not read, what is known here counts (must 18)', async () => {
    const said = { status: 200, body: { statements: [{}] } };
    const unsaid = { status: 200, body: { statements: [] } };
    const opened = async (answers: readonly Answer[], remembered: readonly string[]) => {
      const store = memoryStore(emptyProgress);
      await store.set(registrationKey(aSession().launch), remembered);
      const { session } = await open({ fetch: [TOKEN], statements: answers }, store);
      return session.ledger.registration;
    };
    expect(await opened([said, unsaid], [])).toEqual(['completed']);
    expect(await opened([unsaid, said], ['completed'])).toEqual(['passed']);
    for (const status of [401, 403, 404, 405, 500, 501])
      expect(await opened([{ status }, { status }], ['passed'])).toEqual(['passed']);
    expect(await opened([{ status: 503 }, said, said, said], [])).toEqual(['completed', 'passed']);
  });

  it('a refused preference holds nothing up, whatever the refusal', async () => {
    for (const status of [401, 403, 404]) {
      const { session, waits } = await open({ fetch: [TOKEN], profile: [{ status }] });
      expect(session.data).not.toBeNull();
      expect(waits).toEqual([]);
    }
  });
});
