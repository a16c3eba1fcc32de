import { readdirSync, readFileSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fixContent } from '../../src/authoring/fix.ts';
import { applyEdits } from '../../src/authoring/scan/edits.ts';
import { courseWith, HEADER, LESSON, LONG, runs } from './overlay.ts';
import { missing, readLesson, rightAnswers, sourceWords } from './words.ts';

async function corrected(body: string): Promise<{ body: string; errors: string[] }> {
  const dir = await courseWith({ [LESSON]: `${HEADER}\n## Partie\n\n${body}\n` });
  const { loaded } = await fixContent(dir, dir);
  const text = await readFile(join(dir, LESSON), 'utf8');
  return {
    body: text.slice(`${HEADER}\n## Partie\n\n`.length, -1),
    errors: loaded.diagnostics
      .filter(({ severity, file }) => severity === 'error' && file.endsWith(LESSON))
      .map(({ code }) => code),
  };
}

const SENTENCES: readonly (readonly [typed: string, corrected: string])[] = [
  ['Une SpO₂ <90 % se signale.', 'Une SpO₂ \\<90 % se signale.'],
  ['Une TA <= 140/90.', 'Une TA \\<= 140/90.'],
  ['La valeur 12<x<20 est normale.', 'La valeur 12\\<x\\<20 est normale.'],
  ['Un score {0 à 10}, noter {nom}.', 'Un score \\{0 à 10}, noter \\{nom}.'],
  ["Boire {['l'eau']}.", "Boire \\{['l'eau']}."],
  ['Un score {<Terme>dyspnée</Terme> {2}}.', 'Un score \\{<Terme>dyspnée</Terme> \\{2}}.'],
  ['<!-- à revoir -->', '{/* à revoir */}'],
  ['Un mot <!-- voir `x` et <b> -->.', 'Un mot {/* voir `x` et <b> */}.'],
  [
    '<Encadre type=“retenir” titre=« l’`œil` »>\n\nUn.\n\n</Encadre>',
    '<Encadre type="retenir" titre="l’`œil`">\n\nUn.\n\n</Encadre>',
  ],
  ['Une ligne<br>une autre.', 'Une ligne<br />une autre.'],
  ['Voir <contact@x.fr>.', 'Voir [contact@x.fr](mailto:contact@x.fr).'],
  ['Voir <https://x.fr/a>.', 'Voir [https://x.fr/a](https://x.fr/a).'],
  ['import est un mot.', 'Import est un mot.'],
  ['export des données.', 'Export des données.'],
  ["import X from 'x'\n\nUn mot.", '\nUn mot.'],
  ['Un <b>mot</b> et <i>un autre</i>.', 'Un **mot** et *un autre*.'],
  ['Une <Term>dyspnée</Term>.', 'Une <Terme>dyspnée</Terme>.'],
  ['Un fait. <Source id=“manuel” />', 'Un fait. <Source id="manuel" />'],
  ['Un fait. <Source id="manuel">', 'Un fait. <Source id="manuel" />'],
  ['Un fait. <Source id=manuel />', 'Un fait. <Source id="manuel" />'],
  ['[suite](02-autre.mdx)', '[suite](/modules/essai/autre/)'],
  ['[suite](/modules/essai/autre)', '[suite](/modules/essai/autre/)'],
  ['# Un titre', '## Un titre'],
  [
    'Avant <Encadre type="retenir"> dedans </Encadre> après.',
    'Avant\n\n<Encadre type="retenir">\n\ndedans\n\n</Encadre>\n\naprès.',
  ],
  [
    '<Encadre type=“retenir”>\nÀ retenir.\n</Encadre>',
    '<Encadre type="retenir">\n\nÀ retenir.\n\n</Encadre>',
  ],
];

describe('--fix', () => {
  it.each(SENTENCES)('writes %j as %j', async (typed, expected) => {
    expect(await corrected(typed)).toEqual({ body: expected, errors: [] });
  });

  it('leaves to the author what may be a comment or the rest of an answer', async () => {
    const body =
      '<Choix id="q" objectif="un">\n\nQue dit -ite ?\n\n- [x] inflammation\n- [ ] tumeur\nUne tumeur\nse dit -ome.\n- [ ] douleur\n\nNon.\n\n> Otite.\n\n</Choix>';
    const after = await corrected(body.replace('[ ] tumeur', '[] tumeur'));
    expect(after).toEqual({ body, errors: ['commentaire-colle', 'commentaire-sans-retrait'] });
  });

  it.each([
    ['a sign nobody sees, when a ticked answer stood behind it', '\u200b- [x] non'],
    ['one inside another item', '1. \u00ad- [x] non'],
    ['one that keeps a title from being one', '\u200b## Non'],
    ['one that a « \\ » stands before', 'Un \\\u000b<b>'],
    ['a tag with an answer on its line', '<Encadre type="retenir">- [x] non\n\n</Encadre>'],
    ['a line that may be words', "import 'urgent'"],
    ['a paragraph of HTML that opens on a number', 'un<p>1. deux'],
  ])('leaves to the author %s', async (_what, body) => {
    expect((await corrected(body)).body).toBe(body);
  });

  it('leaves code, escapes and notes alone', async () => {
    const body =
      'Du code `{x} <9`, un signe \\<9, des accolades \\{x\\}.\n\n{/* une note <9 */}\n\n```mdx\n<Chois id=“q”>\n<!-- x -->\n```';
    expect(await corrected(body)).toEqual({ body, errors: [] });
  });
});

/** Every correction of a lesson, round after round, as `--fix` makes them. */
function fixed(text: string): string {
  for (let round = 0; round < 8; round += 1) {
    const fixes = readLesson(text).diagnostics.flatMap(({ fix }) => fix ?? []);
    if (fixes.length === 0) return text;
    text = applyEdits(text, fixes);
  }
  throw new Error(`still something to correct:\n${text}`);
}

const harmless = (text: string): void => {
  const after = fixed(text);
  expect(missing(sourceWords(text), sourceWords(after)), after).toEqual([]);
  expect(missing(sourceWords(after), sourceWords(text)), after).toEqual([]);
  expect(rightAnswers(after)).toEqual(rightAnswers(text));
};

const MODULES = join(import.meta.dirname, '../../content/modules');
const LESSONS = readdirSync(MODULES, { recursive: true, encoding: 'utf8' })
  .filter((name) => /\d+-[\w-]+\.mdx$/.test(name))
  .map((name) => readFileSync(join(MODULES, name), 'utf8'));

/** What trainers were seen to type, and what `--fix` once made worse. */
const MISTAKES = [
  ...[
    'Bonjour <Dr> Martin.',
    'Du groupe <B> et du groupe <AB>.',
    'Un <b>mot</b>.',
    'Un <b> mot </b>.',
  ],
  ...['<p>Un mot.</p>', '<span style="x">mot</span>', '<font color="red">mot</font>', 'un<br>deux'],
  ...[
    '- [x] oui\n-\u00a0[ ] non',
    '-[ ] non\n-[x] oui',
    '- [] non\n- [X ] oui',
    '- [ ] une réponse\ncoupée',
  ],
  ...[
    'Explication : parce que.',
    'Corrigé : oui.',
    '- [x] <Figure src="./dessin.svg" alt="x">\n\n</Figure>',
  ],
  ...[
    '##Titre',
    '## \u00a0Autre',
    '1.Un',
    'import des résultats',
    "import 'urgent' du labo",
    'SpO₂ <90 %',
  ],
  ...['{0 à 10}', '<!-- note -->', 'mo\u200bt', '<Encadre type=“retenir”>\n\nUn.\n\n</Encadre>'],
  ...[
    '<Document titre=“x” forme=« Piece »>\n\nUn.\n\n</Document>',
    '<Term>dyspnée</Term>',
    '<Encadre titre="Au téléphone>\n\nUn.\n\n</Encadre>',
    'a <x@y.fr> b',
  ],
  ...['\u200b- [x] non', '1. \u00ad- [x] non', '\u200b## Non', '\\\u000b<b>mot</b>', '\f2. deux'],
  ...['<p>- [x] non</p>', '</p>-[x] non', 'un</Figure>- [x] non', '<div>1. un', 'un<p>```'],
  ...[
    '\n',
    '\n\n',
    ' ',
    '  ',
    '| a | b |\n|---|---|\n| <b>c</b> | d |',
    '> <p>cité</p>',
    '- <p>un</p>',
  ],
  ...['<Choix id="q" objectif="un">\n\nQuoi ?\n\n', '\n\n</Choix>', '\n\n> Voilà.\n\n', 'Non.\n'],
];

describe('--fix is harmless', () => {
  it(
    'over every real lesson with mistakes put in',
    () => {
      expect(LESSONS.length).toBeGreaterThanOrEqual(10);
      const lines = fc.array(fc.tuple(fc.nat(400), fc.constantFrom(...MISTAKES)), { maxLength: 6 });
      fc.assert(
        fc.property(fc.constantFrom(...LESSONS), lines, (lesson, mistakes) => {
          const typed = lesson.split('\n');
          const top = typed.indexOf('---', 1) + 1;
          for (const [at, mistake] of mistakes)
            typed.splice(top + (at % (typed.length - top)), 0, mistake);
          harmless(typed.join('\n'));
        }),
        { numRuns: runs(60) },
      );
    },
    LONG,
  );

  it(
    'over generated lessons, and a second run changes nothing',
    () => {
      const body = fc.array(fc.constantFrom(...MISTAKES), { maxLength: 12 });
      fc.assert(
        fc.property(body, (all) => {
          const text = `${HEADER}\n## Partie\n\n${all.join('\n\n')}\n`;
          harmless(text);
          expect(fixed(fixed(text))).toBe(fixed(text));
        }),
        { numRuns: runs(500) },
      );
    },
    LONG,
  );

  it.each([
    ['en « Latin-1 » (Windows, ANSI)', 'latin1'],
    ['en UTF-16', 'utf16le'],
  ] as const)('never writes a file saved %s', async (named, encoding) => {
    const dir = await courseWith();
    const file = join(dir, LESSON);
    const mark = encoding === 'utf16le' ? '\ufeff' : '';
    const typed = Buffer.from(`${mark}${HEADER}\n##Été\n\nUne SpO2 <90 %.\n`, encoding);
    await writeFile(file, typed);
    const { loaded } = await fixContent(dir, dir);
    expect(Buffer.compare(await readFile(file), typed)).toBe(0);
    const told = loaded.diagnostics.find(({ code }) => code === 'encodage');
    expect(told?.message).toContain(named);
    expect(told?.help).toContain('UTF-8');
    expect(loaded.broken.map((page) => page.file)).toContain(file);
  });
});
