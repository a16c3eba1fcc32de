/** A server in a school's network, without encryption: browsers then withhold half of what they can do. */
import { chromium, expect, test as base, type Page } from '@playwright/test';
import { FLAGS } from '../browser.ts';
import { newLearner } from './people.ts';
import { answerAll, awake, COURSE, question, SENT, verdict } from './support.ts';

const PLAIN = COURSE.replace(/\/\/[^:/]+/, '//classe.test');

/** A page of a browser to which that name is the server's: an address like another, not its own machine. */
const test = base.extend<{ away: Page }>({
  away: async ({}, use) => {
    const browser = await chromium.launch({
      args: [...FLAGS, '--host-resolver-rules=MAP classe.test 127.0.0.1'],
      executablePath: process.env['CHROME_PATH'] ?? '',
    });
    await use(await browser.newPage({ locale: 'fr-FR' }));
    await browser.close();
  },
});

test('a lesson works at http://… : a visitor answers, a reload shows it', async ({ away }) => {
  const problems: string[] = [];
  away.on('pageerror', (error) => problems.push(error.message));
  await away.goto(`${PLAIN}/modules/essai/toutes-les-questions/`);
  expect(await away.evaluate(() => isSecureContext)).toBe(false);
  await answerAll(away);
  await away.reload();
  await expect(verdict(question(away, 'essai-choix'))).toHaveText('Juste');
  expect(problems).toEqual([]);
});

test('a known learner who opens a lesson’s address there is led to a launch; an evaluation begins', async ({
  away,
}) => {
  await away.goto(PLAIN + (await newLearner()).link);
  await away.getByRole('button', { name: /^Je suis / }).click();
  await expect(away).not.toHaveURL(/entrer/);
  await away.goto(`${PLAIN}/modules/essai/toutes-les-questions/`);
  await expect(away).toHaveURL(/\?seance=1$/);
  await awake(question(away, 'essai-choix'));
  await expect(away.locator('#qui-lit')).toContainText(SENT);
  await away.goto(`${PLAIN}/lancer/essai/evaluation`);
  await away.getByRole('button', { name: 'Commencer' }).click();
  await expect(away.getByText('Question 1 sur 4')).toBeVisible();
});
