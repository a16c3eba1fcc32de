/** The sheet to cut up: a code opens once, for a fortnight, and only at « Je suis … ». */
import decodeQR from 'qr/decode.js';
import { beforeEach, describe, expect, it } from 'vitest';
import type { LearnerCode, LearnerLink } from '../../../src/core/api/learners.ts';
import { browser, type Browser } from '../support/launch.ts';
import {
  administrator,
  colleague,
  PASSWORD,
  post,
  trainer,
  type Trainer,
} from '../support/people.ts';
import { serve, type TestServer } from '../support/serve.ts';

const DAY = 24 * 3600_000;
let clock: { now: number };
let server: TestServer;
let admin: Trainer;
let group: string;

beforeEach(async () => {
  clock = { now: Date.parse('2026-11-22T12:00:00.000Z') };
  server = await serve({}, () => new Date(clock.now));
  admin = await administrator(server);
  const made = await admin.ask('POST', 'groupes', { name: 'Rennes 3' });
  ({ id: group } = (await made.json()) as { id: string });
  await admin.ask('POST', `groupes/${group}/apprenants`, { text: 'Inès Perrin\nZoé Arnaud' });
});

const codes = async (): Promise<readonly LearnerCode[]> =>
  (await (await admin.ask('POST', `groupes/${group}/codes`)).json()) as LearnerCode[];
const links = async (): Promise<readonly LearnerLink[]> =>
  (await (await admin.ask('GET', `groupes/${group}/liens`)).json()) as LearnerLink[];
const first = async (): Promise<LearnerCode> => {
  const [one] = await codes();
  if (!one) throw new Error('no code');
  return one;
};
const enter = (who: Browser, code: string): Promise<Response> =>
  who.go(`/l/${code}`, { method: 'POST' });
const isKnown = async (who: Browser): Promise<boolean> =>
  (await who.go('/apprenant/moi')).status === 200;

describe('a code of the sheet', () => {
  it('is short, drawn as the address that opens it, and the same when printed again', async () => {
    const [ines, zoe] = await codes();
    expect(ines?.code).toMatch(/^[0-9a-z]{4}-[0-9a-z]{4}$/);
    expect(ines?.code).not.toBe(zoe?.code);
    expect(ines).toMatchObject({
      learner: { name: 'Inès Perrin' },
      expires: '2026-12-06T12:00:00.000Z',
    });
    expect(readDrawing(ines?.qr)).toBe(`${server.url}/l/${ines?.code}`);
    expect(`http://${ines?.address}${ines?.code}`).toBe(`${server.url}/l/${ines?.code}`);
    expect(await codes()).toEqual([ines, zoe]);
  });

  it('is not spent by being opened, and is by « Je suis … », once', async () => {
    const { code } = await first();
    const [phone, other] = [browser(server.url), browser(server.url)];
    for (const typed of [code, code.toUpperCase(), code.replace('-', '')])
      expect(await (await phone.go(`/l/${typed}`)).text()).toContain('Je suis Inès Perrin');
    expect((await links())[0]?.used).toBeNull();
    clock.now += 60_000;
    expect((await enter(phone, code)).status).toBe(303);
    expect(await isKnown(phone)).toBe(true);
    expect((await links())[0]?.used).toBe('2026-11-22T12:01:00.000Z');

    const again = await enter(other, code);
    expect(again.status).toBe(410);
    expect(await again.text()).toContain('Ce code a déjà servi');
    expect(await isKnown(other)).toBe(false);
    expect((await first()).code).not.toBe(code);
  });

  it('leaves the personal link as it was, which serves again and again', async () => {
    const { code } = await first();
    await enter(browser(server.url), code);
    const path = new URL((await links())[0]?.url ?? '').pathname;
    for (const who of [browser(server.url), browser(server.url)]) {
      expect((await who.go(path, { method: 'POST' })).status).toBe(303);
      expect(await isKnown(who)).toBe(true);
    }
  });

  it('is over after a fortnight, and with the link it stands for', async () => {
    const { code } = await first();
    clock.now += 14 * DAY;
    const late = await browser(server.url).go(`/l/${code}`);
    expect(late.status).toBe(410);
    expect(await late.text()).toContain('Ce lien a expiré');
    // Printed again in its last week it would be over in the learner's pocket.
    clock.now -= 6 * DAY;
    const credentials = { login: 'alix', password: PASSWORD };
    admin = await trainer(server.url, await post(server.url, 'connexion', credentials));
    const next = await first();
    expect(next.code).not.toBe(code);
    await admin.ask('DELETE', `apprenants/${next.learner.id}/lien`);
    expect((await enter(browser(server.url), next.code)).status).toBe(410);
    expect((await codes()).map(({ learner }) => learner.name)).toEqual(['Zoé Arnaud']);
  });

  it('of nobody is found by nobody', async () => {
    expect((await browser(server.url).go('/l/aaaa-aaaa')).status).toBe(404);
    const statuses = await Promise.all(
      Array.from(
        { length: 40 },
        async (_, at) => (await enter(browser(server.url), `0000-${1000 + at}`)).status,
      ),
    );
    expect(statuses).toContain(429);
    const other = await colleague(server.url, admin, 'roux');
    expect((await other.ask('POST', `groupes/${group}/codes`)).status).toBe(404);
  });

  it('goes with the person', async () => {
    const { code, learner } = await first();
    const file = (await (await admin.ask('GET', `apprenants/${learner.id}/export`)).json()) as {
      entryCodes: object[];
    };
    expect(file.entryCodes).toEqual([
      { created: '2026-11-22T12:00:00.000Z', expires: '2026-12-06T12:00:00.000Z', used: null },
    ]);
    expect(JSON.stringify(file)).not.toContain(code);
    expect((await admin.ask('DELETE', `apprenants/${learner.id}`)).status).toBe(200);
    expect((await browser(server.url).go(`/l/${code}`)).status).toBe(404);
  });
});

/** As a camera would: the path painted, eight points a square, in a white frame. */
function readDrawing(qr: LearnerCode['qr'] | undefined): string {
  const { size, path } = qr ?? { size: 0, path: '' };
  const [scale, quiet] = [8, 4];
  const width = (size + 2 * quiet) * scale;
  const data = new Uint8Array(width * width * 4).fill(255);
  for (const [, x, y, run] of path.matchAll(/M(\d+) (\d+)h(\d+)v1h-\d+z/g))
    for (let down = 0; down < scale; down += 1)
      for (let along = 0; along < Number(run) * scale; along += 1) {
        const at =
          ((Number(y) + quiet) * scale + down) * width + (Number(x) + quiet) * scale + along;
        data.fill(0, at * 4, at * 4 + 3);
      }
  return decodeQR({ width, height: width, data });
}
