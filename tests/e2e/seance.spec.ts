/** A meeting as everybody sees it at once: its trainer, a shared screen, learners on a lesson and on home. */
import { expect, test, type Browser, type Page } from '@playwright/test';
import { still, violations } from '../examine.ts';
import { randomUUID } from 'node:crypto';
import type { LearnerMeetings, Meeting, MeetingDesk } from '../../src/core/api/meetings.ts';
import { administrator, COURSE_SITE, enter, PASSWORD, type Learner } from './people.ts';
import { COURSE, THEMES } from './support.ts';

const NAMES = ['Ali Benali', 'Bea Colin', 'Chloé Dupré', 'Dan Evrard', 'Eva Faure', 'Flo Garnier'];
const CALL = 'https://visio.exemple.fr/salle';
const HOUR = 3600_000;

interface Room {
  readonly group: string;
  readonly meeting: Meeting;
  readonly learners: readonly Learner[];
  readonly desk: () => Promise<MeetingDesk>;
}

/** A group whose meeting runs. */
async function room(change: object = {}): Promise<Room> {
  const { ask } = await administrator();
  const { id: group } = await ask<{ id: string }>('groupes', { name: `Séance ${randomUUID()}` });
  await ask(`groupes/${group}/apprenants`, { text: NAMES.join('\n') });
  const rows = await ask<{ learner: { id: string; name: string }; url: string }[]>(
    `groupes/${group}/liens`,
  );
  const learners = rows.map(({ learner, url }) => ({
    ...{ ...learner, group },
    link: new URL(url).pathname,
  }));
  const meeting = await ask<Meeting>(`groupes/${group}/seances`, {
    units: ['essai/toutes-les-questions'],
    start: new Date(Date.now() - HOUR / 12).toISOString(),
    end: new Date(Date.now() + HOUR).toISOString(),
    call: CALL,
    ...change,
  });
  return { group, meeting, learners, desk: () => ask<MeetingDesk>(`seances/${meeting.id}`) };
}

const pageOf = async (browser: Browser): Promise<Page> => (await browser.newContext()).newPage();

/** In a browser of their own. */
async function learnerPage(browser: Browser, { learners }: Room, at: number): Promise<Page> {
  const page = await pageOf(browser);
  await enter(page, learners[at]);
  return page;
}

async function trainerPage(page: Page, { group, meeting }: Room): Promise<void> {
  const { login } = await administrator();
  await page.goto(`${COURSE}/formateur/?groupe=${group}&vue=conduite&seance=${meeting.id}`);
  await page.getByLabel('Identifiant').fill(login);
  await page.getByLabel('Mot de passe').fill(PASSWORD);
  await page.getByRole('button', { name: 'Se connecter' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Animer la séance');
}

/** Of somebody whose screen nobody looks at here. */
async function votesBy(browser: Browser, place: Room, at: number, option: number): Promise<void> {
  const { request } = await browser.newContext();
  const link = place.learners[at]?.link ?? '';
  await request.post(COURSE_SITE.url + link, { maxRedirects: 0 });
  const told = await request.get(`${COURSE}/apprenant/seances`);
  const { now } = (await told.json()) as LearnerMeetings;
  const question = now?.question;
  const sent = await request.post(`${COURSE}/apprenant/seances/${place.meeting.id}/reponses`, {
    data: {
      id: randomUUID(),
      account: place.learners[at]?.id,
      question: question?.id,
      round: question?.round,
      options: [question?.options[option]?.id],
    },
  });
  expect(sent.status()).toBe(200);
}

/** Writes a question and opens it. */
async function write(page: Page, statement: string, ...answers: readonly string[]): Promise<void> {
  await page.getByRole('button', { name: 'Question libre' }).click();
  await page.getByLabel('Votre question').fill(statement);
  for (const [at, answer] of answers.entries())
    await page.getByLabel(`Réponse ${'ABCDE'[at] ?? ''}`, { exact: true }).fill(answer);
  await page.getByLabel('bonne réponse, A').check();
  await page.getByLabel('Explication').fill('Parce que.');
  await page.getByRole('button', { name: 'Ouvrir la question' }).locator('visible=true').click();
}

const place = (page: Page) => page.locator('#_question-du-groupe');
const waits = (page: Page) =>
  page.getByRole('status').filter({ hasText: /Nouvelle question du groupe|Second vote du groupe/ });

test('four at once: one goes offline and comes back, one reloads, one comes late; nothing is lost', async ({
  page: trainer,
  browser,
}) => {
  test.slow();
  const all = await room();
  await trainerPage(trainer, all);
  const [shared] = await Promise.all([
    trainer.context().waitForEvent('page'),
    trainer.getByRole('link', { name: 'Ouvrir la vue à partager' }).click(),
  ]);
  await expect(shared.getByText('0\u00A0personne présente.')).toBeVisible();
  const inLesson = await learnerPage(browser, all, 0);
  await inLesson.goto(`${COURSE}/lancer/essai/toutes-les-questions`);
  const atHome = await learnerPage(browser, all, 1);
  await atHome.goto(COURSE);
  for (const learner of [inLesson, atHome]) {
    const line = learner.getByRole('complementary', { name: 'Séance à distance' });
    await expect(line).toContainText(
      /Séance avec Camille Essai, .*leçon 1, jusqu’à \d+\sh(\s\d\d)?/,
    );
    await learner.getByRole('button', { name: 'Rejoindre' }).click();
    await expect(learner.getByRole('heading', { name: 'Dites que vous êtes là' })).toBeFocused();
    await expect(learner.getByRole('link', { name: /Ouvrir la visio/ })).toHaveAttribute(
      'href',
      CALL,
    );
    await learner.getByRole('button', { name: 'Je suis là' }).click();
    await expect(line).toContainText('Vous êtes là depuis');
  }
  await expect(trainer.getByRole('row', { name: /Ali Benali/ })).toBeVisible();
  await trainer.getByRole('button', { name: 'Confirmer les 2 présences' }).click();
  await expect(trainer.getByRole('heading', { name: 'Présence' })).toBeFocused();
  await expect(atHome.getByText('Camille Essai l’a confirmé')).toBeVisible();

  // Somebody who types keeps the focus.
  const field = inLesson.locator('#q-essai-nombre input');
  await field.focus();
  await write(trainer, 'Que préparez-vous ?', 'Le tensiomètre', 'Le thermomètre', 'La balance');
  await expect(trainer.getByRole('heading', { name: 'Que préparez-vous ?' })).toBeFocused();
  await expect(waits(inLesson)).toBeInViewport();
  await expect(field).toBeFocused();
  await expect(shared.getByRole('heading', { level: 1 })).toHaveText('Que préparez-vous ?');

  await inLesson.getByRole('link', { name: 'répondre' }).click();
  await expect(place(inLesson)).toBeFocused();
  await inLesson.context().setOffline(true);
  await place(inLesson).getByLabel('Le thermomètre').check();
  await place(inLesson).getByRole('button', { name: 'Répondre' }).click();
  await expect(place(inLesson)).toContainText('Réponse B gardée ici.');
  await expect(waits(inLesson)).toHaveCount(0);

  await place(atHome).getByLabel('La balance').check();
  await place(atHome).getByRole('button', { name: 'Répondre' }).click();
  await expect(place(atHome)).toContainText('Réponse C envoyée.');
  await place(atHome).getByLabel('Le thermomètre').check();
  await place(atHome).getByRole('button', { name: 'Changer ma réponse' }).click();
  await expect(place(atHome)).toContainText('Réponse B envoyée.');
  await atHome.reload();
  await expect(place(atHome)).toContainText('Réponse B envoyée.');
  await expect(place(atHome).getByLabel('Le thermomètre')).toBeChecked();
  for (const at of [2, 3]) await votesBy(browser, all, at, 0);
  await expect(trainer.locator('.compteur')).toContainText('3 réponses sur 4');
  await expect(trainer.locator('.barre')).toHaveCount(0);

  await inLesson.context().setOffline(false);
  await expect(place(inLesson)).toContainText('Réponse B envoyée.', { timeout: 40_000 });
  // Comes late, on a page that has just been opened.
  const late = await learnerPage(browser, all, 4);
  await late.goto(COURSE);
  await place(late).getByLabel('Le tensiomètre').check();
  await place(late).getByRole('button', { name: 'Répondre' }).click();
  await expect(trainer.locator('.compteur')).toContainText('5 réponses sur 5');
  await expect(shared.locator('output')).toHaveText('5');

  await trainer.getByRole('button', { name: 'Clore le vote' }).click();
  await expect(trainer.locator('.repartition .nombre').first()).toContainText('3');
  for (const screen of [inLesson, atHome, shared])
    await expect(screen.locator('.repartition .nombre').first()).toContainText('3');
  await expect(place(atHome)).toContainText('(vous)');
  await expect(place(atHome)).not.toContainText('Juste');

  await trainer.getByRole('button', { name: 'Faire revoter' }).click();
  await expect(place(atHome)).toContainText('Au premier vote, vous aviez choisi B.');
  await expect(waits(atHome)).toContainText('Second vote');
  for (const learner of [inLesson, atHome, late]) {
    await place(learner).getByLabel('Le tensiomètre').check();
    await place(learner).getByRole('button', { name: 'Répondre' }).click();
    await expect(place(learner)).toContainText('Réponse A envoyée.');
  }
  for (const at of [2, 3]) await votesBy(browser, all, at, 0);
  await trainer.getByRole('button', { name: 'Clore le vote' }).click();
  await trainer.getByRole('button', { name: 'Montrer la bonne réponse' }).click();
  for (const screen of [trainer, inLesson, atHome, shared]) {
    await expect(screen.locator('.repartition .bonne').first()).toContainText('Le tensiomètre');
    await expect(screen.getByText('Parce que.')).toBeVisible();
  }
  await expect(place(inLesson)).toContainText('Juste. Votre réponse\u00A0: A, au second vote.');
  await expect(shared.locator('main')).not.toContainText(
    new RegExp([...NAMES, 'Camille'].map((name) => name.split(' ')[0]).join('|')),
  );

  const { questions } = await all.desk();
  expect(questions).toMatchObject([
    {
      rounds: [
        { answers: 5, right: 3 },
        { answers: 5, right: 5 },
      ],
    },
  ]);
  await trainer.getByRole('button', { name: 'Question suivante' }).click();
  await expect(
    trainer.getByRole('heading', { name: 'Poser une question au groupe' }),
  ).toBeFocused();
  await trainer.getByRole('button', { name: 'Terminer la séance' }).click();
  await trainer.getByRole('button', { name: 'Terminer', exact: true }).click();
  await expect(trainer.getByRole('heading', { level: 1 })).toContainText('Séance du');
  await expect(trainer.locator('.fil-seance')).toContainText('3 sur 5 justes, puis 5 sur 5 justes');
  await expect(atHome.getByText('La séance est terminée. Vos réponses sont')).toBeVisible();
});

test('a question taken from a lesson, by keyboard alone, until it is shown', async ({
  page: trainer,
  browser,
}) => {
  const all = await room();
  await trainerPage(trainer, all);
  const learner = await learnerPage(browser, all, 0);
  await learner.goto(COURSE);
  await trainer.getByLabel('Leçon', { exact: true }).focus();
  await expect(trainer.locator('.prise').first()).toBeVisible();
  await trainer.locator('.prise input').first().focus();
  await trainer.keyboard.press('Space');
  await trainer.keyboard.press('Enter');
  await expect(trainer.locator('.compteur')).toBeVisible();
  await expect(waits(learner)).toBeVisible();
  await learner.getByRole('link', { name: 'répondre' }).focus();
  await learner.keyboard.press('Enter');
  await learner.keyboard.press('Tab');
  await learner.keyboard.press('Space');
  await learner.keyboard.press('Enter');
  await expect(place(learner)).toContainText(/Réponse [A-E] envoyée/);
  await trainer.getByRole('button', { name: 'Clore le vote' }).focus();
  await trainer.keyboard.press('Enter');
  await expect(place(learner)).toContainText('trop peu pour montrer la répartition');
  await expect(trainer.locator('#question-posee')).toBeFocused();
  await expect(place(learner)).toBeFocused();
  await trainer.getByRole('button', { name: 'Montrer la bonne réponse' }).click();
  await expect(place(learner)).toContainText(/Juste|bonne réponse/);
});

test('a figure goes with its question everywhere; a number is typed; all is found again afterwards', async ({
  page: trainer,
  browser,
}) => {
  test.slow();
  const all = await room();
  await trainerPage(trainer, all);
  const learner = await learnerPage(browser, all, 0);
  await learner.goto(COURSE);
  await learner.getByRole('button', { name: 'Rejoindre' }).click();
  await learner.getByRole('button', { name: 'Je suis là' }).click();
  const shared = await trainer.context().newPage();
  await shared.goto(
    `${COURSE}/formateur/?groupe=${all.group}&vue=projection&seance=${all.meeting.id}`,
  );
  const pick = async (lesson: string, statement: RegExp): Promise<void> => {
    await trainer.getByLabel('Leçon', { exact: true }).selectOption(lesson);
    await trainer.locator('.prise').filter({ hasText: statement }).locator('input').check();
  };
  const open = () =>
    trainer.getByRole('button', { name: 'Ouvrir la question' }).locator('visible=true').click();

  await pick('essai/courte', /Où est posé le brassard/);
  await expect(trainer.getByRole('img', { name: /Un bras vu de côté/ })).toBeVisible();
  await trainer.getByText(/pas au groupe$/).click();
  await expect(trainer.locator('.non-posees')).toContainText('avec des documents sous les yeux');
  await open();
  for (const screen of [trainer, learner, shared]) {
    await expect(screen.getByRole('img', { name: /Un bras vu de côté/ })).toBeVisible();
    expect(await violations(screen)).toEqual([]);
  }
  await place(learner).getByRole('radio', { name: 'au-dessus du pli du coude' }).check();
  await place(learner).getByRole('button', { name: 'Répondre' }).click();
  await expect(place(learner)).toContainText(/Réponse [ABC] envoyée/);
  for (const at of [1, 2, 3, 4]) await votesBy(browser, all, at, 0);
  await trainer.getByRole('button', { name: 'Clore le vote' }).click();
  await trainer.getByRole('button', { name: 'Montrer la bonne réponse' }).click();
  for (const screen of [learner, shared]) {
    await expect(screen.locator('.repartition .bonne')).toContainText('au-dessus du pli du coude');
    await expect(screen.getByRole('img', { name: /Un bras vu de côté/ })).toBeVisible();
  }

  await trainer.getByRole('button', { name: 'Question suivante' }).click();
  await pick('essai/toutes-les-questions', /IMC|indice/i);
  await open();
  const field = place(learner).getByLabel(/Votre réponse, en kg/);
  await field.fill('beaucoup');
  await place(learner).getByRole('button', { name: 'Répondre' }).click();
  await expect(place(learner)).toContainText('Écrivez d’abord un nombre');
  await field.fill('25,7');
  await learner.keyboard.press('Enter');
  await expect(place(learner)).toContainText('Réponse 25,7 kg/m² envoyée.');
  await expect(shared.getByText('Chacun écrit un nombre, en kg/m².')).toBeVisible();
  await trainer.getByRole('button', { name: 'Clore le vote' }).click();
  await trainer.getByRole('button', { name: 'Montrer la bonne réponse' }).click();
  await expect(place(learner)).toContainText('Juste. Votre réponse\u00A0: 25,7 kg/m².');

  await trainer.getByRole('button', { name: 'Terminer la séance' }).click();
  await trainer.getByRole('button', { name: 'Terminer', exact: true }).click();
  await expect(trainer.getByRole('heading', { level: 1 })).toContainText('Séance du');
  await expect(
    shared.getByText('1\u00A0personne a dit être là. 2\u00A0questions posées.'),
  ).toBeVisible();
  await learner.getByRole('link', { name: 'Revoir les questions et ma présence' }).click();
  const past = learner.getByRole('region', { name: 'Vos séances passées' });
  await expect(past.getByRole('heading', { level: 3 })).toBeFocused();
  await expect(past).toContainText('«\u00A0Je suis là\u00A0» à');
  await expect(past.locator('.bilan-seance > li')).toHaveCount(2);
  await expect(past.locator('.bilan-seance > li').last()).toContainText('juste');
  await past.getByText('Voir les réponses').first().click();
  await expect(past.getByRole('img', { name: /Un bras vu de côté/ })).toBeVisible();
  for (const theme of THEMES)
    for (const width of [390, 1280]) {
      await learner.emulateMedia({ colorScheme: theme });
      await learner.setViewportSize({ width, height: 844 });
      expect(await violations(learner)).toEqual([]);
    }
  // Who was not there finds it, too.
  const absent = await learnerPage(browser, all, 5);
  await absent.goto(`${COURSE}/echanges/`);
  await expect(absent.getByText('Vous n’avez pas dit être là.')).toBeVisible();
});

test('at home, a meeting has the one line and the one full button; those to come are listed', async ({
  browser,
}) => {
  const all = await room({ title: 'Prendre la tension' });
  const { ask } = await administrator();
  await ask(`groupes/${all.group}/seances`, {
    units: ['essai/toutes-les-questions'],
    start: new Date(Date.now() + 48 * HOUR).toISOString(),
    end: new Date(Date.now() + 49 * HOUR).toISOString(),
    title: 'La suite',
  });
  const learner = await learnerPage(browser, all, 0);
  await learner.goto(COURSE);
  await expect(learner.getByRole('button', { name: 'Rejoindre' })).toHaveClass('bouton');
  await expect(learner.locator('.reprendre .bouton')).toHaveClass(/secondaire/);
  await expect(learner.locator('.annonce')).toHaveCount(0);
  const coming = learner.getByRole('region', { name: 'Votre prochaine séance' });
  await expect(coming).toContainText('La suite, avec Camille Essai');
  const [file] = await Promise.all([
    learner.waitForEvent('download'),
    coming.getByRole('link', { name: 'La mettre dans mon agenda' }).click(),
  ]);
  expect(file.suggestedFilename()).toBe('seances.ics');
});

test('a visitor’s pages load nothing of it', async ({ page }) => {
  const asked: string[] = [];
  page.on('request', (request) => asked.push(new URL(request.url()).pathname));
  for (const path of ['/', '/modules/essai/toutes-les-questions/']) {
    await page.goto(COURSE + path);
    await still(page);
  }
  expect(asked.filter((path) => /\/apprenant\/|follow\.|meeting\./.test(path))).toEqual([]);
});

for (const theme of THEMES)
  test(`axe finds nothing, ${theme}, on a narrow screen`, async ({ page: trainer, browser }) => {
    const all = await room();
    await trainer.emulateMedia({ colorScheme: theme });
    await trainer.setViewportSize({ width: 390, height: 844 });
    await trainerPage(trainer, all);
    expect(await violations(trainer)).toEqual([]);
    const learner = await learnerPage(browser, all, 0);
    await learner.emulateMedia({ colorScheme: theme });
    await learner.setViewportSize({ width: 320, height: 700 });
    await learner.goto(COURSE);
    await learner.getByRole('button', { name: 'Rejoindre' }).click();
    expect(await violations(learner)).toEqual([]);
    await write(trainer, 'Que préparez-vous ?', 'Le tensiomètre', 'Le thermomètre');
    await expect(place(learner)).toBeVisible();
    const shared = await trainer.context().newPage();
    await shared.emulateMedia({ colorScheme: theme });
    await shared.goto(
      `${COURSE}/formateur/?groupe=${all.group}&vue=projection&seance=${all.meeting.id}`,
    );
    await expect(shared.getByRole('heading', { level: 1 })).toHaveText('Que préparez-vous ?');
    for (const screen of [trainer, learner, shared]) expect(await violations(screen)).toEqual([]);
    for (const at of [0, 1, 2, 3, 4]) await votesBy(browser, all, at, at % 2);
    await trainer.getByRole('button', { name: 'Clore le vote' }).click();
    await trainer.getByRole('button', { name: 'Montrer la bonne réponse' }).click();
    for (const screen of [trainer, learner, shared]) {
      await expect(screen.locator('.repartition .bonne').first()).toBeVisible();
      expect(await violations(screen)).toEqual([]);
      const wide = await screen.evaluate(
        () => document.documentElement.scrollWidth > document.documentElement.clientWidth,
      );
      expect(wide).toBe(false);
    }
    // Read from afar.
    const small = await shared.locator('.projection').evaluate((place) =>
      [...place.querySelectorAll<HTMLElement>('*')]
        .filter(
          (one) => one.offsetHeight > 0 && one.textContent !== '' && one.children.length === 0,
        )
        .filter((one) => !one.classList.contains('invisible'))
        .map((one) => parseFloat(getComputedStyle(one).fontSize))
        .filter((size) => size < 1.3 * 16),
    );
    expect(small).toEqual([]);
  });
