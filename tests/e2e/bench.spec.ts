/** A measuring bench in a real browser: by keyboard, by taps, taken up again, sent, printed, and what is heard of it. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test, type Locator, type Page } from '@playwright/test';
import { violations } from '../examine.ts';
import { launch, stored, words } from './lrs.ts';
import { awake, question, SENT, SITE, THEMES, verdict, verify } from './support.ts';

const GUIDE = `${SITE}/guide/banc-de-mesure/`;
const LESSON = `${SITE}/modules/constantes/tension-cas/`;

const guide = (page: Page): Locator => question(page, 'guide-banc');
const fixture = (page: Page): Locator => question(page, 'essai-banc');
const button = (q: Locator, name: string): Locator => q.getByRole('button', { name, exact: true });
const title = (q: Locator): Locator => q.getByRole('heading', { level: 3 });
const choice = (q: Locator, group: string, name: string | RegExp): Locator =>
  q.getByRole('group', { name: group, exact: true }).getByRole('radio', { name });

type Press = (target: Locator) => Promise<void>;
const click: Press = (target) => target.click();

async function open(page: Page, q = guide(page), address = GUIDE): Promise<void> {
  await page.goto(address);
  await awake(q);
}

/** Each step done rightly, its heading first; what is between two steps is the caller's. */
const STEPS: readonly (readonly [heading: string, (q: Locator, press: Press) => Promise<void>])[] =
  [
    [
      'Choisir le brassard',
      async (q, press) => {
        await press(choice(q, 'Quel brassard prenez-vous ?', /^L/));
        await press(choice(q, 'Quel bras ?', 'droit'));
        await press(choice(q, 'Mains', 'frictionnées'));
        await press(button(q, 'Installer la personne'));
      },
    ],
    [
      'Installer la personne',
      async (q, press) => {
        await press(choice(q, 'Parole', /Ne parlons plus/));
        await press(button(q, 'Attendre 5 min'));
        await press(button(q, 'Mesurer'));
      },
    ],
    [
      'Mesurer',
      async (q, press) => {
        for (const value of ['151 / 92', '146 / 90', '144 / 88']) {
          await press(button(q, 'Départ'));
          await expect(q.locator('.banc tbody td', { hasText: value })).toBeVisible();
        }
        await press(button(q, 'Noter la mesure'));
      },
    ],
    [
      'Noter la mesure',
      async (q, press) => {
        await press(choice(q, 'Je note', 'une valeur'));
        await q.getByLabel('PAS').fill('145');
        await q.getByLabel('PAD').fill('89');
        for (const [name, value] of [
          ['Unité', 'mmHg'],
          ['Bras', 'droit'],
          ['Position', 'assise'],
          ['Brassard', 'L'],
          ['Rythme', 'régulier'],
        ] as const)
          await q.getByLabel(name, { exact: true }).selectOption(value);
        for (const box of await q.getByRole('checkbox').all()) await press(box);
        await press(button(q, 'Transmettre'));
      },
    ],
    [
      'Transmettre',
      async (q, press) => {
        await press(q.getByRole('radio', { name: 'Noter, et transmettre au médecin' }));
        await press(q.getByRole('radio', { name: 'Je transmets au docteur' }));
      },
    ],
  ];

/** From « Commencer » to the last step, which waits to be checked. */
async function walk(q: Locator, press = click): Promise<void> {
  await press(button(q, 'Commencer'));
  for (const [heading, step] of STEPS) {
    await expect(title(q)).toHaveText(heading);
    await step(q, press);
  }
}

test('by keyboard alone, from the tape to the debrief', async ({ page }) => {
  await open(page);
  const q = guide(page);
  const { keyboard } = page;
  const press = async (...keys: readonly string[]): Promise<void> => {
    for (const key of keys) await keyboard.press(key);
  };
  await button(q, 'Commencer').focus();
  await press('Enter');
  await expect(title(q)).toBeFocused();
  // The cuff, the arm, the hands.
  await press('Tab', 'Space', 'ArrowDown', 'Tab', 'Space', 'Tab', 'ArrowUp', 'Tab');
  await expect(button(q, 'Installer la personne')).toBeFocused();
  await press('Enter');
  await expect(title(q)).toBeFocused();
  await expect(title(q)).toHaveText('Installer la personne');
  // The back, the talk, the five minutes.
  await press('Tab', 'Tab', 'ArrowUp', 'Tab', 'Tab');
  await expect(button(q, 'Attendre 5 min')).toBeFocused();
  await press('Enter', 'Tab', 'Enter');
  await expect(title(q)).toHaveText('Mesurer');
  await expect(title(q)).toBeFocused();
  await press('Tab');
  for (const value of ['151 / 92', '146 / 90', '144 / 88']) {
    await expect(button(q, 'Départ')).toBeFocused();
    await press('Enter');
    await expect(q.locator('.banc tbody td', { hasText: value })).toBeVisible();
  }
  await press('Tab', 'Tab');
  await expect(button(q, 'Noter la mesure')).toBeFocused();
  await press('Enter');
  await expect(title(q)).toHaveText('Noter la mesure');
  await expect(title(q)).toBeFocused();
  await press('Tab', 'Space', 'Tab');
  await keyboard.type('145');
  await press('Tab');
  await keyboard.type('89');
  // Unit, arm, position, cuff, rhythm.
  for (const letter of ['m', 'd', 'a', 'L', 'r']) await press('Tab', letter);
  await press('Tab', 'Space', 'Tab', 'Space', 'Tab', 'Space', 'Tab');
  await expect(button(q, 'Transmettre')).toBeFocused();
  await press('Enter');
  await expect(title(q)).toHaveText('Transmettre');
  await expect(title(q)).toBeFocused();
  await press('Tab', 'ArrowDown', 'Tab', 'Space', 'Tab');
  await expect(button(q, 'Revenir : noter la mesure')).toBeFocused();
  await press('Tab', 'Enter');
  await expect(verdict(q)).toHaveText('Juste');
  await expect(title(q)).toHaveText('Bilan : Ada E., 47 ans');
  await expect(title(q)).toBeFocused();
});

test('a step that waits for something says what, and stays', async ({ page }) => {
  await open(page);
  const q = guide(page);
  await button(q, 'Commencer').click();
  await button(q, 'Installer la personne').press('Enter');
  await expect(title(q)).toHaveText('Choisir le brassard');
  await expect(q.getByRole('status')).toHaveText('Lisez le ruban, puis choisissez un brassard.');
  await verify(q).press('Enter');
  await expect(q.locator('.rang [aria-live]')).toHaveText(/Lisez le ruban/);
  await expect(verdict(q)).toHaveCount(0);
});

test.describe('on a phone', () => {
  test.use({ hasTouch: true, viewport: { width: 390, height: 844 } });

  test('by taps alone, on targets that a thumb meets, without a scroll sideways', async ({
    page,
  }) => {
    await open(page);
    const q = guide(page);
    await button(q, 'Commencer').tap();
    for (const [heading, step] of STEPS) {
      await expect(title(q)).toHaveText(heading);
      const targets = q.locator('.banc :is(button, label.voie, input[type=text], select)');
      for (const target of await targets.all())
        expect((await target.boundingBox())?.height ?? 0).toBeGreaterThanOrEqual(44);
      for (const width of [390, 320]) {
        await page.setViewportSize({ width, height: 844 });
        const wide = await page.evaluate(() => document.documentElement.scrollWidth);
        expect(wide, `${heading}, ${width} px`).toBeLessThanOrEqual(width);
      }
      await page.setViewportSize({ width: 390, height: 844 });
      await step(q, (target) => target.tap());
    }
    await verify(q).tap();
    await expect(verdict(q)).toHaveText('Juste');
    await expect(q.locator('.criteres .juste')).toHaveCount(
      await q.locator('.criteres li').count(),
    );
  });
});

test('taken up exactly where it was left, after a reload and after its end', async ({ page }) => {
  await open(page);
  const q = guide(page);
  await button(q, 'Commencer').click();
  const [cuff, installed] = STEPS;
  await cuff?.[1](q, click);
  await installed?.[1](q, click);
  await button(q, 'Départ').click();
  await expect(q.locator('.banc tbody td', { hasText: '151 / 92' })).toBeVisible();
  const before = await q.ariaSnapshot();
  await page.reload();
  await expect(title(q)).toHaveText('Mesurer');
  await expect(page.locator('body')).toBeFocused();
  // What was said once is not said again.
  expect(await q.ariaSnapshot()).toBe(before.replace(/^ *- status: .*\n/m, ''));
  await button(q, 'Revenir : installer la personne').click();
  await expect(choice(q, 'Parole', /Ne parlons plus/)).toBeChecked();
  await expect(q.getByText('5 minutes de repos, 5 demandées.')).toBeVisible();
});

test('what another tab answers is shown here; what was begun here stays', async ({
  page,
  context,
}) => {
  await open(page);
  const begun = await context.newPage();
  const other = await context.newPage();
  await open(begun);
  await open(other);
  await button(guide(begun), 'Commencer').click();
  await choice(guide(begun), 'Quel bras ?', 'gauche').click();
  await walk(guide(other));
  await verify(guide(other)).click();
  await expect(verdict(guide(other))).toHaveText('Juste');
  await expect(title(guide(page))).toHaveText('Bilan : Ada E., 47 ans');
  await expect(page.locator('body')).toBeFocused();
  await expect(title(guide(begun))).toHaveText('Choisir le brassard');
  await expect(choice(guide(begun), 'Quel bras ?', 'gauche')).toBeChecked();
});

test('launched, a run is told as a performance, action by action', async ({ page, request }) => {
  const registration = await launch(page, 'essai/courte');
  const q = fixture(page);
  await awake(q);
  await walk(q);
  await verify(q).click();
  await expect(verdict(q)).toHaveText('Juste');
  await expect.poll(async () => words(await stored(request, registration))).toContain('answered');
  const told = (await stored(request, registration)).find(({ word }) => word === 'answered');
  expect(told?.object.id).toContain('/essai-banc');
  expect(told?.object.definition).toMatchObject({ interactionType: 'performance' });
  expect(told?.object.definition).not.toHaveProperty('correctResponsesPattern');
  expect(told?.result).toMatchObject({ success: true, score: { scaled: 1 } });
  expect(String(told?.result?.['response']).replace(/^(\{[^{}]*\})+/, '')).toBe(
    [
      ...['brassard-pris[.]L', 'bras-mesure[.]droit', 'mains[.]frictionnées'],
      ...['parole[.]« Ne parlons plus »', 'repos-minutes[.]5'],
      ...['mesure-affichee[.]151/92', 'mesure-affichee[.]146/90', 'mesure-affichee[.]144/88'],
      ...['note-valeur[.]oui', 'note-pas[.]145', 'note-pad[.]89', 'note-unite[.]mmHg'],
      ...['note-bras[.]droit', 'note-position[.]assise', 'note-brassard[.]L'],
      ...['note-rythme[.]régulier', 'note-r[.]oui', 'note-dos[.]oui', 'note-parole[.]oui'],
      'a-faire[.]Noter, et transmettre au médecin dans la journée',
      'a-dire[.]« Je transmets au docteur. »',
    ].join('[,]'),
  );
});

test('answered without a network, it is sent once there is one', async ({
  page,
  context,
  request,
}) => {
  const registration = await launch(page, 'essai/courte');
  const q = fixture(page);
  await awake(q);
  await expect
    .poll(async () => words(await stored(request, registration)))
    .toContain('initialized');
  await button(q, 'Commencer').click();
  // What comes after the first steps is fetched while they are done.
  await expect(title(q)).toHaveText('Choisir le brassard');
  await page.waitForLoadState('networkidle');
  await context.setOffline(true);
  for (const [, step] of STEPS) await step(q, click);
  await verify(q).click();
  await expect(verdict(q)).toHaveText('Juste');
  await expect(q.locator('.criteres .juste').first()).toBeVisible();
  await expect(page.locator('#qui-lit')).toContainText('hors ligne');
  await context.setOffline(false);
  await expect.poll(async () => words(await stored(request, registration))).toContain('answered');
  await expect(page.locator('#qui-lit')).toContainText(SENT);
});

test('what cannot be fetched is said, comes with a reload, and nothing is lost', async ({
  page,
}) => {
  await page.route(/\/_astro\/Opened\.[^/]+\.js/, (route) => route.abort());
  await open(page);
  const q = guide(page);
  await button(q, 'Commencer').click();
  await expect(q.getByText('Le banc n’a pas pu être chargé.')).toBeVisible();
  await page.unrouteAll();
  await page.route(/\/_astro\/later\.[^/]+\.js/, (route) => route.abort());
  await page.reload();
  await awake(q);
  await button(q, 'Commencer').click();
  const [cuff, installed] = STEPS;
  await cuff?.[1](q, click);
  await installed?.[1](q, click);
  await expect(title(q)).toHaveText('Mesurer');
  await expect(q.getByText('La suite n’a pas pu être chargée.')).toBeVisible();
  await page.unrouteAll();
  await button(q, 'Recharger la page').click();
  await expect(title(q)).toHaveText('Mesurer');
  await expect(q.getByText('brassard L, bras droit')).toBeVisible();
});

test('with less motion the device shows its value at once', async ({ page }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await open(page);
  const q = guide(page);
  await button(q, 'Commencer').click();
  const [cuff, installed] = STEPS;
  await cuff?.[1](q, click);
  await installed?.[1](q, click);
  await button(q, 'Départ').click();
  await expect(q.locator('.gonflage')).toHaveCount(0);
  await expect(q.locator('.affichage b').first()).toHaveText('151');
});

test('in forced colours, what is chosen and what is wrong keep their shapes', async ({ page }) => {
  await page.emulateMedia({ forcedColors: 'active' });
  await open(page);
  const q = guide(page);
  await button(q, 'Commencer').click();
  const cuffs = q.locator('.voie');
  await choice(q, 'Quel brassard prenez-vous ?', /^M/).click();
  const line = (at: number): Promise<string> =>
    cuffs.nth(at).evaluate((one) => getComputedStyle(one).outlineStyle);
  expect([await line(0), await line(1)]).toEqual(['solid', 'none']);
  await choice(q, 'Quel brassard prenez-vous ?', /^L/).click();
  for (const [heading, step] of STEPS) {
    await expect(title(q)).toHaveText(heading);
    await step(q, click);
  }
  await q.getByRole('radio', { name: 'C’est normal' }).click();
  await verify(q).click();
  const wrong = q.locator('.criteres .faux');
  await expect(wrong).toHaveText(/Sans interpréter.*à reprendre/);
  await expect(wrong.locator('svg')).toBeVisible();
});

test('on paper, who comes and how it was done, without a button', async ({ page }) => {
  await open(page);
  const q = guide(page);
  await page.emulateMedia({ media: 'print' });
  await expect(q.locator('.venue')).toBeVisible();
  await expect(button(q, 'Commencer')).toBeHidden();
  await page.emulateMedia({ media: 'screen' });
  await walk(q);
  await verify(q).click();
  await expect(verdict(q)).toHaveText('Juste');
  await page.emulateMedia({ media: 'print' });
  await expect(q.locator('.criteres li').first()).toBeVisible();
  await expect(q.locator('button:visible')).toHaveCount(0);
});

test('from a debrief, on to the next person of the lesson', async ({ page }) => {
  await open(page, question(page, 'cm-banc-karim'), LESSON);
  const first = question(page, 'cm-banc-karim');
  await button(first, 'Commencer').click();
  await choice(first, 'Quel brassard prenez-vous ?', /^Aucun/).click();
  for (const next of ['Installer la personne', 'Mesurer', 'Noter la mesure'])
    await button(first, next).click();
  await choice(first, 'Je note', 'mesure non obtenue').click();
  await choice(first, 'Motif', /temps/).click();
  await button(first, 'Transmettre').click();
  await first.getByRole('radio', { name: 'Noter dans le dossier' }).click();
  await first.getByRole('radio', { name: 'C’est normal' }).click();
  await verify(first).click();
  await expect(title(first)).toBeFocused();
  const next = first.getByRole('button', { name: /^Personne suivante : / });
  const name = (await next.textContent())?.replace(/^.*: /, '') ?? '';
  await next.click();
  const reached = page.locator('form.question', { has: page.locator(':focus') });
  await expect(reached.locator('.venue b')).toHaveText(name);
  await expect(reached.locator('.venue')).toBeInViewport();
});

for (const colorScheme of THEMES)
  test(`axe finds nothing, step by step, ${colorScheme}`, async ({ page }) => {
    await page.emulateMedia({ colorScheme });
    await open(page);
    const q = guide(page);
    expect(await violations(page, '.question')).toEqual([]);
    await button(q, 'Commencer').click();
    for (const [heading, step] of STEPS) {
      await expect(title(q)).toHaveText(heading);
      expect(await violations(page, '.question'), heading).toEqual([]);
      await step(q, click);
    }
    expect(await violations(page, '.question')).toEqual([]);
    // One thing wrong, one in part.
    await q.getByRole('radio', { name: 'C’est normal' }).click();
    await verify(q).click();
    await expect(title(q)).toHaveText(/^Bilan/);
    expect(await violations(page, '.question')).toEqual([]);
  });

test('reads as its approved sheet in every state', async ({ page }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await open(page);
  const q = guide(page);
  let sheet = '';
  const note = async (state: string): Promise<void> => {
    sheet += `## ${state}\n${await q.ariaSnapshot()}\n\n`;
  };
  await note('blank');
  await button(q, 'Commencer').click();
  for (const [heading, step] of STEPS) {
    await expect(title(q)).toHaveText(heading);
    await note(heading);
    if (heading === 'Mesurer') {
      await button(q, 'Passer au bras gauche').click();
      await note('other arm');
      await button(q, 'Passer au bras droit').click();
    }
    await step(q, click);
  }
  await note('ready to be checked');
  await q.getByRole('radio', { name: 'C’est normal' }).click();
  await verify(q).click();
  await expect(verdict(q)).toBeVisible();
  const said = q.locator('.rang [aria-live]').last();
  await expect(said).not.toBeEmpty();
  await expect(said).toBeEmpty({ timeout: 15_000 });
  await note('debrief');
  await page.reload();
  await expect(q.locator('.criteres')).toBeVisible();
  await note('found again');
  const file = join(import.meta.dirname, 'approved', 'banc.txt');
  if (process.env['APPROVE']) writeFileSync(file, sheet);
  expect(existsSync(file) && readFileSync(file, 'utf8')).toBe(sheet);
});
