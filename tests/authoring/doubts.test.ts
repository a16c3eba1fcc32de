import { describe, expect, it } from 'vitest';
import { loadCourse } from '../../src/authoring/read-course.ts';
import { courseWith, HEADER, LESSON } from './overlay.ts';

const FILE = 'relecture/essai.md';

async function read(text: string, more: Readonly<Record<string, string>> = {}) {
  const { doubts, diagnostics } = await loadCourse(await courseWith({ [FILE]: text, ...more }));
  return {
    doubts: doubts['essai'],
    told: diagnostics.map(({ code, line, column, severity }) => [severity, code, line, column]),
    help: diagnostics.map(({ help }) => help),
  };
}

describe('the doubts of a module', () => {
  it('are attached to what they bear on, those to answer first ahead', async () => {
    const { doubts, told } = await read(`# Doutes (module Essai)

Une phrase pour qui relit,
sur deux lignes.

## À répondre d’abord

- [V, CG] lecon, l1-a — « un lipome » — pas lu
- [S\\*] 02-autre.mdx, evaluation — lu à travers un tiers

## Le reste

- [Conv] dessin.svg, glossaire/dyspnee, sources/manuel — un dessin
  à comparer — à la norme
- [J] module, glossaire — tout
`);
    expect(told).toEqual([]);
    expect(doubts).toEqual({
      notes: ['Une phrase pour qui relit, sur deux lignes.'],
      doubts: [
        {
          marks: ['V', 'CG'],
          places: ['lecon', 'l1-a'],
          text: '« un lipome » — pas lu',
          first: true,
        },
        {
          marks: ['S*'],
          places: ['autre', 'evaluation'],
          text: 'lu à travers un tiers',
          first: true,
        },
        {
          marks: ['Conv'],
          places: ['dessin.svg', 'glossaire/dyspnee', 'sources/manuel'],
          text: 'un dessin à comparer — à la norme',
          first: false,
        },
        { marks: ['J'], places: ['module', 'glossaire'], text: 'tout', first: false },
      ],
    });
  });

  it('that cannot be attached are told, and none is lost', async () => {
    const { doubts, told, help } = await read(
      '# Doutes\n\n- [CG] leçon — un\n- [XX] lecon — deux\n- lecon — trois\n1. quatre\n',
    );
    expect(told).toEqual([
      ['warning', 'doute-sans-lieu', 3, 8],
      ['warning', 'marque-inconnue', 4, 4],
      ['warning', 'doute-illisible', 5, 1],
      ['warning', 'doute-illisible', 6, 1],
    ]);
    expect(help[0]).toBe('Vouliez-vous dire « lecon » ?');
    expect(doubts?.doubts.map(({ places, text }) => [places, text])).toEqual([
      [['module'], 'un'],
      [['lecon'], 'deux'],
      [['module'], 'lecon — trois'],
      [['module'], 'quatre'],
    ]);
  });

  it('are not said to bear on nothing while a page cannot be read', async () => {
    const broken = { [LESSON]: `${HEADER}\n## Respirer\n\nUn {mot}.\n` };
    const { doubts, told } = await read('- [CG] l1-a — un\n', broken);
    expect(told.map(([, code]) => code)).not.toContain('doute-sans-lieu');
    expect(doubts?.doubts).toHaveLength(1);
  });

  it('of no module are told', async () => {
    const dir = await courseWith({ 'relecture/essay.md': '- [CG] module — un\n' });
    const { doubts, diagnostics } = await loadCourse(dir);
    expect(doubts).toEqual({});
    expect(diagnostics).toMatchObject([
      { severity: 'warning', code: 'module-inconnu', help: 'Vouliez-vous dire « essai » ?' },
    ]);
  });

  it('are read the same with Windows line ends', async () => {
    const text = '# D\n\nnote\n\n- [CG] lecon — un\n  suite\n';
    expect((await read(text.replaceAll('\n', '\r\n'))).doubts).toEqual((await read(text)).doubts);
  });
});
