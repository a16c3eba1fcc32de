/** A series to count, in a real browser: by keyboard, by taps, by ear, with less motion, and what is heard of it. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test, type Locator, type Page } from '@playwright/test';
import { violations } from '../examine.ts';
import { beatsIn } from '../../src/core/question/series/beats.ts';
import type { SeriesQuestion } from '../../src/core/question/types.ts';
import { awake, question, SITE, THEMES, verdict } from './support.ts';

const LESSON = `${SITE}/modules/constantes/pouls-respiration/`;

const regular = (page: Page): Locator => question(page, 'cm-pouls-serie-reguliere');
const uneven = (page: Page): Locator => question(page, 'cm-pouls-serie-inegale');
const button = (q: Locator, name: string): Locator => q.getByRole('button', { name, exact: true });

/** With the page's clock in the test's hands: fifteen seconds pass at once, frame after frame. */
async function open(page: Page): Promise<void> {
  await page.clock.install();
  await page.goto(LESSON);
  await awake(regular(page));
}

/** Beats are painted by frames, which a clock that runs on draws too. */
async function count(page: Page, seconds: number): Promise<void> {
  await page.clock.runFor(3100);
  await page.clock.runFor(seconds * 1000);
}

test('counted, answered and corrected by keyboard alone', async ({ page }) => {
  await open(page);
  const q = regular(page);
  await button(q, 'Commencer').focus();
  await page.keyboard.press('Space');
  await page.clock.runFor(3100);
  await expect(button(q, 'Arrêter')).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(button(q, 'Commencer')).toBeFocused();
  await page.keyboard.press('Enter');
  await count(page, 15);
  const fields = q.getByRole('textbox');
  await expect(fields.first()).toBeFocused();
  await page.keyboard.type('18');
  await page.keyboard.press('Tab');
  await page.keyboard.type('72');
  await page.keyboard.press('Enter');
  await expect(verdict(q)).toHaveText('Juste');
  await expect(q.locator('.reponse')).toContainText(
    'Vous avez compté 18 en 15\u00a0s, soit 72 par minute.',
  );
});

test.describe('by taps alone, on a phone', () => {
  test.use({ hasTouch: true, viewport: { width: 390, height: 844 } });

  test('thirty seconds, stopped, begun again; every control is 44 px high', async ({ page }) => {
    await open(page);
    const q = regular(page);
    await q.getByRole('radio', { name: '30' }).tap();
    for (const control of [
      q.getByRole('radio', { name: '30' }),
      button(q, 'Commencer'),
      q.getByRole('button', { name: 'Son' }),
    ])
      expect((await control.boundingBox())?.height).toBeGreaterThanOrEqual(44);
    await button(q, 'Commencer').tap();
    await page.clock.runFor(10_000);
    await button(q, 'Arrêter').tap();
    await expect(q.locator('.decompte')).toHaveCount(0);
    await button(q, 'Commencer').tap();
    await count(page, 30);
    await q.getByRole('textbox').first().fill('36');
    await q.getByRole('textbox').last().fill('72');
    await button(q, 'Vérifier').tap();
    await expect(verdict(q)).toHaveText('Juste');
  });
});

test('with less motion nothing moves: a stroke is written for each beat', async ({ page }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await open(page);
  const q = regular(page);
  await expect(q.locator('.battement')).toBeHidden();
  await expect(q.getByText('La figure ne bat pas')).toBeVisible();
  await page.clock.pauseAt(await page.evaluate(() => Date.now() + 1000));
  await button(q, 'Commencer').click();
  await page.clock.runFor(3000);
  await page.clock.runFor(10_000);
  const strokes = await q.locator('.traits').innerText();
  // 0.2 s, then one every 833 ms: twelve in ten seconds.
  expect(strokes.match(/\|/g)).toHaveLength(12);
});

test('sixty seconds of sound are scheduled at once on the audio clock, without a drift', async ({
  page,
}) => {
  await page.addInitScript(() => {
    const starts: number[] = [];
    Object.assign(window, { starts });
    window.OscillatorNode.prototype.start = function (at) {
      starts.push(at ?? NaN);
      window.AudioScheduledSourceNode.prototype.start.call(this, at);
    };
  });
  await page.goto(LESSON);
  const q = uneven(page);
  await awake(q);
  const props = await q.locator('xpath=ancestor::cqp-ilot').getAttribute('props');
  const { series } = (JSON.parse(props ?? '') as { question: SeriesQuestion }).question;
  const beats = beatsIn(series, 60);
  await q.getByRole('radio', { name: '60' }).click();
  await q.getByRole('button', { name: 'Son' }).click();
  await button(q, 'Commencer').click();
  const read = (): Promise<number[]> =>
    page.evaluate(() => (window as unknown as { starts: number[] }).starts);
  await expect.poll(async () => (await read()).length).toBe(beats.length);
  const starts = await read();
  const origin = (starts[0] ?? NaN) * 1000 - (beats[0] ?? NaN);
  const off = starts.map((at, beat) => Math.abs(at * 1000 - origin - (beats[beat] ?? NaN)));
  expect(Math.max(...off)).toBeLessThan(20);
});

test('every beat is heard at its moment, with silence between', async ({ page }) => {
  // What the page hands to the audio clock is rendered at once, and read sample by sample.
  await page.addInitScript(() => {
    class Rendered extends OfflineAudioContext {
      constructor() {
        super(1, 8000 * 20, 8000);
        Object.assign(window, { rendered: this });
      }
      override resume(): Promise<void> {
        return Promise.resolve();
      }
    }
    Object.assign(window, { AudioContext: Rendered });
  });
  await open(page);
  const q = regular(page);
  await q.getByRole('button', { name: 'Son' }).click();
  await button(q, 'Commencer').click();
  const props = await q.locator('xpath=ancestor::cqp-ilot').getAttribute('props');
  const beats = beatsIn(
    (JSON.parse(props ?? '') as { question: SeriesQuestion }).question.series,
    15,
  );
  const onsets = await page.evaluate(async () => {
    const { rendered } = window as unknown as { rendered: OfflineAudioContext };
    const samples = (await rendered.startRendering()).getChannelData(0);
    const fiveMs = rendered.sampleRate / 200;
    const starts: number[] = [];
    let quiet = true;
    for (let at = 0; at < samples.length; at += fiveMs) {
      const peak = Math.max(...samples.slice(at, at + fiveMs).map(Math.abs));
      if (quiet && peak > 0.1) starts.push((at / rendered.sampleRate) * 1000);
      quiet = peak > 0.1 ? false : quiet || peak < 0.01;
    }
    return starts;
  });
  expect(onsets).toHaveLength(beats.length);
  const origin = (onsets[0] ?? NaN) - (beats[0] ?? NaN);
  const off = onsets.map((at, beat) => Math.abs(at - origin - (beats[beat] ?? NaN)));
  expect(Math.max(...off)).toBeLessThan(20);
});

test('sound comes out of the page’s audio clock once it is asked for, not before', async ({
  page,
}) => {
  await page.addInitScript(() => {
    const connect = (node: AudioNode, to: AudioNode): AudioNode => plain.call(node, to);
    // eslint-disable-next-line @typescript-eslint/unbound-method -- called on each node
    const plain = AudioNode.prototype.connect as (this: AudioNode, to: AudioNode) => AudioNode;
    AudioNode.prototype.connect = function (this: AudioNode, to: AudioNode | AudioParam) {
      if (to instanceof AudioDestinationNode) {
        const ear = new AnalyserNode(this.context, { fftSize: 4096 });
        Object.assign(window, { ear });
        connect(this, ear);
      }
      return connect(this, to as AudioNode);
    };
  });
  await page.goto(LESSON);
  const q = regular(page);
  await awake(q);
  /** Null while nothing was connected to what is heard. */
  const loudest = (): Promise<number | null> =>
    page.evaluate(() => {
      const { ear } = window as unknown as { ear?: AnalyserNode };
      if (!ear) return null;
      const samples = new Float32Array(ear.fftSize);
      ear.getFloatTimeDomainData(samples);
      return Math.max(...samples.map(Math.abs));
    });
  await button(q, 'Commencer').click();
  expect(await loudest()).toBeNull();
  await q.getByRole('button', { name: 'Son' }).click();
  await expect.poll(loudest, { intervals: [20], timeout: 15_000 }).toBeGreaterThan(0.1);
  await button(q, 'Arrêter').click();
  await expect.poll(loudest).toBe(0);
});

test('in forced colours what beats, the chosen duration and the verdict are told apart', async ({
  page,
}) => {
  await page.emulateMedia({ forcedColors: 'active' });
  await open(page);
  const q = regular(page);
  const border = (name: string): Promise<string> =>
    q
      .locator('.duree label', { hasText: name })
      .locator('span')
      .evaluate((label) => getComputedStyle(label).borderColor);
  expect(await border('15')).not.toBe(await border('30'));
  const paper = await page.evaluate(() => getComputedStyle(document.body).backgroundColor);
  const stroke = (): Promise<string> =>
    q.locator('.artere').evaluate((artery) => getComputedStyle(artery).stroke);
  expect(await stroke()).not.toBe(paper);
  await button(q, 'Commencer').click();
  await count(page, 15);
  await q.getByRole('textbox').first().fill('18');
  await q.getByRole('textbox').last().fill('54');
  await button(q, 'Vérifier').click();
  await expect(q.getByText('Juste', { exact: true })).toBeVisible();
  await expect(q.getByText('Faux', { exact: true })).toBeVisible();
});

test('on paper a series says where it is counted; what was answered is printed', async ({
  page,
}) => {
  await open(page);
  const q = regular(page);
  await page.emulateMedia({ media: 'print' });
  await expect(q.getByText('À compter à l’écran')).toBeVisible();
  for (const hidden of [button(q, 'Commencer'), q.locator('.duree'), q.getByText('Trois secondes')])
    await expect(hidden).toBeHidden();
  await page.emulateMedia({ media: 'screen' });
  await expect(q.getByText('À compter à l’écran')).toBeHidden();
  await button(q, 'Commencer').click();
  await count(page, 15);
  await q.getByRole('textbox').first().fill('18');
  await q.getByRole('textbox').last().fill('72');
  await button(q, 'Vérifier').click();
  await expect(verdict(q)).toHaveText('Juste');
  await page.emulateMedia({ media: 'print' });
  await expect(q.getByRole('textbox').first()).toHaveValue('18');
  for (const field of await q.getByRole('textbox').all()) await expect(field).toBeVisible();
  await expect(verdict(q)).toBeVisible();
});

test('without a network it is counted, heard and corrected, and is there afterwards', async ({
  page,
  context,
}) => {
  await page.goto(`${SITE}/`);
  await page.waitForFunction(() => navigator.serviceWorker.controller !== null);
  await page.goto(LESSON);
  await awake(regular(page));
  await expect
    .poll(() =>
      page.evaluate(async () =>
        (await (await caches.open('pages')).keys()).map(({ url }) => new URL(url).pathname),
      ),
    )
    .toContain(new URL(LESSON).pathname);
  await context.setOffline(true);
  await open(page);
  const q = regular(page);
  await q.getByRole('button', { name: 'Son' }).click();
  await button(q, 'Commencer').click();
  await count(page, 15);
  await q.getByRole('textbox').first().fill('18');
  await q.getByRole('textbox').last().fill('72');
  await button(q, 'Vérifier').click();
  await expect(verdict(q)).toHaveText('Juste');
  await context.setOffline(false);
  await page.reload();
  await expect(verdict(q)).toHaveText('Juste');
});

for (const colorScheme of THEMES)
  test(`axe finds nothing in any state, ${colorScheme}`, async ({ page }) => {
    await page.emulateMedia({ colorScheme });
    await open(page);
    const q = regular(page);
    await button(q, 'Commencer').click();
    await page.clock.runFor(9000);
    expect(await violations(page)).toEqual([]);
    await page.clock.runFor(9100);
    await q.getByRole('textbox').first().fill('18');
    await q.getByRole('textbox').last().fill('54');
    await button(q, 'Vérifier').click();
    expect(await violations(page)).toEqual([]);
  });

test('reads as its approved sheet in every state', async ({ page }) => {
  await open(page);
  const q = regular(page);
  let sheet = '';
  const note = async (state: string): Promise<void> => {
    sheet += `## ${state}\n${await q.ariaSnapshot()}\n\n`;
  };
  /** What was said of the answer is gone after a while. */
  const quiet = async (): Promise<void> => {
    await expect(verdict(q)).toBeVisible();
    const said = q.locator('.rang [aria-live]').last();
    await expect(said).not.toBeEmpty();
    await page.clock.runFor(6000);
    await expect(said).toBeEmpty();
  };
  await note('blank');
  await button(q, 'Commencer').click();
  await page.clock.runFor(1000);
  await note('getting ready');
  await page.clock.runFor(5000);
  await note('counting');
  await page.clock.runFor(12_100);
  await note('counted');
  await q.getByRole('textbox').first().fill('18');
  await q.getByRole('textbox').last().fill('54');
  await button(q, 'Vérifier').click();
  await quiet();
  await note('wrong sum');
  await button(q, 'Réessayer').click();
  await q.getByRole('textbox').last().fill('72');
  await button(q, 'Vérifier').click();
  await quiet();
  await note('right');
  const file = join(import.meta.dirname, 'approved', 'serie.txt');
  if (process.env['APPROVE']) writeFileSync(file, sheet);
  expect(existsSync(file) && readFileSync(file, 'utf8')).toBe(sheet);
});
