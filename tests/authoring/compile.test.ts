/**
 * Whatever stops a build was a diagnostic first: a page that the reader accepts is compiled by the engine
 * the site is built with, parsed as the script it becomes, and run.
 */
import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { parseSync } from 'vite';
import { readLesson } from './words.ts';
import { courseWith, HEADER } from './overlay.ts';
import { openRenderer } from './renderer.ts';

vi.setConfig({ testTimeout: 600_000 });

const { compile, run } = await openRenderer(
  await courseWith({ 'modules/essai/dessin.svg': '<svg viewBox="0 0 1 1"><title>x</title></svg>' }),
);

/** @returns what stops the page, null when nothing does. */
async function stops(body: string): Promise<string | null> {
  try {
    const code = await compile(body, '/x/01-x.mdx');
    const { errors } = parseSync('page.ts', code);
    if (errors.length > 0) return errors[0]?.message ?? 'no script';
    await run(code);
    return null;
  } catch (error) {
    return String(error);
  }
}

const accepted = (typed: string): string | null => {
  const { diagnostics, body } = readLesson(`${HEADER}${typed}`);
  return diagnostics.some(({ severity }) => severity === 'error') ? null : body;
};

/** What was found to be accepted and to stop a build, and its like. */
const ONCE: readonly string[] = [
  '***\nimport des résultats',
  '---\nimport des résultats',
  '***\nexport des données',
  '## T\nimport des résultats',
  '> import x\nimport y',
  '- un\n\nimport x from "y"',
  '| a |\n|---|\n| b |\nimport x',
  '<Encadre type="limite">\nimport x\n</Encadre>',
  '---\ntitre: deux\n---\nUn mot.',
  '+++\ntitre = 2\n+++\nUn mot.',
  '---\n: [\n---\nUn mot.',
  '```js\nimport x\n```\nimport y',
  'Une tension <90 mmHg.',
  'Bonjour {NOM}.',
  '{/* jamais fermé',
  '<Encadre type="limite">\n\nUn mot.',
  '![photo](photo.png)',
  '![photo](./photo.png "titre")',
  '![photo][r]\n\n[r]: photo.png',
  '[![photo](photo.png)](/modules/essai/autre/)',
  '<img src="photo.png" />',
  '<Figure src={dessin} alt="x">\n\n</Figure>',
  '<Figure {...props}>\n\n</Figure>',
  '<Terme id={"x"}>dyspnée</Terme>',
  '<a.b />',
  '<a:b />',
  '<script>\nalert(1)\n</script>',
  '<style>{`p{}`}</style>',
  '[lien](%zz)',
  'import(x)',
  'export default 3',
  '\\import x',
  '\u2028import x',
  '\ufeffimport x',
  '\u0000',
  '&#0; &#x110000; &#xD800;',
  '\ud800',
];

const WORDS = [
  ...['mot', 'dyspnée', 'é', '2', '0', '-1', '×', '😀', '\u00a0', '\u2028', '\u200b', '"', "'"],
  ...['«', '»', ':', ',', '.', '?', '&', '&amp;', '&#8239;', '&nbsp', '\\', '$', '${x}', '%', '@'],
  ...[
    '*',
    '**',
    '_',
    '~',
    '~~',
    '`',
    '``',
    '[',
    ']',
    '(',
    ')',
    '[[',
    ']]',
    '|',
    '<',
    '>',
    '{',
    '}',
  ],
  ...['</', '/>', '\\<', '\\{', '<!--', '-->', '{/* x */}', '[x](/modules/essai/autre/)', '<br />'],
  ...[
    'https://exemple.fr',
    '<https://exemple.fr>',
    'a@b.fr',
    '![',
    '](photo.png)',
    '[^1]',
    '#',
    '+',
  ],
  ...['import', 'export', 'import x', 'export const x = 1', 'default', 'from', 'await', 'yield'],
];
const LINES = [
  ...[
    '***',
    '---',
    '===',
    '+++',
    '- ',
    '1. ',
    '> ',
    '## ',
    '### ',
    '    ',
    '\t',
    '- [x] ',
    '- [ ] ',
  ],
  ...['```', '```js', '~~~', '| a | b |', '|---|---|', '[r]: /x/', '[^1]: ', '::: note', '$$'],
  ...[
    '<Encadre type="limite">',
    '</Encadre>',
    '<Decomposition>',
    '</Decomposition>',
    '<Contacts />',
  ],
  ...['<Figure src="./dessin.svg" alt="x">', '</Figure>', '<Source id="manuel" />'],
  ...['<Document titre="x" forme="piece">', '</Document>'],
  ...['<Choix id="q" objectif="un">', '</Choix>', '<Trous id="t" objectif="un">', '</Trous>'],
  ...['import des résultats', 'export des données', '{x}', '{', '}', '<x', '<x>', '</x>', ''],
];
const words = fc
  .array(fc.constantFrom(...WORDS), { minLength: 1, maxLength: 6 })
  .chain((all) => fc.constantFrom(' ', '').map((between) => all.join(between)));
const line = fc.oneof(
  { weight: 3, arbitrary: words },
  { weight: 3, arbitrary: fc.constantFrom(...LINES) },
  {
    weight: 2,
    arbitrary: fc.tuple(fc.constantFrom(...LINES), words).map(([start, rest]) => start + rest),
  },
  { weight: 2, arbitrary: fc.constant('Un mot.') },
);
const lines = fc
  .array(fc.tuple(line, fc.constantFrom('\n', '\n\n', '\r\n')), { maxLength: 7 })
  .map((all) => all.map(([text, end]) => text + end).join(''));
/** In a lesson that is sound without it, else hardly any would be accepted. */
const body = fc
  .tuple(fc.constantFrom('', 'Un mot.\n'), fc.constantFrom('\n## T\n\n', '\n## T\n'), lines)
  .map(([lead, title, rest]) => `${lead}${title}${rest}\nUn mot.\n`);

describe('what the reader accepts, the build takes', () => {
  it.each(ONCE)('%j', async (typed) => {
    for (const text of [
      `\n## T\n\n${typed}\n`,
      `\n## T\n\n${typed}`,
      `${typed}\n\n## T\n\nUn mot.\n`,
    ]) {
      const taken = accepted(text);
      if (taken !== null) expect([text, await stops(taken)]).toEqual([text, null]);
    }
  });

  it('whatever is typed', async () => {
    let taken = 0;
    await fc.assert(
      fc.asyncProperty(body, async (typed) => {
        const page = accepted(typed);
        if (page === null) return;
        taken += 1;
        expect(await stops(page)).toBeNull();
      }),
      { numRuns: Number(process.env['FUZZ_RUNS'] ?? 3000) },
    );
    // Else nothing was tried.
    expect(taken).toBeGreaterThan(100);
    if (process.env['FUZZ_RUNS']) console.log(`${taken} accepted and compiled`);
  });
});
