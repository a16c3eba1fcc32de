import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { fixContent } from '../../src/authoring/fix.ts';
import { courseWith, HEADER, LESSON } from './overlay.ts';

async function corrected(body: string): Promise<{ body: string; errors: string[] }> {
  const dir = await courseWith({ [LESSON]: `${HEADER}\n${body}\n` });
  const { loaded } = await fixContent(dir, dir);
  const text = await readFile(join(dir, LESSON), 'utf8');
  return {
    body: text.slice(HEADER.length + 1, -1),
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

  it('puts a comment under its answer', async () => {
    const { body, errors } = await corrected(
      '<Choix id="q" objectif="un">\n\nQue dit -ite ?\n\n- [x] inflammation\n- [] tumeur\nUne tumeur\nse dit -ome.\n- [ ] douleur\n\nNon.\n\n> Otite.\n\n</Choix>',
    );
    expect(errors).toEqual([]);
    expect(body).toBe(
      '<Choix id="q" objectif="un">\n\nQue dit -ite ?\n\n- [x] inflammation\n- [ ] tumeur\n\n  Une tumeur\nse dit -ome.\n- [ ] douleur\n\n  Non.\n\n> Otite.\n\n</Choix>',
    );
  });

  it('leaves code, escapes and notes alone', async () => {
    const body =
      'Du code `{x} <9`, un signe \\<9, des accolades \\{x\\}.\n\n{/* une note <9 */}\n\n```mdx\n<Chois id=“q”>\n<!-- x -->\n```';
    expect(await corrected(body)).toEqual({ body, errors: [] });
  });
});
