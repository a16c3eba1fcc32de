/**
 * The README's screens, taken from a running site: `SITE_URL=http://localhost:4321 node tests/screens.ts`.
 * The learner's progress is made up and taken in the way a learner would: from a file.
 */
import { chromium, type Browser, type Page } from '@playwright/test';
import { draw } from '../src/core/assessment/draw.ts';
import { solution } from '../src/core/question/index.ts';
import type { Progress } from '../src/core/progress/progress.ts';
import type { Question } from '../src/core/question/types.ts';
import { findBrowser, FLAGS } from './browser.ts';

const SITE = process.env['SITE_URL'] ?? 'http://localhost:4321';
const MODULE = 'vocabulaire-medical';
const FOLDER = new URL('./screens/', import.meta.url).pathname;

async function madeUp(): Promise<Progress> {
  const bank = (await (
    await fetch(`${SITE}/banque/${MODULE}/evaluation.json`)
  ).json()) as Question[];
  const page = await (await fetch(`${SITE}/modules/${MODULE}/evaluation/`)).text();
  const [, drawn] = /"draw":(\d+)/.exec(page) ?? [];
  const time = new Date().toISOString();
  const seed = 'ecran';
  const answers = draw(bank, Number(drawn), seed).flatMap((question, at) => {
    const { points: max, hash } = question;
    const right = at % 3 !== 2;
    return [
      {
        question: question.id,
        response: right ? solution(question) : null,
        points: right ? max : 0,
        max,
        hash,
      },
    ];
  });
  const sum = (of: 'points' | 'max') => answers.reduce((total, answer) => total + answer[of], 0);
  const result = {
    id: '1',
    try: 1,
    seed,
    answers,
    points: sum('points'),
    max: sum('max'),
    passed: false,
    time,
    revision: '',
  };
  const lesson = { sections: { x: time }, questions: {}, revealed: {}, touched: time };
  const slugs = ['construction', 'prefixes', 'racines-organes'];
  return {
    version: 1,
    epoch: 0,
    lessons: Object.fromEntries(
      slugs.map((slug) => [
        `${MODULE}/${slug}`,
        { ...lesson, completed: slug === 'racines-organes' ? null : time },
      ]),
    ),
    evaluations: {
      [`${MODULE}/evaluation`]: {
        started: null,
        first: result,
        best: result,
        last: result,
        touched: time,
      },
    },
  };
}

async function open(browser: Browser, width: number, colorScheme: 'light' | 'dark'): Promise<Page> {
  const page = await browser.newPage({
    viewport: { width, height: width < 600 ? 844 : 800 },
    colorScheme,
    locale: 'fr-FR',
  });
  await page.goto(`${SITE}/donnees/`);
  await page.getByLabel('Reprendre un fichier').setInputFiles({
    name: 'progression.json',
    mimeType: 'application/json',
    buffer: Buffer.from(JSON.stringify({ format: 'cqp-progression', progress: await madeUp() })),
  });
  await page.getByText('a été ajoutée').waitFor();
  return page;
}

const browser = await chromium.launch({ executablePath: await findBrowser(), args: FLAGS });

const home = await open(browser, 1280, 'light');
await home.goto(SITE);
await home.getByText('Vous en étiez là').waitFor();
// Tall enough for every module.
await home.setViewportSize({ width: 1280, height: 1430 });
await home.screenshot({ path: `${FOLDER}home.png` });

const lesson = await open(browser, 390, 'dark');
await lesson.goto(`${SITE}/modules/${MODULE}/construction/#q-con-lire-polyarthrite`);
const question = lesson.locator('#q-con-lire-polyarthrite');
await question.locator('label.option', { hasText: 'douleur de plusieurs' }).click();
await question.getByRole('button', { name: 'Vérifier' }).click();
await question.locator('.verdict').waitFor();
await question.scrollIntoViewIfNeeded();
await lesson.screenshot({ path: `${FOLDER}lesson.png` });

const result = await open(browser, 1280, 'light');
await result.goto(`${SITE}/modules/${MODULE}/evaluation/`);
await result.getByRole('button', { name: 'Revoir', exact: true }).click();
await result.locator('.revoir').waitFor();
await result.screenshot({ path: `${FOLDER}result.png` });

await browser.close();
