import { expect, type Page } from '@playwright/test';
import { still, violations } from '../examine.ts';
import type { LearnerDetail } from '../../src/core/api/learners.ts';
import { inParis } from '../../src/core/text/paris.ts';
import {
  callForHelp,
  choosePassword,
  createAccount,
  createGroup,
  enterBy,
  PASSWORD,
  personalLinks,
  test,
} from './centre.ts';
import { entered, initialized, runAu } from '../server/support/launch.ts';
import { awake, question, THEMES, tick, verify } from './support.ts';

const heading = (page: Page, level = 1) => page.getByRole('heading', { level });
const row = (page: Page, name: string) => page.locator('.grille tbody tr', { hasText: name });
const HOSTILE = '<img src=x onerror=alert(1)>';

test('from the first link to a learner helped, without reloading the board', async ({
  page,
  browser,
  centre,
}) => {
  test.slow();
  await createAccount(page, centre, 'Mme Le Goff');
  await createGroup(page, 'Rennes 3', `Inès Perrin ; ines@exemple.fr\n${HOSTILE}`);
  await expect(page.locator('#qui-lit')).toHaveText(
    'Groupe Rennes 3 : vous voyez les réponses de 2\u00A0personnes. Elles le savent.',
  );
  await expect(page.getByText('Personne n’est encore connecté.')).toBeVisible();

  const links = await personalLinks(page);
  expect(Object.keys(links).sort()).toEqual([HOSTILE, 'Inès Perrin']);
  await page.getByRole('link', { name: 'Rennes 3' }).click();
  await expect(row(page, 'Inès Perrin')).toContainText('jamais connecté');

  const other = await browser.newContext();
  const learner = await other.newPage();
  await enterBy(learner, links['Inès Perrin'] ?? '', centre);
  await learner.goto(`${centre.url}/lancer/essai/toutes-les-questions`);
  await awake(question(learner, 'essai-choix'));
  const live = page.locator('.personne', { hasText: 'Inès Perrin' });
  await expect(live).toContainText(/Lit|Travaille/, { timeout: 20_000 });
  await tick(question(learner, 'essai-choix'), 'Je la fais asseoir');
  await verify(question(learner, 'essai-choix')).click();
  await expect(row(page, 'Inès Perrin').getByRole('img', { name: 'en cours' })).toBeVisible({
    timeout: 20_000,
  });

  await callForHelp(learner, { question: 'essai-choix', text: 'Pourquoi <b>asseoir</b> ?' });
  await expect(live).toContainText('Demande de l’aide', { timeout: 20_000 });
  await expect(live).toContainText(/Leçon\s\d, question\s1/);
  await live.click();
  const panel = page.getByRole('dialog', { name: 'Inès Perrin' });
  await expect(heading(page, 2).filter({ hasText: 'Inès Perrin' })).toBeFocused();
  const thread = panel.getByRole('article');
  await expect(thread).toContainText('Pourquoi <b>asseoir</b> ?', { timeout: 20_000 });
  await expect(
    page.getByRole('status').filter({ hasText: 'Inès Perrin demande de l’aide, leçon' }),
  ).toHaveCount(1);
  await expect(page).toHaveTitle(/^\(1\) /);
  await thread.getByLabel('Votre réponse').fill('Relisez la partie 1.');
  await thread.getByRole('button', { name: 'Envoyer la réponse' }).click();
  await expect(thread).toContainText('Répondu');
  await expect(heading(page, 2).filter({ hasText: 'Inès Perrin' })).toBeFocused();
  await expect(panel.locator('.enonce')).toContainText(/\S/);
  await expect(panel.locator('.reponses')).toContainText('Je la fais asseoir');
  await page.keyboard.press('Escape');
  await expect(panel).toBeHidden();
  await expect(live).toBeFocused();

  await page.getByRole('link', { name: 'Questions à relire' }).click();
  await page.getByRole('button', { name: 'Voir aussi' }).click();
  await page.locator('.question-manquee').click();
  await expect(page.locator('.reponses')).toContainText('Je la fais asseoir');
  await expect(page.locator('.noms')).toHaveCount(0);
  await page.getByRole('button', { name: 'Voir qui' }).click();
  await expect(page.locator('.noms')).toHaveText('Inès Perrin');
  await page.getByRole('link', { name: 'Rennes 3' }).click();
  const heard = await learner.evaluate(async () =>
    (await fetch('/apprenant/aide?unite=essai/toutes-les-questions')).text(),
  );
  expect(heard).toContain('Relisez la partie 1.');

  await page.getByRole('link', { name: 'Inès Perrin' }).first().click();
  await expect(heading(page)).toHaveText('Inès Perrin');
  await expect(page.getByRole('row', { name: /Mesurer la pression/ })).toContainText(
    '1 sur 1 juste du premier coup',
  );
  await expect(page.getByRole('article')).toContainText('Relisez la partie 1.');
  await other.close();
});

test('a lesson is waived with its reason; answers that came late say so; a name is found', async ({
  page,
  centre,
}) => {
  await createAccount(page, centre, 'Mme Le Goff');
  const others = Array.from({ length: 8 }, (_, at) => `Autre Personne ${'ABCDEFGH'[at]}`);
  await createGroup(page, 'Rennes 3', ['Inès Perrin', ...others].join('\n'));
  const links = await personalLinks(page);
  const ines = await entered(centre.url, { link: new URL(links['Inès Perrin'] ?? '').pathname });
  const cut = await runAu(ines, centre.url, 'essai/toutes-les-questions');
  await cut.send(initialized(cut));
  await runAu(ines, centre.url, 'essai/courte');
  const brought = await ines.go('/lancer/retard', {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: centre.url },
    body: JSON.stringify([
      cut.say('experienced', {
        object: { objectType: 'Activity', id: `${cut.activityId}/section/le-lieu` },
      }),
    ]),
  });
  expect(brought.status).toBe(200);

  await page.getByRole('link', { name: 'Rennes 3' }).click();
  await expect(page.locator('.grille tbody tr')).toHaveCount(9);
  await page.getByLabel('Chercher un nom').fill('perrin INES');
  await expect(page.locator('.grille tbody tr')).toHaveCount(1);
  await page.getByLabel('Chercher un nom').fill('personne d’ici');
  await expect(page.getByText('Personne de ce nom dans le groupe.')).toBeVisible();
  await page.getByLabel('Chercher un nom').fill('ines');
  await row(page, 'Inès Perrin').getByRole('link').click();

  await page.getByText('1 connexion', { exact: true }).click();
  await expect(page.getByRole('row', { name: /Mesurer la pression/ }).last()).toContainText(
    'interrompue, en retard',
  );
  await page.getByRole('button', { name: 'Dispenser d’une leçon' }).click();
  const dialog = page.getByRole('dialog', { name: 'Dispenser Inès Perrin d’une leçon' });
  await dialog.getByLabel('Leçon', { exact: true }).selectOption({ label: 'Évaluation' });
  await dialog.getByRole('button', { name: 'Dispenser' }).click();
  await expect(dialog.getByRole('alert')).toContainText('Choisissez une raison');
  await dialog.getByLabel('Un test a montré').check();
  expect(await violations(page)).toEqual([]);
  await dialog.getByRole('button', { name: 'Dispenser' }).click();
  await expect(dialog).toBeHidden();
  await expect(page.getByText('Évaluation : dispense enregistrée.')).toBeVisible();
  await expect(page.getByRole('row', { name: 'Évaluation' })).toContainText('dispensée');
});

test('a course that was finished says when, and whether something was added since', async ({
  page,
  centre,
}) => {
  await createAccount(page, centre, 'Mme Le Goff');
  await createGroup(page, 'Rennes 3', 'Inès Perrin');
  let isCurrent = true;
  await page.route('**/formateur/api/apprenants/*', async (route) => {
    const answer = await route.fetch();
    const detail = (await answer.json()) as LearnerDetail;
    const satisfied = { at: '2026-11-22T09:05:00.000Z', isCurrent };
    await route.fulfill({ response: answer, json: { ...detail, satisfied } });
  });
  await row(page, 'Inès Perrin').getByRole('link').click();
  const figures = page.locator('.chiffres', { hasText: 'Cours terminé' });
  await expect(figures).toContainText('22 nov. 2026, 10\u00A0h\u00A005');
  const changed = page.getByText('Le cours a changé depuis qu’il a été terminé');
  await expect(changed).toHaveCount(0);
  isCurrent = false;
  await page.reload();
  await expect(changed).toBeVisible();
});

test('a list is read line by line: the good lines go in, the bad one is explained', async ({
  page,
  centre,
}) => {
  await createAccount(page, centre, 'M. Kerros');
  await createGroup(page, 'Brest', 'Zoé Picard');
  const opener = page.getByRole('button', { name: 'Ajouter des apprenants' });
  await opener.click();
  const dialog = page.getByRole('dialog', { name: 'Ajouter des apprenants' });
  const field = dialog.getByLabel('Collez votre liste');
  await field.fill('Nom\tPrénom\tCourriel\nPerrin\tInès\tines@exemple.fr\nPaul p@exemple.fr');
  await expect(dialog.locator('.ligne')).toHaveText([/Inès Perrin.*Prête/, /À corriger/]);
  await expect(dialog.locator('.ligne.faux')).toContainText('Paul ; p@exemple.fr');
  await dialog.getByRole('button', { name: 'Ajouter l’autre' }).click();
  await expect(dialog.locator('.ligne')).toHaveText([/À corriger/]);
  await expect(dialog).toContainText('1\u00A0personne ajoutée.');
  await dialog.getByRole('button', { name: 'Écrire ainsi' }).click();
  await expect(field).toHaveValue(/Paul ; p@exemple\.fr$/);
  await dialog.getByRole('button', { name: 'Ajouter', exact: true }).click();
  await expect(dialog).toBeHidden();
  await expect(opener).toBeFocused();
  await expect(page.locator('.grille tbody th')).toHaveText(['Inès Perrin', 'Paul', 'Zoé Picard']);

  await opener.click();
  await field.fill('INÈS PERRIN ; autre@exemple.fr');
  await expect(dialog.locator('.ligne')).toHaveText([/déjà dans le groupe.*À vérifier/]);
  await dialog.getByRole('button', { name: 'Ajouter', exact: true }).click();
  await expect(dialog).toBeHidden();
  await expect(page.locator('p.fait')).toContainText('Plusieurs personnes du groupe s’appellent');
});

test('a remote session is planned, runs, ends', async ({ page, centre }) => {
  await createAccount(page, centre, 'Mme Le Goff');
  await createGroup(page, 'Rennes 3', 'Inès Perrin');
  await page.getByRole('link', { name: 'Préparer une séance' }).first().click();
  await page.getByRole('button', { name: 'Ajouter la séance' }).click();
  await expect(page.locator('.souci')).toContainText('Choisissez au moins une leçon.');
  await page.getByLabel('1. Mesurer la pression artérielle').check();
  const at = (minutes: number): string => {
    const { date, time } = inParis(Date.now() + minutes * 60_000);
    // Within an hour of midnight the session stops at the day's end.
    if (date !== inParis(Date.now()).date) return minutes < 0 ? '00:00' : '23:59';
    return time;
  };
  await page.getByLabel('Début').fill(at(-10));
  await page.getByLabel('Fin', { exact: true }).fill(at(50));
  await page.getByRole('button', { name: 'Ajouter la séance' }).click();
  await expect(heading(page, 2).filter({ hasText: /^Séance d’aujourd’hui/ })).toBeVisible();
  await expect(page.locator('.direct')).toContainText('Présents : 0 sur 1.');
  await page.getByRole('button', { name: 'Terminer la séance' }).click();
  await expect(page.getByRole('button', { name: 'Annuler' })).toBeFocused();
  await page.getByRole('button', { name: 'Terminer', exact: true }).click();
  await expect(heading(page, 2).filter({ hasText: 'En ce moment' })).toBeVisible();
  await expect(page.locator('.seances')).toContainText('terminée');
});

test('two trainers do not see each other’s groups', async ({ page, browser, centre }) => {
  await createAccount(page, centre, 'Mme Le Goff');
  const invite = async (name: string): Promise<Page> => {
    await page.getByRole('link', { name: 'Comptes' }).click();
    await page.getByLabel('Nom', { exact: true }).fill(name);
    await page.getByLabel('Identifiant').fill(name);
    await page.getByRole('button', { name: 'Créer le compte' }).click();
    const shown = page.locator('.invitation', { hasText: name }).locator('.adresse');
    const { search } = new URL((await shown.textContent()) ?? '');
    const own = await (await browser.newContext()).newPage();
    await own.goto(`${centre.url}/formateur/${search}`);
    await choosePassword(own);
    return own;
  };
  const [one, two] = [await invite('Kerros'), await invite('Roux')];
  await createGroup(one, 'Brest', 'Zoé Picard');
  const address = one.url();
  await two.reload();
  await expect(two.getByText('Aucun groupe pour l’instant.')).toBeVisible();
  await two.goto(address);
  await expect(two.locator('.souci')).toContainText('n’existe pas, ou ne vous est pas ouvert');
  await expect(two.getByText('Zoé Picard')).toHaveCount(0);
  await page.getByRole('link', { name: 'Tous les groupes' }).click();
  await expect(page.getByRole('link', { name: 'Brest' })).toBeVisible();
  await one.context().close();
  await two.context().close();
});

test('a server that is away, a connection that is over: what is being typed stays, the focus too', async ({
  page,
  browser,
  centre,
}) => {
  test.slow();
  await createAccount(page, centre, 'Mme Le Goff');
  await createGroup(page, 'Rennes 3', 'Inès Perrin');
  const links = await personalLinks(page);
  await page.getByRole('link', { name: 'Rennes 3' }).click();
  const learner = await (await browser.newContext()).newPage();
  await enterBy(learner, links['Inès Perrin'] ?? '', centre);
  await callForHelp(learner, { question: 'essai-choix', text: '' });
  const line = page.locator('.personne', { hasText: 'Inès Perrin' });
  await expect(line).toContainText('Demande de l’aide', { timeout: 20_000 });
  await line.click();
  const draft = page.getByLabel('Votre réponse à Inès Perrin');
  await draft.fill('Relisez', { timeout: 20_000 });
  await draft.press('End');

  await page.route('**/tableau', (route) => route.abort());
  await expect(page.locator('.retard')).toContainText(
    /Le tableau n’est plus à jour depuis \d+\sh.*Nouvel essai dans \d+\ss\./,
    { timeout: 20_000 },
  );
  await page.keyboard.type(' la partie');
  await page.unroute('**/tableau');
  await page.getByRole('button', { name: 'Réessayer maintenant' }).click();
  await expect(page.locator('.retard')).toHaveCount(0);

  // Somebody else's refresh arrives while one types.
  await draft.focus();
  await callForHelp(learner, { question: 'essai-nombre', text: 'Et ici ?' });
  await expect(page.getByRole('article')).toHaveCount(2, { timeout: 20_000 });
  await expect(draft.first()).toHaveValue('Relisez la partie');
  await expect(page.locator('textarea:focus')).toHaveValue('Relisez la partie');

  await page.context().clearCookies();
  const again = page.getByRole('dialog', { name: 'Connectez-vous de nouveau' });
  await expect(again).toBeVisible({ timeout: 20_000 });
  await again.getByLabel('Identifiant').fill('mme.le.goff');
  await again.getByLabel('Mot de passe').fill(PASSWORD);
  await again.getByRole('button', { name: 'Se connecter' }).click();
  await expect(again).toBeHidden();
  const first = page.getByRole('article').filter({ hasNotText: 'Et ici' });
  await first.getByRole('button', { name: 'Envoyer la réponse' }).click();
  await expect(first).toContainText('Répondu');
  await expect(first).toContainText('Relisez la partie');
  await learner.context().close();
});

test('from the home page to the board, and a password changed', async ({ page, centre }) => {
  await createAccount(page, centre, 'Mme Le Goff');
  await page.goto(`${centre.url}/`);
  await page.getByRole('link', { name: 'Tableau du formateur' }).click();
  await expect(heading(page)).toHaveText('Tous les groupes');
  await page.getByRole('link', { name: 'Changer mon mot de passe' }).click();
  await page.getByLabel('Mot de passe actuel').fill('ce n’est pas lui');
  await page.getByLabel('Nouveau mot de passe').fill('cinq autres mots tout neufs');
  await page.getByLabel('Le même mot de passe').fill('cinq autres mots tout neufs');
  await page.getByRole('button', { name: 'Changer le mot de passe' }).click();
  await expect(page.getByText('L’ancien mot de passe est inexact')).toBeVisible();
  await page.getByLabel('Mot de passe actuel').fill(PASSWORD);
  await page.getByRole('button', { name: 'Changer le mot de passe' }).click();
  await expect(page.getByText('Votre mot de passe est changé.')).toBeVisible();
  await page.getByRole('button', { name: 'Se déconnecter' }).click();
  await page.getByLabel('Identifiant').fill('mme.le.goff');
  await page.getByLabel('Mot de passe').fill('cinq autres mots tout neufs');
  await page.getByRole('button', { name: 'Se connecter' }).click();
  await expect(heading(page)).toHaveText('Tous les groupes');
});

test('the keyboard alone: in, to a group, the dialog and back', async ({ page, centre }) => {
  await createAccount(page, centre, 'Mme Le Goff');
  await createGroup(page, 'Rennes 3', 'Inès Perrin\nPaul Guérin');
  await page.getByRole('button', { name: 'Se déconnecter' }).focus();
  await page.keyboard.press('Enter');
  await expect(heading(page)).toBeFocused();
  await page.keyboard.press('Tab');
  await page.keyboard.type('mme.le.goff');
  await page.keyboard.press('Tab');
  await page.keyboard.type(PASSWORD);
  await page.keyboard.press('Enter');
  await expect(heading(page)).toHaveText('Tous les groupes');
  await expect(heading(page)).toBeFocused();
  await tabTo(page, 'Rennes 3');
  await page.keyboard.press('Enter');
  await expect(heading(page)).toHaveText('Groupe Rennes 3');
  await tabTo(page, 'Ajouter des apprenants');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toBeHidden();
  await expect(page.getByRole('button', { name: 'Ajouter des apprenants' })).toBeFocused();
  await page.locator('.personne').first().focus();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(heading(page, 2).filter({ hasText: 'Paul Guérin' })).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(page.locator('.personne', { hasText: 'Paul Guérin' })).toBeFocused();
  await page.keyboard.press('Enter');
  await tabTo(page, 'Toute sa progression');
  await page.keyboard.press('Enter');
  await expect(heading(page)).toHaveText('Paul Guérin');
  await page.goBack();
  await expect(heading(page)).toHaveText('Groupe Rennes 3');
});

test('on a phone a person takes the screen, and gives it back', async ({ page, centre }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await createAccount(page, centre, 'Mme Le Goff');
  await createGroup(page, 'Rennes 3', 'Inès Perrin\nPaul Guérin');
  const line = page.locator('.personne', { hasText: 'Paul Guérin' });
  await line.click();
  const panel = page.getByRole('dialog', { name: 'Paul Guérin' });
  expect(await panel.boundingBox()).toMatchObject({ x: 0, y: 0, width: 390, height: 844 });
  await page.setViewportSize({ width: 1280, height: 844 });
  await expect.poll(async () => (await panel.boundingBox())?.width).toBeLessThan(500);
  await expect(line).toBeVisible();
  await page.setViewportSize({ width: 390, height: 844 });
  await panel.getByRole('button', { name: 'Fermer le panneau' }).click();
  await expect(panel).toBeHidden();
  await expect(line).toBeFocused();
});

async function tabTo(page: Page, name: string): Promise<void> {
  for (let presses = 0; presses < 60; presses++) {
    await page.keyboard.press('Tab');
    if ((await page.locator(':focus').innerText()) === name) return;
  }
  throw new Error(`Tab never reaches « ${name} ».`);
}

test('axe finds nothing, and nothing overflows, on a phone and a desk, in both themes', async ({
  page,
  centre,
}) => {
  test.setTimeout(600_000);
  await createAccount(page, centre, 'Mme Le Goff');
  const names = Array.from(
    { length: 30 },
    (_, at) => `Prénom Nom-de-Famille ${'ABCDEF'[at % 6]}${at}`,
  );
  await createGroup(page, 'Rennes 3', [HOSTILE, ...names].join('\n'));
  const group = new URL(page.url()).search;
  await row(page, 'A0').getByRole('link').click();
  await expect(heading(page)).toContainText('A0');
  const learner = new URL(page.url()).search;
  const views = [
    '',
    group,
    `${group}&vue=questions`,
    `${group}&vue=liens`,
    `${group}&vue=seance`,
    `${group}&vue=reglages`,
    learner,
    '?vue=comptes',
    '?vue=mot-de-passe',
  ];
  for (const width of [390, 1280]) {
    await page.setViewportSize({ width, height: 900 });
    for (const view of views) {
      await page.goto(`${centre.url}/formateur/${view}`);
      await still(page);
      const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      expect(overflow, `${view} at ${width}`).toBeLessThanOrEqual(0);
      for (const colorScheme of THEMES) {
        await page.emulateMedia({ colorScheme });
        expect(await violations(page), `${view} ${width} ${colorScheme}`).toEqual([]);
      }
    }
  }
});

test('without JavaScript the page says what it needs', async ({ browser, centre }) => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(`${centre.url}/formateur/`);
  await expect(page.locator('noscript p')).toContainText('il a besoin de JavaScript');
  await expect(page.locator('noscript p')).toBeVisible();
  await context.close();
});
