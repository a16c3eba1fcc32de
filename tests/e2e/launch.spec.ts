import { expect, test, type Page } from '@playwright/test';
import { readFileSync } from 'node:fs';
import {
  launch,
  launchAddress,
  plainLaunch,
  registrationIn,
  stored,
  withLaunchData,
  words,
} from './lrs.ts';
import { administrator, enter } from './people.ts';
import { answerAll, awake, COURSE, question, SENT, tick, verdict, verify } from './support.ts';

test('the thin path: launched by the server, a question answered, the statement lies in the LRS', async ({
  page,
  request,
}) => {
  const registration = await launch(page, 'essai/toutes-les-questions');
  const choice = question(page, 'essai-choix');
  await awake(choice);
  // The one-time address is gone from the bar: a reload must not present it again.
  expect(new URL(page.url()).search).toBe('?seance=1');
  await expect(page.locator('#qui-lit')).toContainText(SENT);
  await tick(choice, 'Je mesure tout de suite');
  await verify(choice).click();
  await choice.getByRole('button', { name: 'Réessayer' }).click();
  await tick(choice, 'Je la fais asseoir');
  await verify(choice).click();
  await expect
    .poll(
      async () =>
        words(await stored(request, registration)).filter((word) => word === 'answered').length,
    )
    .toBe(2);
  const all = await stored(request, registration);
  const [wrong, right] = all.filter(({ word }) => word === 'answered');
  expect(wrong).toMatchObject({
    object: {
      definition: {
        type: 'http://adlnet.gov/expapi/activities/cmi.interaction',
        interactionType: 'choice',
      },
    },
    result: { success: false },
  });
  expect(wrong?.object.id).toMatch(/\/question\/essai-choix$/);
  expect(right?.result).toMatchObject({ success: true, score: { scaled: 1 } });
  expect(words(all).indexOf('initialized')).toBeLessThan(words(all).indexOf('answered'));
});

test('a reload goes on with the same session; quitting says terminated and goes back', async ({
  page,
  request,
}) => {
  const registration = await launch(page, 'essai/toutes-les-questions');
  await answerAll(page);
  await page.reload();
  await expect(verdict(question(page, 'essai-choix'))).toHaveText('Juste');
  await page.getByRole('button', { name: 'Quitter' }).click();
  await expect(page).toHaveURL(/\/modules\/essai\/$/);
  const all = words(await stored(request, registration));
  expect(all.filter((word) => word === 'initialized')).toHaveLength(1);
  expect(all.filter((word) => word === 'completed')).toHaveLength(1);
  expect(all.filter((word) => word === 'answered')).toHaveLength(7);
  expect(all.filter((word) => word === 'terminated')).toHaveLength(1);
  expect(all.indexOf('terminated')).toBe(all.lastIndexOf('terminated'));
});

test('answers given offline leave when the network is back', async ({ page, context, request }) => {
  const registration = await launch(page, 'essai/toutes-les-questions');
  const choice = question(page, 'essai-choix');
  await awake(choice);
  await expect
    .poll(async () => words(await stored(request, registration)))
    .toContain('initialized');
  await context.setOffline(true);
  await tick(choice, 'Je la fais asseoir');
  await verify(choice).click();
  await expect(verdict(choice)).toHaveText('Juste');
  await expect(page.locator('#qui-lit')).toContainText('hors ligne');
  await context.setOffline(false);
  await expect.poll(async () => words(await stored(request, registration))).toContain('answered');
  await expect(page.locator('#qui-lit')).toContainText(SENT);
});

test('an evaluation failed then passed: passed once, with the score the LMS asked for', async ({
  page,
  request,
}) => {
  const registration = await launch(page, 'essai/evaluation');
  await page.getByRole('button', { name: 'Commencer' }).click();
  for (const right of [0, 4]) {
    for (let at = 0; at < 4; at++) {
      await expect(page.getByText(`Question ${at + 1} sur 4`)).toBeVisible();
      await page
        .locator('label.option', { hasText: at < right ? 'celle-ci' : 'une autre' })
        .click();
      await page.getByRole('button', { name: at < 3 ? 'Suivante' : 'Rendre' }).click();
    }
    await page.getByRole('button', { name: 'Rendre l’évaluation' }).click();
    if (right === 0) await page.getByRole('button', { name: 'Recommencer' }).click();
  }
  await expect.poll(async () => words(await stored(request, registration))).toContain('passed');
  const all = await stored(request, registration);
  expect(words(all).filter((word) => word === 'passed')).toHaveLength(1);
  expect(words(all)).not.toContain('failed');
  expect(words(all).filter((word) => word === 'scored')).toHaveLength(2);
  expect(all.find(({ word }) => word === 'passed')?.result).toMatchObject({
    success: true,
    score: { scaled: 1 },
  });
  // The learner's other pages know it, which are under no launch.
  await page.getByRole('button', { name: 'Quitter' }).click();
  await expect(page).toHaveURL(/\/modules\/essai\/$/);
  await page.goto(`${COURSE}/`);
  await expect(page.locator('main')).toContainText('Évaluation réussie');
});

test('a positioning: its answers and its completion are said, no verdict and no score', async ({
  page,
  request,
}) => {
  const registration = await launch(page, 'essai/positionnement');
  await page.getByRole('button', { name: 'Commencer le test' }).click();
  for (let at = 0; at < 10; at++) {
    await expect(page.getByText(`Question ${at + 1} sur 10`)).toBeVisible();
    if (at < 3) await page.getByRole('button', { name: 'Je ne sais pas' }).click();
    else {
      await page.locator('label.option', { hasText: /^ *la bonne réponse/ }).click();
      await page.getByRole('button', { name: at < 9 ? 'Suivante' : 'Rendre' }).click();
    }
  }
  await page.getByRole('button', { name: 'Rendre le test' }).click();
  await expect.poll(async () => words(await stored(request, registration))).toContain('completed');
  const said = words(await stored(request, registration));
  expect(said.filter((word) => word === 'answered')).toHaveLength(7);
  expect(said.filter((word) => ['passed', 'failed', 'scored'].includes(word))).toEqual([]);
});

test('a launch address used in another browser is told in one sentence, and one can still study', async ({
  page,
  browser,
}) => {
  await enter(page);
  const address = await launchAddress(page, 'essai/toutes-les-questions');
  await expect(page.locator('#qui-lit')).toContainText(SENT);
  const other = await (await browser.newContext({ locale: 'fr-FR' })).newPage();
  await other.goto(address);
  await expect(other.locator('#qui-lit')).toContainText('a déjà servi');
  const choice = question(other, 'essai-choix');
  await awake(choice);
  await tick(choice, 'Je la fais asseoir');
  await verify(choice).click();
  await expect(verdict(choice)).toHaveText('Juste');
  await other.context().close();
});

test('the same launch address in a second tab joins the session, and takes over when the first closes', async ({
  page,
  request,
}) => {
  await enter(page);
  const address = await launchAddress(page, 'essai/toutes-les-questions');
  const registration = registrationIn(address);
  await expect(page.locator('#qui-lit')).toContainText(SENT);
  const second = await page.context().newPage();
  await second.goto(address);
  await expect(second.locator('#qui-lit')).toContainText('ouverte dans un autre onglet');
  const choice = question(second, 'essai-choix');
  await awake(choice);
  await tick(choice, 'Je la fais asseoir');
  await verify(choice).click();
  await expect.poll(async () => words(await stored(request, registration))).toContain('answered');
  await page.close();
  await expect(second.locator('#qui-lit')).toContainText(SENT);
  await second.getByRole('button', { name: 'Quitter' }).click();
  await expect(second).toHaveURL(/\/modules\/essai\/$/);
  const all = words(await stored(request, registration));
  for (const once of ['initialized', 'answered', 'terminated'])
    expect(all.filter((word) => word === once)).toHaveLength(1);
});

test('a learner who opens a lesson’s own address works under a launch all the same', async ({
  page,
}) => {
  await launch(page, 'essai/toutes-les-questions');
  await awake(question(page, 'essai-choix'));
  await page.goto(`${COURSE}/modules/essai/toutes-les-questions/`);
  await awake(question(page, 'essai-choix'));
  expect(new URL(page.url()).search).toBe('?seance=1');
  await expect(page.locator('#qui-lit')).toContainText(SENT);
});

test('an answer given on one device is there when the lesson is opened on another', async ({
  page,
  browser,
}) => {
  const learner = await enter(page);
  await page.goto(`${COURSE}/lancer/essai/toutes-les-questions`);
  const choice = question(page, 'essai-choix');
  await awake(choice);
  await tick(choice, 'Je la fais asseoir');
  // Awaited from before the press: it may come before the next line is reached.
  const stateSent = page.waitForResponse(
    (one) =>
      one.request().method() === 'PUT' &&
      one.url().includes('activities/state') &&
      (one.request().postData() ?? '').includes('essai-choix'),
  );
  await verify(choice).click();
  // The first device is not left: it stays open on a desk.
  await stateSent;
  const other = await browser.newContext({ locale: 'fr-FR' });
  const elsewhere = await other.newPage();
  await enter(elsewhere, learner);
  await elsewhere.goto(`${COURSE}/lancer/essai/toutes-les-questions`);
  await expect(verdict(question(elsewhere, 'essai-choix'))).toHaveText('Juste');
  await other.close();
});

test('a plain xAPI launch sends the same answers, without the categories of cmi5', async ({
  page,
  request,
}) => {
  const registration = crypto.randomUUID();
  await page.goto(plainLaunch(registration));
  await answerAll(page);
  await expect(page.locator('#qui-lit')).toContainText(SENT);
  await page.getByRole('button', { name: 'Quitter' }).click();
  await expect.poll(async () => words(await stored(request, registration))).toContain('terminated');
  const all = await stored(request, registration);
  expect(words(all).filter((word) => word === 'answered')).toHaveLength(7);
  expect(words(all)).toContain('completed');
  expect(words(all)[0]).toBe('initialized');
  for (const one of all) {
    expect(one.actor).toMatchObject({ mbox: 'mailto:ines@exemple.fr' });
    expect(JSON.stringify(one.context)).not.toContain('cmi5/context/categories');
    expect(one.context['platform']).toBe('Plateforme');
  }
});

/** Every question of the sitting, with that many right answers, then handed in. */
async function takeSitting(page: Page, right: number): Promise<void> {
  await page.getByRole('button', { name: 'Commencer' }).click();
  for (let at = 0; at < 4; at++) {
    await expect(page.getByText(`Question ${at + 1} sur 4`)).toBeVisible();
    await page.locator('label.option', { hasText: at < right ? 'celle-ci' : 'une autre' }).click();
    await page.getByRole('button', { name: at < 3 ? 'Suivante' : 'Rendre' }).click();
  }
  await page.getByRole('button', { name: 'Rendre l’évaluation' }).click();
}

test('an evaluation done in Browse is no try and never becomes evidence', async ({
  page,
  request,
}) => {
  const changed = await withLaunchData(page, (data) => (data['launchMode'] = 'Browse'));
  const first = await launch(page, 'essai/evaluation');
  await expect(page.getByText('Un essai fait ici ne compte pas')).toBeVisible();
  await takeSitting(page, 4);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Seuil atteint');
  await expect(page.getByRole('button', { name: 'Imprimer' })).toBeHidden();
  await page.getByRole('button', { name: 'Quitter' }).click();
  await expect(page).toHaveURL(/\/modules\/essai\/$/);
  await changed.stop();
  expect(registrationIn(await launchAddress(page, 'essai/evaluation'))).toBe(first);
  await expect(page.locator('#qui-lit')).toContainText(SENT);
  await expect(page.getByText('Il vous reste 3 essais sur 3.')).toBeVisible();
  await page.getByRole('button', { name: 'Quitter' }).click();
  await expect(page).toHaveURL(/\/modules\/essai\/$/);
  const all = words(await stored(request, first)).filter((word) => word !== 'launched');
  expect(all).toEqual(['initialized', 'terminated', 'initialized', 'terminated']);
});

test('on two devices a try is begun once and handed in once: the second is told so', async ({
  page,
  browser,
  request,
}) => {
  const registration = crypto.randomUUID();
  const address = plainLaunch(registration, 'evaluation');
  await page.goto(address);
  await page.getByRole('button', { name: 'Commencer' }).click();
  const stem = (await page.locator('fieldset legend').first().textContent()) ?? '';
  const other = await browser.newContext({ locale: 'fr-FR' });
  const phone = await other.newPage();
  await phone.goto(address);
  await phone.getByRole('button', { name: 'Reprendre' }).click();
  await expect(phone.locator('fieldset legend').first()).toHaveText(stem);
  for (const [device, text] of [
    [page, 'celle-ci'],
    [phone, 'une autre'],
  ] as const) {
    await device.locator('label.option', { hasText: text }).first().click();
    await device.getByRole('button', { name: 'Rendre maintenant' }).click();
    await device.getByRole('button', { name: 'Rendre l’évaluation' }).click();
    await expect(device.locator('output')).toContainText('25');
  }
  await expect(phone.getByText('Cet essai a déjà été rendu')).toBeVisible();
  await expect.poll(async () => words(await stored(request, registration))).toContain('scored');
  await phone.getByRole('button', { name: 'Quitter' }).click();
  await expect(phone.locator('#qui-lit')).toContainText('terminée');
  const all = words(await stored(request, registration));
  expect(all.filter((word) => ['scored', 'answered'].includes(word))).toEqual([
    'answered',
    'scored',
  ]);
  await other.close();
});

test('opened anew elsewhere, the page left behind says that its session is finished', async ({
  page,
  browser,
}) => {
  const learner = await enter(page);
  await page.goto(`${COURSE}/lancer/essai/evaluation`);
  // The phone finds the sitting where the LMS keeps it.
  const shared = page.waitForResponse(
    (reply) =>
      reply.ok() &&
      reply.url().includes('/activities/state') &&
      (reply.request().postData() ?? '').includes('"seed"'),
  );
  await page.getByRole('button', { name: 'Commencer' }).click();
  await shared;
  await expect(page.locator('#qui-lit')).toContainText(SENT);
  const other = await browser.newContext({ locale: 'fr-FR' });
  const phone = await other.newPage();
  await enter(phone, learner);
  await phone.goto(`${COURSE}/lancer/essai/evaluation`);
  await phone.getByRole('button', { name: 'Reprendre' }).click();
  await page.evaluate(() => dispatchEvent(new Event('focus')));
  await expect(page.locator('#qui-lit')).toContainText('La leçon a été ouverte ailleurs');
  // Handed in on both all the same: the trainer sees one try.
  for (const device of [phone, page]) {
    await device.getByRole('button', { name: 'Rendre maintenant' }).click();
    await device.getByRole('button', { name: 'Rendre l’évaluation' }).click();
    await expect(device.getByRole('heading', { level: 1 })).toHaveText('Pas encore validé');
  }
  const { ask } = await administrator();
  interface Board {
    readonly learners: readonly { readonly units: Record<string, { tries: unknown[] }> }[];
  }
  const tries = async () => {
    const board = await ask<Board>(`groupes/${learner.group}/tableau`);
    return board.learners.flatMap(({ units }) => units['essai/evaluation']?.tries ?? []);
  };
  await expect.poll(async () => (await tries()).length).toBe(1);
  await page.getByRole('button', { name: 'Quitter' }).click();
  expect(await tries()).toHaveLength(1);
  await other.close();
});

test('a second registration in the same browser hears nothing before an answer', async ({
  page,
  request,
}) => {
  const [one, two] = [crypto.randomUUID(), crypto.randomUUID()];
  const quit = async () => {
    await page.getByRole('button', { name: 'Quitter' }).click();
    await expect(page.locator('#qui-lit')).toContainText('terminée');
  };
  await page.goto(plainLaunch(one));
  await answerAll(page);
  await expect(page.locator('#qui-lit')).toContainText(SENT);
  await quit();
  await page.goto(plainLaunch(one, 'evaluation'));
  await takeSitting(page, 4);
  await expect(page.locator('#qui-lit')).toContainText(SENT);
  await quit();
  for (const unit of ['toutes-les-questions', 'evaluation']) {
    await page.goto(plainLaunch(two, unit));
    await expect(page.locator('#qui-lit')).toContainText(SENT);
    // The person has done the lesson; the evaluation is this registration's to take.
    if (unit === 'evaluation')
      await expect(page.getByText('Il vous reste 3 essais sur 3.')).toBeVisible();
    else await expect(verdict(question(page, 'essai-choix'))).toHaveText('Juste');
    await quit();
  }
  await expect
    .poll(async () => words(await stored(request, two)).filter((word) => word === 'terminated'))
    .toHaveLength(2);
  for (const word of words(await stored(request, two)))
    expect(['initialized', 'experienced', 'terminated']).toContain(word);
});

test('looking at a lesson again: nothing is sent, and the page says so', async ({
  page,
  request,
}) => {
  const registration = await launch(page, 'essai/toutes-les-questions?mode=revue');
  const choice = question(page, 'essai-choix');
  await awake(choice);
  await tick(choice, 'Je la fais asseoir');
  await verify(choice).click();
  await expect(verdict(choice)).toHaveText('Juste');
  await expect(page.locator('#qui-lit')).toContainText('Consultation : rien n’est envoyé');
  await page.getByRole('button', { name: 'Quitter' }).click();
  await expect(page).toHaveURL(/\/modules\/essai\/$/);
  expect(words(await stored(request, registration))).toEqual([
    'launched',
    'initialized',
    'terminated',
  ]);
});

test('the next lesson is one press away: this session ends, the next is launched', async ({
  page,
  request,
}) => {
  const registration = await launch(page, 'essai/toutes-les-questions');
  await page.getByRole('button', { name: /^Leçon suivante : / }).click();
  await expect(page).toHaveURL(/\/modules\/essai\/courte\/\?seance=1$/);
  await expect(page.locator('#qui-lit')).toContainText(SENT);
  const all = words(await stored(request, registration)).filter((word) => word !== 'experienced');
  expect(all.slice(0, 4)).toEqual(['launched', 'initialized', 'terminated', 'launched']);
});

test('an evaluation asks for what the launch asks for, not the course', async ({ page }) => {
  await page.route('**/activities/state?**', async (route) => {
    const answer = await route.fetch();
    if (!route.request().url().includes('LaunchData')) return route.fulfill({ response: answer });
    const json = { ...((await answer.json()) as object), masteryScore: 0.35 };
    return route.fulfill({ response: answer, json });
  });
  await launch(page, 'essai/evaluation');
  await expect(page.getByText('Il faut 35 % des points')).toBeVisible();
});

test('answers that wait can be taken along from « Qui voit quoi ? »', async ({ page }) => {
  await page.route('**/xapi/statements**', (route) =>
    route.request().method() === 'POST' ? route.fulfill({ status: 503 }) : route.continue(),
  );
  await launch(page, 'essai/toutes-les-questions');
  const choice = question(page, 'essai-choix');
  await awake(choice);
  await tick(choice, 'Je la fais asseoir');
  await verify(choice).click();
  await expect(page.locator('#qui-lit')).toContainText('1 réponse en attente d’envoi');
  await page.getByRole('link', { name: 'Qui voit quoi' }).click();
  const dialog = page.getByRole('dialog', { name: 'Qui voit quoi' });
  await expect(dialog).toContainText('1 réponse en attente d’envoi');
  const saved = page.waitForEvent('download');
  await dialog.getByRole('button', { name: 'Enregistrer mes réponses non envoyées' }).click();
  const file = JSON.parse(readFileSync(await (await saved).path(), 'utf8')) as {
    waiting: { event: { type: string; question?: string } }[];
  };
  expect(file.waiting.flatMap(({ event }) => event.question ?? [])).toEqual(['essai-choix']);
});
