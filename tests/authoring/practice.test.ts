/** Gestures a trainer writes: papers to compare, words to build and to cut, places of a figure. */
import { beforeAll, describe, expect, it } from 'vitest';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { loadCourse } from '../../src/authoring/read-course.ts';
import { decoysFor } from '../../src/authoring/read/decoys.ts';
import type { Question } from '../../src/core/question/types.ts';
import { plain } from '../../src/core/text/rich.ts';
import { realReading } from '../courses.ts';
import { courseWith, FIXTURES, LESSON } from './overlay.ts';

const GLOSSARY = `
- terme: cholécystectomie
  definition: Ablation de la vésicule biliaire.
  decomposition: [[cholé, racine, bile], [cyst, racine, "vessie, poche"], [ectomie, suffixe, ablation]]
- terme: oxymètre de pouls
  definition: Appareil.
  decomposition: [[oxy, racine, oxygène], [mètre, suffixe, mesure]]
`;

const DRAWING = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 480 320"><title>Assise</title>
<g transform="translate(10 0)"><path id="jambes" d="M0 0H50V50Z"/></g>
<rect id="dos" x="100" y="10" width="20" height="80"/>
<line id="jambes-fil" x1="20" y1="20" x2="80" y2="30"/><line id="dos-fil" x1="110" y1="20" x2="180" y2="30"/>
<circle id="tete" cx="30" cy="40" r="9"/>
</svg>`;

const BODY = `
<Comparer id="papiers" objectif="un">

Ces papiers parlent-ils de la même personne ?

| Trait | Carte | Dossier | Aide |
|---|---|---|---|
| Nom de naissance | MARTIN | MARTI**M** | La dernière lettre diffère. |
| Premier prénom | Alice | ALICE | |

- [x] Je corrige le dossier.

- [ ] Je qualifie.

  Il reste un écart.

> Le dossier porte une faute de frappe.

</Comparer>

<Construire id="construire" objectif="un" terme="cholecystectomie">

Construisez le mot qui veut dire : ablation de la vésicule biliaire.

- ite : C’est une inflammation.
- gastr : C’est l’estomac.
- cyst : La poche vient au milieu.

> On lit par la fin.

</Construire>

<Couper id="couper" objectif="deux" terme="cholécystectomie">

Coupez « cholécystectomie ».

- ctomie : Il manque une lettre.

> On lit par la fin.

</Couper>

<ChoixMultiple id="erreurs" objectif="deux">

Trouvez les erreurs.

<Figure src="./assise.svg" alt="Une personne assise">

Description : Une jambe passe sur l’autre.

</Figure>

- [x] [Jambes](#jambes)

- [ ] [Dos](#dos)

  Il est appuyé.

- [ ] [Main](#50,50,20,20)

  Elle est posée.

> Les jambes sont croisées.

</ChoixMultiple>
`;

let questions = new Map<string, Question>();
let messages: string[] = [];

const lessonWith = async (body: string): Promise<Record<string, string>> => {
  const lesson = await readFile(join(FIXTURES, 'base', LESSON), 'utf8');
  const terms = await readFile(join(FIXTURES, 'base/glossaire/termes.yaml'), 'utf8');
  return {
    [LESSON]: `${lesson}\n${body}`,
    'glossaire/termes.yaml': `${terms}\n${GLOSSARY}`,
    'modules/essai/assise.svg': DRAWING,
  };
};

async function read(body: string): Promise<void> {
  const { course, diagnostics } = await loadCourse(await courseWith(await lessonWith(body)));
  messages = diagnostics.map(({ code, message }) => `${code}: ${message}`);
  const all = course.modules.flatMap(({ lessons }) => lessons.flatMap((one) => one.questions));
  questions = new Map(all.map((question) => [question.id, question]));
}

const of = <K extends Question['kind']>(id: string, kind: K): Extract<Question, { kind: K }> => {
  const found = questions.get(id);
  if (found?.kind !== kind) throw new Error(`${id} is no ${kind}`);
  return found as Extract<Question, { kind: K }>;
};

describe('as they should be written', () => {
  beforeAll(() => read(BODY));

  it('has nothing to be told', () => {
    expect(messages).toEqual([]);
  });

  it('a row where something is strong is to be ticked; conclusions come after the rows', () => {
    const { look, columns, options } = of('papiers', 'multiple');
    expect([look, columns]).toEqual(['comparison', ['Trait', 'Carte', 'Dossier']]);
    expect(options.map(({ id, right, cells }) => [id, right, cells?.map(plain)])).toEqual([
      ['nom-de-naissance', true, ['MARTIN', 'MARTIM']],
      ['premier-prenom', false, ['Alice', 'ALICE']],
      ['je-corrige-le-dossier', true, undefined],
      ['je-qualifie', false, undefined],
    ]);
    expect(options[0]?.feedback).toEqual([['La dernière lettre diffère.']]);
  });

  it('a word to build has the pieces of the glossary and those that were named', () => {
    const { steps, decoys, word } = of('construire', 'ordering');
    expect(steps.map(({ id }) => id)).toEqual(['chole', 'cyst', 'ectomie']);
    expect(decoys?.map(({ id }) => id)).toEqual(['ite', 'gastr']);
    expect(steps[1]?.feedback).toEqual([['La poche vient au milieu.']]);
    expect(steps[2]?.feedback).toEqual([['« ectomie » veut dire « ablation ».']]);
    expect(word?.term).toBe('cholécystectomie');
  });

  it('a word to cut is the glossary’s', () => {
    const { pieces, expected } = of('couper', 'cuts');
    expect(pieces).toEqual(['cholé', 'cyst', 'ectomie']);
    expect(expected).toEqual([{ answer: 'ctomie', feedback: [['Il manque une lettre.']] }]);
  });

  it('places light up over the drawing, each under its letter, and answers keep their order', () => {
    const { look, shuffle, options, figure } = of('erreurs', 'multiple');
    expect([look, shuffle]).toEqual(['zones', false]);
    expect(options.map(({ id, zone }) => [id, zone])).toEqual([
      ['jambes', 'jambes'],
      ['dos', 'dos'],
      ['main', '50,50,20,20'],
    ]);
    expect(figure?.description).toEqual(['Une jambe passe sur l’autre.']);
    const drawn = figure?.svg ?? '';
    expect(drawn).toContain(
      '<g class="zone" data-zone="jambes"><g transform="translate(10 0)"><path d="M0 0H50V50Z"/></g></g>',
    );
    expect(drawn).toContain('<rect x="50%" y="50%" width="20%" height="20%"/>');
    expect([...drawn.matchAll(/>([A-C])<\/text>/g)].map(([, letter]) => letter)).toEqual([
      'A',
      'B',
      'C',
    ]);
  });

  it('a word that is defined anew is the same question', async () => {
    const before = of('couper', 'cuts').hash;
    const files = await lessonWith(BODY);
    const glossary = files['glossaire/termes.yaml'] ?? '';
    const { course } = await loadCourse(
      await courseWith({
        ...files,
        'glossaire/termes.yaml': glossary.replace('Ablation de', 'On retire'),
      }),
    );
    const after = course.modules[0]?.lessons[0]?.questions.find(({ id }) => id === 'couper');
    expect(after?.hash).toBe(before);
  });
});

describe('a word to build whose decoys nobody wrote', () => {
  const word = (term: string, root: string, suffix: string): string =>
    `- terme: ${term}\n  definition: Un mot.\n  decomposition: [[${root}], [${suffix}]]\n`;
  const [stomach, kidney, liver] = [
    'gastr, racine, estomac',
    'néphr, racine, rein',
    'hépat, racine, foie',
  ];
  const [inflamed, pain] = ['ite, suffixe, inflammation', 'algie, suffixe, douleur'];
  const WORDS = [
    word('gastrite', stomach, inflamed),
    word('gastralgie', stomach, pain),
    word('gastrectomie', stomach, 'ectomie, suffixe, ablation'),
    word('hépatite', liver, inflamed),
    word('néphrite', kidney, inflamed),
  ].join('');
  const GROWN =
    word('néphralgie', kidney, pain) + word('néphrectomie', kidney, 'ectomie, suffixe, ablation');
  const question = (comments = ''): string =>
    `<Construire id="construire" objectif="un" terme="cholecystectomie">\n\nConstruisez.\n\n${comments}> Voilà.\n\n</Construire>`;
  const SCENARIO = `<Scenario id="jeu" titre="Un mot" objectif="un">\n\nLundi.\n\n### Le mot\n\n${question().replace('"construire"', '"jeu-construire"')}\n\n- [La suite](#la-fin)\n\n### La fin\n\nVoilà.\n\n</Scenario>`;
  const readWith = async (body: string, change = (glossary: string): string => glossary) => {
    const files = await lessonWith(body);
    const glossary = change(`${files['glossaire/termes.yaml'] ?? ''}\n${WORDS}`);
    const { course } = await loadCourse(
      await courseWith({ ...files, 'glossaire/termes.yaml': glossary }),
    );
    const [last] = (course.modules[0]?.lessons[0]?.questions ?? []).slice(-1);
    if (!last) throw new Error('The lesson has a question.');
    return last;
  };
  const decoysOf = (one: Question): readonly string[] =>
    one.kind === 'ordering' ? (one.decoys ?? []).map(({ id }) => id) : [];
  const grow = (glossary: string): string => glossary + GROWN;

  it('is the same question when the glossary grows, with more to leave aside', async () => {
    const [before, after] = [await readWith(question()), await readWith(question(), grow)];
    expect(decoysOf(before)).toEqual(['gastr', 'ite']);
    expect(decoysOf(after)).toContain('nephr');
    expect(after.hash).toBe(before.hash);
  });

  it('is the same question when a piece of it is explained in other words', async () => {
    const change = (glossary: string): string =>
      glossary.replace('[ectomie, suffixe, ablation]]', '[ectomie, suffixe, retrait]]');
    const [before, after] = [await readWith(question()), await readWith(question(), change)];
    expect(JSON.stringify(after)).toContain('retrait');
    expect(after.hash).toBe(before.hash);
  });

  it('in a scene, leaves the scenario what it was', async () => {
    const [before, after] = [await readWith(SCENARIO), await readWith(SCENARIO, grow)];
    expect(JSON.stringify(after)).toContain('nephr');
    expect(after.hash).toBe(before.hash);
  });

  it('is another one when its author names what to leave aside, or says something else of it', async () => {
    const hashes = await Promise.all(
      [
        '',
        '- ite : Une inflammation.\n- gastr : L’estomac.\n\n',
        '- ite : Non.\n- gastr : L’estomac.\n\n',
      ].map(async (comments) => (await readWith(question(comments))).hash),
    );
    expect(new Set(hashes).size).toBe(3);
  });
});

describe('decoys', () => {
  it('are of the same role, of another sense, and the same each time', async () => {
    const { course } = await realReading();
    const words = course.glossary
      .filter(({ parts }) => parts.length > 1)
      .filter((_, at) => at % 20 === 0);
    for (const word of words) {
      const decoys = decoysFor(word, course.glossary);
      const roles = new Set(word.parts.map(({ role }) => role));
      const senses = word.parts.map(({ meaning }) => meaning);
      expect(decoys.length, word.term).toBeGreaterThanOrEqual(2);
      for (const { role, meaning } of decoys) {
        expect(roles.has(role)).toBe(true);
        expect(senses).not.toContain(meaning);
      }
      expect(decoysFor(word, course.glossary)).toEqual(decoys);
    }
  });
});

describe('what is told of', () => {
  const told = async (body: string): Promise<string> => {
    await read(body);
    return messages.join('\n');
  };
  const question = (tag: string, attributes: string, inside: string): string =>
    `\n<${tag} id="q" objectif="un"${attributes}>\n\nÉnoncé.\n\n${inside}\n\n> Parce que.\n\n</${tag}>\n`;

  it.each([
    ['Construire', ' terme="cholecistectomie"', '', 'terme-inconnu'],
    ['Couper', ' terme="apnee"', '', 'Le glossaire ne découpe pas « apnée » en morceaux.'],
    [
      'Couper',
      ' terme="oxymetre-de-pouls"',
      '',
      '« oxy + mètre » n’écrit pas « oxymètre de pouls »',
    ],
    ['Couper', ' terme="cholecystectomie"', '- cyst : Non.', '« cyst » est un morceau juste'],
    ['Couper', ' terme="cholecystectomie"', '- xyz : Non.', '« xyz » n’est pas dans'],
    ['Couper', '', '', 'attribut-absent'],
    ['Comparer', '', '- [x] oui\n\n- [ ] non\n\n  Non.', 'pas de tableau'],
    [
      'Comparer',
      '',
      '| T | A | B |\n|---|---|---|\n| a | 1 | **2** |\n| b | 1 | 1 |',
      'pas de conclusions',
    ],
    [
      'Comparer',
      '',
      '| T | A |\n|---|---|\n| a | 1 |\n| b | 1 |\n\n- [x] oui\n\n- [ ] non\n\n  Non.',
      'un seul papier',
    ],
    [
      'Comparer',
      '',
      '| T | A | B |\n|---|---|---|\n| a | 1 | |\n| b | 1 | 1 |\n\n- [x] oui\n\n- [ ] non\n\n  Non.',
      'case-vide',
    ],
    [
      'Comparer',
      '',
      '| T | A | B |\n|---|---|---|\n| a | 1 | 1 |\n| b | 1 | 1 |\n\n- [x] oui\n\n- [x] non',
      'deux-bonnes-reponses',
    ],
  ])('<%s%s> %s', async (tag, attributes, inside, message) => {
    expect(await told(question(tag, attributes, inside))).toContain(message);
  });

  const figure =
    '<Figure src="./assise.svg" alt="Une personne assise">\n\nDescription : Une jambe passe sur l’autre.\n\n</Figure>\n\n';
  const answers = (...zones: readonly string[]): string =>
    zones.map((zone, at) => `- [${at === 0 ? 'x' : ' '}] ${zone}\n\n  Voyez.\n\n`).join('');

  it.each([
    ['', ['[Jambes](#jambes)', '[Dos](#dos)', '[Tête](#tete)'], 'zone-sans-figure'],
    [figure, ['[Jambes](#jambe)', '[Dos](#dos)', '[Haut](#1,1,2,2)'], 'zone-inconnue'],
    [figure, ['[Jambes](#jambes)', '[Dos](#jambes)', '[Haut](#1,1,2,2)'], 'zone-en-double'],
    [figure, ['[Jambes](#jambes)', '[Dos](#dos)', 'Haut'], 'zone-absente'],
    [figure, ['[Jambes](#jambes)', '[Dos](#dos)', '[Tête](#tete)'], 'zone-sans-fil'],
    [figure, ['[Jambes](#jambes)', '[Dos](#dos)', '[Haut](#90,1,20,2)'], 'zone-hors-figure'],
    [
      figure.replace(/Description.*\n/, ''),
      ['[Jambes](#jambes)', '[Dos](#dos)', '[Haut](#1,1,2,2)'],
      'zone-sans-description',
    ],
  ])('places: %#', async (drawing, zones, code) => {
    expect(await told(question('Choix', '', `${drawing}${answers(...zones)}`))).toContain(code);
  });
});
