/** What stands before an LMS may say "fine" in its place: nothing is taken as done before the LMS proved it. */
import { describe, expect, it, vi } from 'vitest';
import { emptyProgress } from '../../src/core/progress/fold.ts';
import { openLrs, type Lrs } from '../../src/player/lrs.ts';
import { memoryStore } from '../../src/player/store.ts';
import { openSession } from '../../src/player/trackers/open.ts';
import { reclaim, senderOf } from '../../src/player/trackers/send.ts';
import { newSession } from '../../src/player/trackers/session.ts';
import { translateAll } from '../../src/player/trackers/translate.ts';
import { bringEverySpeech } from './every-speech.ts';
import { hasty, openAu, words } from '../cmi5/au.ts';
import { openLms } from '../cmi5/lms.ts';
import { anAnswer, aSession, BEGAN, waitingFor } from './trackers/sessions.ts';

const OURS = 'https://site.example';
const PAGE = '<!doctype html><title>Maintenance</title>';
const html = { 'content-type': 'text/html' };
const moved = (response: Response): Response =>
  Object.defineProperty(response, 'redirected', { value: true });

const LIES: readonly (readonly [string, () => Response])[] = [
  ['a page with 200', () => new Response(PAGE, { headers: html })],
  ['an empty list', () => Response.json([])],
  ['an empty object', () => Response.json({})],
  ['ids of other statements', () => Response.json(['6a9b7f0e-4f7c-4d0e-9c0e-0f6a6d0b8c11'])],
  ['a 204', () => new Response(null, { status: 204 })],
  ['half a body', () => new Response('["6a9b7f0e-4f7c')],
  ['a sign-in page elsewhere', () => moved(new Response(PAGE, { headers: html }))],
  ['a sign-in page that refuses', () => moved(new Response(PAGE, { status: 403 }))],
  ['a portal', () => new Response(PAGE, { status: 511 })],
  ['an ingress without its server', () => new Response(PAGE, { status: 404 })],
  ['a redirection to nowhere', () => new Response(null, { status: 302 })],
];

await bringEverySpeech();
const STATEMENTS = translateAll(
  {
    ...aSession(),
    ledger: { mode: 'Normal', session: ['initialized'], registration: [] },
  },
  waitingFor([anAnswer(), anAnswer()]),
).flatMap(({ statements }) => statements);
const ids = STATEMENTS.map(({ id }) => id);

/** Answers as told, whatever is asked. */
function lrsThat(answer: () => Response, own = false): Lrs {
  const { launch, authorization } = aSession();
  return openLrs({
    ...launch,
    authorization: authorization ?? '',
    own,
    fetch: () => Promise.resolve(answer()),
  });
}

describe('statements', () => {
  it.each(LIES)('wait when %s comes instead of their ids', async (_, lie) => {
    expect(await lrsThat(lie).send(STATEMENTS)).toMatchObject({ kind: 'wait' });
  });

  it('are stored when their ids come back, all and no others, in whatever order and case', async () => {
    const send = (json: unknown) => lrsThat(() => Response.json(json)).send(STATEMENTS);
    expect(await send(ids)).toEqual({ kind: 'stored' });
    expect(await send([...ids].reverse().map((id) => id.toUpperCase()))).toEqual({
      kind: 'stored',
    });
    expect(await send(ids.slice(1))).toMatchObject({ kind: 'wait' });
    expect(await send([...ids, ids[0]])).toMatchObject({ kind: 'wait' });
  });

  it.each([400, 403, 409, 413, 415, 422])('are refused by %i, as ever', async (status) => {
    const lrs = lrsThat(() => Response.json({ error: '' }, { status }));
    expect(await lrs.send(STATEMENTS)).toMatchObject({ kind: 'refused', status });
  });

  it('of our own server are not refused by a page, whatever its status', async () => {
    for (const status of [400, 403, 409])
      expect(await lrsThat(() => new Response(PAGE, { status }), true).send(STATEMENTS)).toEqual({
        kind: 'wait',
        seconds: null,
        status,
      });
  });
});

describe('documents', () => {
  it('that a page says are written are not', async () => {
    await expect(
      lrsThat(() => new Response(PAGE)).putState('progress', {}, null),
    ).rejects.toThrow();
  });

  it('bear a strong tag, though a proxy weakened it', async () => {
    for (const etag of ['"a1"', 'W/"a1"', '"a1-gzip"', '"a1--gzip"', 'W/"a1-gzip"'])
      expect(
        await lrsThat(() => Response.json({}, { headers: { etag } })).state('progress'),
      ).toMatchObject({ etag: '"a1"' });
  });
});

/** A good LMS behind something that lies about one resource, as often as told. */
async function opened(resource: string, lie: () => Response, times = 3) {
  const { launch, unit } = aSession();
  const asked: string[] = [];
  let left = times;
  const session = await openSession(newSession(launch, unit, BEGAN), {
    id: 's1',
    store: memoryStore(emptyProgress),
    origin: OURS,
    fetch: (input) => {
      const url = new URL(input as string);
      const word = url.searchParams.get('stateId') ?? url.pathname.split('/').at(-1) ?? '';
      asked.push(word);
      if (word === resource && left-- > 0) return Promise.resolve(lie());
      return Promise.resolve(
        word === 'fetch'
          ? Response.json({ 'auth-token': 'dG9rZW4=' })
          : word === 'LMS.LaunchData'
            ? Response.json({ contextTemplate: { platform: 'P' }, launchMode: 'Normal' })
            : word === 'statements'
              ? Response.json({ statements: [{}], more: '' })
              : new Response(null, { status: 404 }),
      );
    },
    wait: () => Promise.resolve(),
    random: () => 0,
    held: () => undefined,
  });
  return { session, asked };
}

describe('the opening of a session', () => {
  const isNoAnswer = ([name]: (typeof LIES)[number]): boolean => !name.startsWith('an ingress');

  it.each(LIES)('asks again for the token after %s', async (_, lie) => {
    const { session } = await opened('fetch', lie);
    expect(session).toMatchObject({ unusable: null, authorization: 'Basic dG9rZW4=' });
  });

  it.each(LIES.filter(isNoAnswer))('asks again for the launch data after %s', async (_, lie) => {
    const { session } = await opened('LMS.LaunchData', lie);
    expect(session.data?.contextTemplate).toEqual({ platform: 'P' });
  });

  it('asks again for preferences and for what was said before after a page', async () => {
    for (const resource of ['profile', 'statements']) {
      const { session, asked } = await opened(resource, () => new Response(PAGE));
      expect(session.ledger.registration).toEqual(['completed', 'passed']);
      expect(asked.filter((word) => word === resource).length).toBeGreaterThan(3);
    }
  });

  it('gives an address up that is never there', async () => {
    const { session } = await opened('fetch', () => new Response(null, { status: 404 }), 100);
    expect(session.unusable).toContain('a déjà servi');
  });
});

describe('our own server’s late door', () => {
  const { launch } = aSession();
  const own = {
    ...launch,
    endpoint: `${OURS}/xapi/`,
    fetch: `${OURS}/lancer/jeton?k=1`,
  } as typeof launch;
  const me = { account: launch.actor['account'] };
  const serve = (door: () => Response, who: () => Response = () => Response.json(me)) => ({
    origin: OURS,
    fetch: ((address: string) =>
      Promise.resolve(address === '/apprenant/moi' ? who() : door())) as typeof fetch,
  });
  const late = (parts: ReturnType<typeof serve>) =>
    senderOf(null, own, parts)(STATEMENTS, 'terminated');

  it.each(LIES)('keeps them waiting when %s comes from it', async (_, lie) => {
    expect(await late(serve(lie))).toMatchObject({ kind: 'wait' });
  });

  it('takes them when it gives the ids, and refuses by a reason', async () => {
    expect(await late(serve(() => Response.json(ids)))).toEqual({ kind: 'stored' });
    const no = () => Response.json({ error: 'cmi5 9.3' }, { status: 403 });
    expect(await late(serve(no))).toMatchObject({ kind: 'refused', status: 403 });
  });

  it('is not asked for somebody else, nor for nobody: the answers wait for the next link', async () => {
    const other = { account: { homePage: 'https://lms.example', name: 'b2' } };
    for (const who of [
      () => Response.json(other),
      () => Response.json({ message: '' }, { status: 401 }),
      () => Response.json([]),
      () => new Response(PAGE),
    ]) {
      const taken = () => Response.json(ids);
      expect(await late(serve(taken, who))).toMatchObject({ kind: 'wait', status: 401 });
      await expect(reclaim(own, serve(taken, who))).rejects.toThrow();
    }
  });

  it.each(LIES)('tells nothing of a session when %s comes instead', async (_, lie) => {
    await expect(reclaim(own, serve(lie))).rejects.toThrow();
  });
});

describe('a whole session behind a liar', () => {
  const some = LIES.filter(([name]) => /^(a page|an empty list)/.test(name));

  it.each(some)('gets %s to each of its first requests: all arrives, once', async (_, lie) => {
    const lms = await openLms();
    const met = new Set<string>();
    const au = openAu(lms, {
      patience: hasty,
      fetch: (input, init) => {
        const key = `${init?.method ?? 'GET'} ${new URL(input as string).pathname}`;
        const isFirst = !met.has(key);
        met.add(key);
        return isFirst ? Promise.resolve(lie()) : fetch(input, init);
      },
    });
    await au.answer();
    await vi.waitFor(() => expect(au.tracker.status.value).toEqual({ kind: 'sent' }));
    expect(words(lms.stored()).sort()).toEqual(['answered', 'initialized']);
  });
});
