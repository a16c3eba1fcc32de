/**
 * The preview is the truth: whatever is saved, the page that is open shows the new state or the French
 * message at its place, and never anything else on the way.
 */
import { renameSync, rmSync, symlinkSync, unlinkSync } from 'node:fs';
import { expect, test, type Page } from '@playwright/test';
import fc from 'fast-check';
import { SAVES, startDev, type DevServer } from './dev-server.ts';

// One preview for all, in their order.
test.describe.configure({ mode: 'default', timeout: 120_000 });

const LESSON = 'modules/essai/02-courte.mdx';
const OTHER = 'modules/essai/01-toutes-les-questions.mdx';
const BANK = 'modules/essai/evaluation.mdx';
const GLOSSARY = 'glossaire/essai.yaml';
const MODULE = 'modules/essai/module.yaml';
const FIGURE = 'modules/essai/brassard.svg';

let dev: DevServer;
test.beforeAll(async () => {
  test.setTimeout(120_000);
  dev = await startDev();
});
test.afterAll(() => dev.stop());

/** Everything the page showed since it was opened, load after load. */
interface Seen {
  readonly prose: string;
  readonly question: string;
}

async function open(page: Page, path: string): Promise<{ readonly seen: readonly Seen[] }> {
  const seen: Seen[] = [];
  await page.exposeFunction('vu', (one: Seen) => seen.push(one));
  await page.addInitScript(() => {
    addEventListener('DOMContentLoaded', () => {
      const of = (root: Element | null | undefined) =>
        /Version (\d+)/.exec(root?.textContent ?? '')?.[1] ?? '';
      const prose = document.querySelector('main')?.cloneNode(true) as Element | undefined;
      const question = prose?.querySelector('#q-essai-courte');
      question?.remove();
      (window as unknown as { vu: (one: Seen) => void }).vu({
        prose: of(prose),
        question: of(question),
      });
    });
  });
  page.on('response', (response) => {
    if (response.request().isNavigationRequest())
      expect([response.url(), response.status()]).not.toEqual([response.url(), 500]);
  });
  await page.goto(`${dev.url}${path}`);
  return { seen };
}

async function shows(page: Page, ...texts: readonly string[]): Promise<void> {
  for (const text of texts)
    await expect(page.locator('main')).toContainText(text, { timeout: 15_000 });
  await expect(page.locator('vite-error-overlay')).toHaveCount(0);
  await expect(page.locator('main')).not.toContainText(/\b(Error|Unexpected|Expected|Could not)\b/);
  expect(dev.exitCode()).toBeNull();
}

let turn = 0;
/** Each save is made another way than the one before. */
const save = async (file: string, content: string | Buffer): Promise<void> => {
  await SAVES[turn++ % SAVES.length]?.(dev.path(file), content);
};

let version = 0;
const lesson = (change: (text: string) => string = (text) => text): string =>
  change(
    SOUND.replace('Une <Terme>', `Version ${++version}. Une <Terme>`).replace(
      'Une céphalée est un mal',
      `Version ${version}. Une céphalée est un mal`,
    ),
  );
let SOUND = '';

test('a lesson: twenty saves, sound and broken', async ({ page }) => {
  test.setTimeout(240_000);
  SOUND = dev.read(LESSON);
  const { seen } = await open(page, '/modules/essai/courte/');
  await shows(page, 'Une céphalée est un mal');

  const sound = async (): Promise<void> => {
    await save(LESSON, lesson());
    await shows(page, `Version ${version}. Une céphalée est`);
    await expect(page.locator('#q-essai-courte')).toContainText(`Version ${version}.`);
  };
  const broken = async (
    change: (text: string) => string,
    ...message: readonly string[]
  ): Promise<void> => {
    await save(LESSON, lesson(change));
    await shows(page, 'Cette page ne peut pas encore être montrée', '02-courte.mdx', ...message);
  };
  const insert = (line: string) => (text: string) =>
    text.replace('<VraiFaux id="essai-courte"', `${line}\n\n<VraiFaux id="essai-courte"`);

  await sound();
  await sound();
  await sound();
  await broken(insert('Une tension <90 mmHg.'), 'ligne 21', '<90');
  await sound();
  await broken(insert('Bonjour {NOM}.'), 'ligne 21', '{NOM}');
  await broken((text) => text.replace('</VraiFaux>', ''), 'VraiFaux');
  await broken((text) => text.replace('titre: Une', 'titre: Une : deux'), 'ligne 2');
  await sound();
  await broken((text) => text.replace('reponse="vrai"', 'reponse="douze"'), 'ligne', 'douze');
  await broken(insert('***\nimport des résultats'), 'ligne 22');
  await broken((text) => text.replace('resume:', 'resumé:'), 'ligne 3');
  await sound();
  await save(LESSON, Buffer.from(lesson(), 'latin1'));
  await shows(page, '02-courte.mdx', 'UTF-8');
  await sound();
  await save(LESSON, '');
  await shows(page, '02-courte.mdx', 'en-tête');
  await sound();

  // Taken away, as a branch is changed, and back.
  unlinkSync(dev.path(LESSON));
  await shows(page, 'n’existe pas');
  await sound();
  // The whole module's folder.
  renameSync(dev.path('modules/essai'), dev.path('modules/_ailleurs'));
  await shows(page, 'n’existe pas');
  renameSync(dev.path('modules/_ailleurs'), dev.path('modules/essai'));
  await shows(page, `Version ${version}. Une céphalée est`);

  // Faster than it can follow: the last one counts.
  for (let many = 0; many < 15; many += 1) {
    await save(LESSON, lesson());
    await new Promise((done) => setTimeout(done, 60));
  }
  await shows(page, `Version ${version}. Une céphalée est`);
  await page.reload();
  await shows(page, `Version ${version}. Une céphalée est`);
  const whole = seen.filter(({ question }) => question !== '');
  // A load that the next one interrupts is not always heard of.
  expect(whole.length).toBeGreaterThan(0);
  for (const { prose, question } of whole) expect(question).toBe(prose);
});

test('an evaluation: its bank, broken and mended', async ({ page }) => {
  const whole = dev.read(BANK);
  await open(page, '/modules/essai/evaluation/');
  await save(BANK, whole.replace('titre: Évaluation', 'titre: Première évaluation'));
  await expect(page).toHaveTitle(/^Première évaluation/, { timeout: 15_000 });
  await save(BANK, whole.replace('- [x] celle-ci', '- [ ] celle-ci'));
  await shows(page, 'Cette page ne peut pas encore être montrée', 'evaluation.mdx', 'ligne');
  await save(BANK, whole.replace('Question fictive 0.0', 'Question changée 0.0'));
  await expect(page.locator('.fautes')).toHaveCount(0, { timeout: 15_000 });
  await shows(page, 'Évaluation du module d’essai');
  const bank = await page.evaluate(() =>
    fetch('/banque/essai/evaluation.json').then((one) => one.text()),
  );
  expect(bank).toContain('Question changée 0.0');
  await save(BANK, whole);
});

test('the glossary: an entry, a fault in it, the mended one', async ({ page }) => {
  const whole = dev.read(GLOSSARY);
  await open(page, '/glossaire/');
  await save(GLOSSARY, whole.replace('Mal de tête.', 'Douleur de la tête.'));
  await shows(page, 'Douleur de la tête.');
  await save(GLOSSARY, whole.replace('definition: Mal', 'definition: Mal : ou'));
  await shows(page, 'glossaire/essai.yaml', 'ligne 3');
  await save(GLOSSARY, whole.replace('definition: Mal de tête.', 'definitoin: Mal de tête.'));
  await shows(page, 'glossaire/essai.yaml', 'definitoin');
  await save(GLOSSARY, whole);
  await expect(page.locator('.fautes')).toHaveCount(0, { timeout: 15_000 });
  await shows(page, 'Mal de tête.');
});

test('the course’s and the module’s own files', async ({ page }) => {
  await open(page, '/modules/essai/');
  const whole = dev.read(MODULE);
  await save(MODULE, whole.replace('titre: Module d’essai', 'titre: Module changé'));
  await shows(page, 'Module changé');
  await save(MODULE, whole.replace('titre: Module', 'titre: [Module'));
  await shows(page, 'essai/module.yaml', 'ligne');
  await save(MODULE, whole);
  await shows(page, 'Module d’essai');
  await expect(page.locator('.fautes')).toHaveCount(0, { timeout: 15_000 });

  for (const file of ['cours.yaml', 'organisme.yaml', 'sources.yaml']) {
    const before = dev.read(file);
    await save(file, `${before}\nfaux: [\n`);
    await shows(page, file, 'ligne');
    await save(file, before);
    await expect(page.locator('.fautes')).toHaveCount(0, { timeout: 15_000 });
    await shows(page, 'Module d’essai');
  }
  unlinkSync(dev.path(MODULE));
  await shows(page, 'essai/module.yaml');
  await save(MODULE, whole);
  await shows(page, 'Module d’essai');
});

test('a figure: changed, broken, unreadable, gone, back', async ({ page }) => {
  await open(page, '/modules/essai/toutes-les-questions/');
  const whole = dev.read(FIGURE);
  const text = whole.replace('>1</text>', '>quatorze</text>');
  await save(FIGURE, text);
  await shows(page, 'quatorze');
  await save(FIGURE, text.replace('</svg>', ''));
  await shows(page, 'essai/brassard.svg', 'ligne');
  await save(FIGURE, whole);
  await expect(page.locator('.fautes')).toHaveCount(0, { timeout: 15_000 });
  unlinkSync(dev.path(FIGURE));
  await shows(page, '01-toutes-les-questions.mdx', 'brassard.svg');
  symlinkSync('brassard.svg', dev.path(FIGURE));
  await shows(page, 'brassard.svg');
  rmSync(dev.path(FIGURE));
  await save(FIGURE, whole);
  await expect(page.locator('.fautes')).toHaveCount(0, { timeout: 15_000 });
  await shows(page, 'Mesurer la pression artérielle');
  // An image that leads nowhere.
  symlinkSync('nulle-part.png', dev.path('modules/essai/photo.png'));
  await shows(page, 'photo.png');
  rmSync(dev.path('modules/essai/photo.png'));
  await expect(page.locator('.fautes')).toHaveCount(0, { timeout: 15_000 });
  for (const address of ['/images/%zz', '/images/essai/rien.png', '/modules/%zz/', '/rien']) {
    const answer = await fetch(`${dev.url}${address}`);
    expect([address, [400, 404].includes(answer.status)]).toEqual([address, true]);
    expect(await answer.text()).toMatch(/Cette adresse ne (peut|mène)/);
  }
  await shows(page, 'Mesurer la pression artérielle');
});

test('what no page could foresee is said in French, and goes by itself', async ({ page }) => {
  const before = dev.read(OTHER);
  await open(page, '/modules/essai/toutes-les-questions/');
  // Saved while the page is still on its way: it must not be missed.
  for (let many = 0; many < 8; many += 1) {
    const going = page.goto(`${dev.url}/modules/essai/toutes-les-questions/`).catch(() => null);
    await new Promise((done) => setTimeout(done, many * 15));
    await save(
      OTHER,
      before.replace('La pression artérielle change', `Texte ${many}. Elle change`),
    );
    await going;
    await shows(page, `Texte ${many}. Elle change`);
  }
  await save(OTHER, before);
  await shows(page, 'La pression artérielle change');
});

test('whatever is typed into whichever file, every page answers in French', async () => {
  test.setTimeout(60_000 + RUNS * 1000);
  const pages = [
    ...[
      '',
      'glossaire/',
      'recherche/',
      'mentions-legales/',
      'donnees/',
      'guide/',
      'modules/essai/',
    ],
    ...['courte/', 'toutes-les-questions/', 'evaluation/'].map((page) => `modules/essai/${page}`),
    ...[
      'banque/essai/evaluation.json',
      'recherche/mots-0.json',
      'lancement.json',
      'xapi/profil.jsonld',
    ],
  ];
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...FILES), EDITS, async (file, edits) => {
      const whole = dev.read(file);
      const typed = edits.reduce((text, { at, cut, put }) => {
        const from = Math.floor((at / 10_000) * (text.length + 1));
        return text.slice(0, from) + put + text.slice(from + cut);
      }, whole);
      await SAVES[0]?.(dev.path(file), typed);
      try {
        for (const page of pages) {
          const answer = await fetch(`${dev.url}/${page}`);
          // A bank, say, is not there while its evaluation is broken.
          expect([page, [200, 404].includes(answer.status)]).toEqual([page, true]);
          const type = answer.headers.get('content-type') ?? '';
          if (type.startsWith('text/html')) expect(await answer.text()).toContain('lang="fr"');
        }
      } finally {
        await SAVES[0]?.(dev.path(file), whole);
      }
    }),
    { numRuns: RUNS, endOnFailure: true },
  );
  expect(dev.exitCode()).toBeNull();
});

const RUNS = Number(process.env['FUZZ_RUNS'] ?? 25);
const FILES = [
  ...[LESSON, OTHER, BANK, GLOSSARY, MODULE, FIGURE],
  ...['cours.yaml', 'organisme.yaml', 'sources.yaml'],
];
const EDITS = fc.array(
  fc.record({
    // Ten-thousandths of the file: doubles would nearly all be next to 0.
    at: fc.nat(9999),
    cut: fc.oneof(fc.constant(0), fc.nat(12)),
    put: fc.constantFrom(
      ...[
        '',
        ' ',
        ':',
        ': ',
        '\n',
        '\n\n',
        '\n- ',
        '"',
        "'",
        '#',
        ' # ',
        '&',
        '*',
        '!',
        '|',
        '>',
        '%',
        '@',
      ],
      ...[
        '[',
        ']',
        '{',
        '}',
        '<',
        '</',
        '/>',
        '<x>',
        '`',
        '~',
        '---\n',
        '\t',
        '\u00a0',
        '\u0000',
        '\u2028',
      ],
      ...[
        '0',
        '-1',
        '1e99',
        '.nan',
        '.inf',
        'null',
        'true',
        '[]',
        '{}',
        '""',
        '!!js/function',
        '*a',
      ],
      ...[
        '2026-13-45',
        'http://[',
        'javascript:x',
        '%zz',
        '../',
        '__proto__: x\n',
        'constructor',
        '😀',
      ],
    ),
  }),
  { minLength: 1, maxLength: 3 },
);
