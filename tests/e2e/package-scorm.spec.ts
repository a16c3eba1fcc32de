/** The SCORM packages in a real browser, framed by scorm-again and by what does as Moodle does. */
import { expect, test } from '@playwright/test';
import { still } from '../examine.ts';
import {
  addressOf,
  EACH,
  heard,
  launch,
  LMSS,
  openLms,
  pageOf,
  saved,
  VERSIONS,
  type Cmi,
} from './lms.ts';
import { browserWithoutStorage } from './no-storage.ts';
import { openPackage, takeTry, textIn } from './packages.ts';
import { answerAll, awake, question, tick, verdict, verify } from './support.ts';

const at = (cmi: Cmi, path: string): unknown =>
  path.split('.').reduce<unknown>((value, key) => (value as Cmi | undefined)?.[key], cmi);

const NAMES = {
  scorm12: {
    status: 'core.lesson_status',
    time: 'core.session_time',
    response: 'student_response',
    right: 'correct',
    finish: 'LMSFinish',
  },
  scorm2004: {
    status: 'completion_status',
    time: 'session_time',
    response: 'learner_response',
    right: 'correct',
    finish: 'Terminate',
  },
} as const;

for (const version of VERSIONS)
  test(`${version}: the manifest lists every file of the package, and none that is not there`, () => {
    const files = openPackage(version);
    const listed = [...textIn(files, 'imsmanifest.xml').matchAll(/<file href="([^"]*)"/g)].map(
      ([, href = '']) => decodeURI(href),
    );
    expect(listed.sort()).toEqual(
      Object.keys(files)
        // What an LMS reads the manifest with is no resource of the course; its licence is handed on.
        .filter((path) => !/^(imsmanifest\.xml|[^/]*\.(xsd|dtd))$|\/$/.test(path))
        .sort(),
    );
  });

for (const { name, version } of EACH) {
  const names = NAMES[version];

  test(`${name}, ${version}: a lesson taken to its end, then opened again in another browser`, async ({
    page,
    browser,
  }) => {
    const lms = await openLms(name, version);
    const frame = await launch(page, lms, 'toutes-les-questions');
    await saved(frame);
    await expect(frame.locator('.marque')).toBeHidden();
    expect(at(await lms.held(page), names.status)).toBe('incomplete');
    const choice = question(frame, 'essai-choix');
    await awake(choice);
    await tick(choice, 'Je mesure tout de suite');
    await verify(choice).click();
    await choice.getByRole('button', { name: 'Réessayer' }).click();
    await answerAll(frame);
    await expect.poll(async () => at(await lms.held(page), names.status)).toBe('completed');
    await frame.getByRole('button', { name: 'Quitter' }).click();
    await expect(frame.locator('#qui-lit')).toContainText('La séance est terminée');
    const kept = await lms.held(page);
    // The LMS holds what the learner did: one wrong try, then every question right.
    const told = Object.values(at(kept, 'interactions') as Record<string, Cmi>);
    expect(told.map(({ id, result }) => `${String(id)} ${String(result)}`)).toEqual([
      `essai-choix ${version === 'scorm12' ? 'wrong' : 'incorrect'}`,
      ...['choix', 'multiple', 'vrai-faux', 'trous', 'nombre', 'appariement', 'ordre'].map(
        (id) => `essai-${id} correct`,
      ),
    ]);
    for (const one of told.slice(1)) {
      const pattern = String(at(one, 'correct_responses.0.pattern'));
      const given = String(one[names.response]);
      if (/choice|matching|sequencing|true-false/.test(String(one['type'])))
        expect(given).toBe(pattern.replace(/[{}]/g, ''));
      if (one['type'] === 'fill-in')
        expect(given).toBe(version === 'scorm12' ? 'coeur ; céphalee' : 'coeur[,]céphalee');
      if (one['type'] === 'numeric') expect(given).toBe('25.7');
    }
    expect(told.map((one) => one['type'])).toEqual(
      expect.arrayContaining(['fill-in', 'numeric', 'matching', 'sequencing']),
    );
    expect(String(kept['suspend_data']).length).toBeLessThanOrEqual(4096);
    const time = at(kept, names.time) ?? at(kept, 'core.total_time');
    expect(String(time)).toMatch(/[1-9]/);
    expect(lms.missing).toEqual([]);

    const elsewhere = await browser.newContext({ locale: 'fr-FR' });
    const other = await elsewhere.newPage();
    const again = await launch(other, lms, 'toutes-les-questions', kept);
    await saved(again);
    await expect(verdict(question(again, 'essai-ordre'))).toHaveText('Juste');
    await expect(verdict(question(again, 'essai-choix'))).toHaveText('Juste');
    // A finished lesson is read again from its beginning.
    expect(await again.evaluate(() => scrollY)).toBe(0);
    const after = await lms.held(other);
    expect(at(after, names.status)).toBe('completed');
    expect(Object.keys(at(after, 'interactions') as Cmi)).toHaveLength(8);
    await elsewhere.close();
    await lms.close();
  });

  test(`${name}, ${version}: a positioning is completed, and never a mark`, async ({ page }) => {
    const lms = await openLms(name, version);
    const frame = await launch(page, lms, 'positionnement');
    await frame.getByRole('button', { name: 'Commencer le test' }).click();
    for (let at = 0; at < 10; at += 1) {
      if (at === 4) {
        await frame.getByRole('button', { name: 'Je ne sais pas' }).click();
        continue;
      }
      await frame.locator('label.option', { hasText: /^ *la bonne réponse/ }).click();
      await frame.getByRole('button', { name: at < 9 ? 'Suivante' : 'Rendre' }).click();
    }
    await frame.getByRole('button', { name: 'Rendre le test' }).click();
    await expect(frame.getByRole('heading', { level: 1 })).toContainText('Par où commencer');
    await expect
      .poll(async () => at(await lms.held(page), NAMES[version].status))
      .toBe('completed');
    await saved(frame);
    const kept = await lms.held(page);
    const marks =
      version === 'scorm12' ? ['core.score.raw'] : ['score.raw', 'score.scaled', 'success_status'];
    for (const one of marks) expect(['', 'unknown', undefined]).toContain(at(kept, one));
    // That of the whole, which nothing was said of.
    const objectives = Object.values((at(kept, 'objectives') ?? {}) as Record<string, Cmi>);
    for (const one of objectives)
      expect([one['success_status'] ?? 'unknown', at(one, 'score.raw') ?? '']).toEqual([
        'unknown',
        '',
      ]);
    expect(Object.keys(at(kept, 'interactions') as Cmi)).toHaveLength(9);
    await lms.close();
  });

  test(`${name}, ${version}: an evaluation failed, then passed`, async ({ page }) => {
    const lms = await openLms(name, version);
    const frame = await launch(page, lms, 'evaluation');
    const status = async () =>
      at(await lms.held(page), version === 'scorm12' ? 'core.lesson_status' : 'success_status');
    await frame.getByRole('button', { name: 'Commencer' }).click();
    await takeTry(frame, 1);
    await expect.poll(status).toBe('failed');

    // What leads to a lesson is read over the page: its own session goes on, and no other begins.
    await frame.locator('a[href*="/toutes-les-questions/"], a[href*="glossaire"]').first().click();
    const aside = page.frameLocator('#sco').frameLocator('iframe[name="lecture"]');
    await expect(aside.locator('main h1').first()).toBeVisible();
    await frame.locator('iframe[name="lecture"]').evaluate(
      (element, address) => {
        (element as HTMLIFrameElement).src = address;
      },
      lms.url(pageOf(lms, 'toutes-les-questions')),
    );
    await expect(aside.locator('main h1')).toHaveText('Mesurer la pression artérielle');
    const lecture = await frame.locator('iframe[name="lecture"]').elementHandle();
    const inside = await lecture?.contentFrame();
    if (!inside) throw new Error('The lesson is read in no frame.');
    // Code that would begin a session comes after the page.
    await still(inside);
    await frame.getByRole('button', { name: 'Revenir à la leçon' }).click();
    await expect(frame.locator('iframe[name="lecture"]')).toHaveCount(0);
    const sessions = (await heard(page)).filter(([name]) =>
      /^(LMS)?(Initialize|Terminate|Finish)$/.test(name ?? ''),
    );
    expect(sessions.map(([name]) => name)).toEqual([
      version === 'scorm12' ? 'LMSInitialize' : 'Initialize',
    ]);

    await frame.getByRole('button', { name: 'Recommencer' }).click();
    await takeTry(frame, 4);
    await expect.poll(status).toBe('passed');
    await saved(frame);
    const kept = await lms.held(page);
    expect(at(kept, version === 'scorm12' ? 'core.score' : 'score')).toMatchObject(
      version === 'scorm12' ? { raw: '100', min: '0', max: '100' } : { scaled: '1' },
    );
    expect(Object.keys(at(kept, 'interactions') as Cmi)).toHaveLength(8);
    await lms.close();
  });
}

for (const { name, version } of EACH)
  test(`${name}, ${version}: opened to review, nothing is written, links are read aside, Quitter ends it`, async ({
    page,
  }) => {
    const lms = await openLms(name, version);
    await page.addInitScript(() => Object.assign(window, { MODE: 'review' }));
    const frame = await launch(page, lms, 'toutes-les-questions');
    await expect(frame.locator('#qui-lit')).toContainText('Consultation');
    await frame.getByRole('link', { name: 'Glossaire' }).first().click();
    await frame.getByRole('button', { name: 'Revenir à la leçon' }).click();
    await frame.getByRole('button', { name: 'Quitter' }).click();
    await expect(frame.locator('#qui-lit')).toContainText('La séance est terminée');
    const calls = (await heard(page)).map(([name]) => name);
    expect(calls.at(-1)).toBe(NAMES[version].finish);
    expect(calls.filter((name) => name?.endsWith('SetValue'))).toEqual([]);
    await lms.close();
  });

for (const name of LMSS)
  test(`${name}: the door is there before anything else: a file that never comes holds nobody`, async ({
    page,
  }) => {
    const lms = await openLms(name, 'scorm2004');
    await page.route('**/sco.json', () => new Promise(() => undefined));
    const frame = await launch(page, lms, 'toutes-les-questions');
    await frame.getByRole('button', { name: 'Quitter' }).click();
    await expect(frame.locator('#qui-lit')).toContainText('La séance est terminée');
    expect((await heard(page)).at(-1)?.[0]).toBe('Terminate');
    await page.unrouteAll({ behavior: 'ignoreErrors' });
    await lms.close();
  });

for (const name of LMSS)
  test(`${name}: a page that is hidden says at once what still waits`, async ({ page }) => {
    const lms = await openLms(name, 'scorm2004');
    await page.clock.install();
    const frame = await launch(page, lms, 'toutes-les-questions');
    await saved(frame);
    const choice = question(frame, 'essai-choix');
    await awake(choice);
    await tick(choice, 'Je la fais asseoir');
    // From here on no timer of the page runs.
    await page.clock.pauseAt(Date.now() + 60_000);
    await verify(choice).click();
    await expect(verdict(choice)).toHaveText('Juste');
    expect(await heard(page)).not.toContainEqual([
      'SetValue',
      'cmi.interactions.0.id',
      'essai-choix',
    ]);
    await frame.evaluate(() => {
      Object.defineProperty(document, 'hidden', { value: true });
      document.dispatchEvent(new Event('visibilitychange'));
    });
    await expect
      .poll(() => heard(page))
      .toContainEqual(['SetValue', 'cmi.interactions.0.id', 'essai-choix']);
    await lms.close();
  });

for (const { name, version } of EACH)
  test(`${name}, ${version}: an LMS that takes nothing: one can study, is told once, and everything arrives the next time`, async ({
    page,
  }) => {
    const lms = await openLms(name, version);
    await page.addInitScript(() =>
      Object.assign(window, { DOWN: !location.search.includes('remise') }),
    );
    const frame = await launch(page, lms, 'toutes-les-questions');
    await expect(frame.locator('#qui-lit')).toContainText('Réponses pas encore enregistrées');
    const choice = question(frame, 'essai-choix');
    await awake(choice);
    await tick(choice, 'Je la fais asseoir');
    await verify(choice).click();
    await expect(verdict(choice)).toHaveText('Juste');
    await frame.getByRole('button', { name: 'Quitter' }).click();
    await expect(frame.locator('#qui-lit')).toContainText('n’a pas tout enregistré');

    await page.goto(`${addressOf(lms, 'toutes-les-questions')}?remise`);
    const again = page.frameLocator('#sco');
    await expect(again.locator('#qui-lit')).toContainText('enregistrées dans votre plateforme');
    await expect(verdict(again.locator('#q-essai-choix'))).toHaveText('Juste');
    const told = at(await lms.held(page), 'interactions') as Record<string, Cmi>;
    expect(Object.values(told).map(({ id }) => id)).toEqual(['essai-choix']);
    await lms.close();
  });

for (const name of LMSS)
  test(`${name}: a browser that refuses all storage goes on from what the LMS kept`, async ({
    page,
  }) => {
    const lms = await openLms(name, 'scorm2004');
    const frame = await launch(page, lms, 'toutes-les-questions');
    const choice = question(frame, 'essai-choix');
    await awake(choice);
    await tick(choice, 'Je la fais asseoir');
    await verify(choice).click();
    await expect
      .poll(async () => at(await lms.held(page), 'interactions.0.id'))
      .toBe('essai-choix');
    const kept = await lms.held(page);
    const refusing = await browserWithoutStorage();
    const again = await launch(refusing.page, lms, 'toutes-les-questions', kept);
    await expect(verdict(question(again, 'essai-choix'))).toHaveText('Juste');
    await tick(question(again, 'essai-vrai-faux'), 'Vrai');
    await verify(question(again, 'essai-vrai-faux')).click();
    await expect
      .poll(async () => at(await lms.held(refusing.page), 'interactions.1.id'))
      .toBe('essai-vrai-faux');
    await refusing.close();
    await lms.close();
  });

for (const name of LMSS)
  test(`${name}: closed without Quitter, the session ends by itself; 2004 asks the LMS for the next lesson`, async ({
    page,
  }) => {
    const lms = await openLms(name, 'scorm2004');
    const said = () => heard(page);
    const frame = await launch(page, lms, 'courte');
    await saved(frame);
    await page.locator('#sco').evaluate((element) => element.remove());
    await expect.poll(async () => (await said()).at(-1)?.[0]).toBe('Terminate');
    expect(await said()).toContainEqual(['SetValue', 'cmi.exit', 'suspend']);
    expect((await said()).filter(([name]) => name === 'Terminate')).toHaveLength(1);

    const second = await launch(page, lms, 'toutes-les-questions');
    await second.getByRole('button', { name: 'Leçon suivante' }).click();
    await expect.poll(said).toContainEqual(['SetValue', 'adl.nav.request', 'continue']);
    await lms.close();
  });

test('opened outside an LMS, the lesson is there, with the site around it', async ({ page }) => {
  const lms = await openLms('moodle', 'scorm12');
  await page.goto(lms.url(pageOf(lms, 'toutes-les-questions')));
  await expect(page.locator('#qui-lit')).toContainText('Aucune plateforme trouvée');
  await expect(page.locator('.marque')).toBeVisible();
  const choice = question(page, 'essai-choix');
  await awake(choice);
  await tick(choice, 'Je la fais asseoir');
  await verify(choice).click();
  await expect(verdict(choice)).toHaveText('Juste');
  await lms.close();
});
