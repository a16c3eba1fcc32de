/** What a screen reader is told: each result once, and nothing that was known before. */
import { expect, test, type Page } from '@playwright/test';
import { awake, LESSON, match, question, tick, verdict, verify } from './support.ts';

declare global {
  interface Window {
    /** Text put into a live region since the page began, one entry a region and a change. */
    __annonces: string[];
  }
}

/** Listens to every live region from the first byte of every page on. */
async function listen(page: Page): Promise<void> {
  await page.addInitScript(() => {
    window.__annonces = [];
    const LIVE = '[role=status], [role=alert], [role=log], [aria-live]:not([aria-live=off])';
    new MutationObserver((records) => {
      const regions = new Set<Element>();
      for (const { target, type, addedNodes } of records) {
        const element = target instanceof Element ? target : target.parentElement;
        const added = [...addedNodes].some((node) => node.textContent !== '');
        const region = element?.closest(LIVE);
        if (region && (added || type === 'characterData')) regions.add(region);
        // An alert that is inserted speaks by itself.
        for (const node of addedNodes)
          if (node instanceof Element)
            for (const alert of [node, ...node.querySelectorAll('*')])
              if (alert.matches('[role=alert]') && alert.textContent) regions.add(alert);
      }
      for (const { textContent } of regions) if (textContent) window.__annonces.push(textContent);
    }).observe(document, { subtree: true, childList: true, characterData: true });
  });
}

const announced = (page: Page): Promise<string[]> => page.evaluate(() => window.__annonces);

/** Until everything that follows an answer (the foot of the lesson, the rulers) was painted too. */
async function settled(page: Page, answers: number): Promise<void> {
  await expect(page.locator('#_bilan')).toContainText(
    answers > 1 ? `${answers} questions faites` : `${answers} question faite`,
  );
  await page.evaluate(
    () => new Promise((done) => requestAnimationFrame(() => requestIdleCallback(done))),
  );
}

test('one answer is one announcement, and a reload says nothing again', async ({ page }) => {
  await listen(page);
  await page.goto(LESSON);
  const choice = question(page, 'essai-choix');
  await awake(question(page, 'essai-ordre'));
  expect(await announced(page)).toEqual([]);

  await tick(choice, 'Je mesure tout de suite');
  await verify(choice).click();
  await settled(page, 1);
  const first = await announced(page);
  expect(first).toHaveLength(1);
  expect(first[0]).toContain('Pas encore');
  expect(first[0]).toContain('Après un effort, la valeur est trop haute');

  await choice.getByRole('button', { name: 'Réessayer' }).click();
  await tick(choice, 'Je la fais asseoir');
  await verify(choice).click();
  await expect(verdict(choice)).toHaveText('Juste');
  const trueFalse = question(page, 'essai-vrai-faux');
  await tick(trueFalse, 'Faux');
  await verify(trueFalse).click();
  await settled(page, 2);
  await trueFalse.getByRole('button', { name: 'Voir la réponse' }).click();
  await expect(verdict(trueFalse)).toHaveText('La réponse');
  expect(
    (await announced(page)).map((text) => /^(Pas encore|Juste|La réponse)/.exec(text)?.[0]),
  ).toEqual(['Pas encore', 'Juste', 'Pas encore', 'La réponse']);

  await page.reload();
  await expect(verdict(choice)).toHaveText('Juste');
  await expect(verdict(trueFalse)).toHaveText('La réponse');
  await settled(page, 2);
  expect(await announced(page)).toEqual([]);
});

test('each gesture of a pairing is said once, and its result once', async ({ page }) => {
  await listen(page);
  await page.goto(LESSON);
  const matching = question(page, 'essai-appariement');
  await awake(matching);
  await match(matching, [
    ['péri-', 'autour'],
    ['brady-', 'lent'],
    ['tachy-', 'rapide'],
  ]);
  await verify(matching).click();
  await settled(page, 1);
  const said = await announced(page);
  expect(said).toHaveLength(4);
  expect(said[0]).toContain('est associé à « autour »');
  expect(said[3]).toContain('Juste');
});

test('what another tab answers is shown here, and not said', async ({ context }) => {
  const [here, there] = [await context.newPage(), await context.newPage()];
  await listen(here);
  for (const page of [here, there]) {
    await page.goto(LESSON);
    await awake(question(page, 'essai-ordre'));
  }
  await tick(question(there, 'essai-choix'), 'Je la fais asseoir');
  await verify(question(there, 'essai-choix')).click();
  await expect(verdict(question(here, 'essai-choix'))).toHaveText('Juste');
  await settled(here, 1);
  expect(await announced(here)).toEqual([]);
});
