import { describe, expect, test } from 'vitest';
import { createEngine } from '../../src/search/engine.ts';
import type { TitlesFile } from '../../src/search/files.ts';
import { words } from '../../src/search/pipeline.ts';
import {
  firstOf,
  fullEngine,
  hitsOf,
  LIMITS,
  marked,
  nameOf,
  realCourse,
  realEngine,
  shipped,
  textOf,
} from './course.ts';
import { lesson, MINI, module, term } from './mini.ts';

const engine = fullEngine(MINI);
const ask = (query: string) => engine.search(query, LIMITS).answer;
const lessonsOf = (query: string): string[] => ask(query).lessons.hits.map(nameOf);

describe('what is found', () => {
  test('glossary entries first, then sections, with place, ink, anchor and marked words', () => {
    const { terms, lessons } = ask('brassard');
    expect(terms.hits.map(({ title }) => textOf(title))).toEqual(['Brassard', 'Tensiomètre']);
    expect(terms.hits[0]).toMatchObject({ path: 'glossaire/', anchor: 'brassard', ink: 'con' });
    const [first, second] = lessons.hits.toSorted((a, b) => a.path.localeCompare(b.path));
    expect(first).toMatchObject({
      path: 'modules/constantes/lecon-1/',
      anchor: 's1',
      place: 'Constantes et mesures, leçon 1 · Mesurer la pression artérielle',
      ink: 'con',
    });
    expect(textOf(first?.excerpt ?? [])).toContain('Le brassard entoure le bras nu');
    expect(marked(first?.excerpt ?? [])).toEqual(['brassard']);
    expect(marked(second?.excerpt ?? [])).toEqual(['brassards']);
    expect(second).toMatchObject({ ink: 'sto', anchor: 's1' });
  });

  test('a title that matches leads to the lesson itself', () => {
    const [hit] = ask('mesurer la saturation').lessons.hits;
    expect(hit).toMatchObject({ path: 'modules/constantes/lecon-2/', anchor: '' });
    expect(hit?.place).toBe('Constantes et mesures, leçon 2');
    expect(textOf(hit?.excerpt ?? [])).toBe('Résumé de la leçon 2.');
  });

  test.each([
    ["l'hémorragie", 'lecon-2#s2'],
    ['hemorragies', 'lecon-2#s2'],
    ['capteur spo2', 'lecon-2#s1'],
    ['épiderme', 'lecon-2#s2'],
    ['étageres', 'lecon-2#s1'],
    ['signaler hémorragie', 'lecon-2#s2'],
    ['nettoyer', 'lecon-1#s1'],
    ['confirmer', 'lecon-1#s2'],
    ['vern', 'lecon-2#s1'],
  ])('%s → %s', (query, expected) => {
    expect(lessonsOf(query)[0]).toBe(expected);
  });

  test('a title typed in full comes first', () => {
    expect(lessonsOf('Entre deux patients')[0]).toBe('lecon-1#s1');
    expect(lessonsOf('ranger')[0]).toBe('lecon-2#');
  });

  test('sections that hold all the words come first, then those that miss one', () => {
    expect(lessonsOf('brassard coude')).toEqual(['lecon-1#s1', 'lecon-1#s1']);
    expect(ask('brassard coude').lessons.hits.map(({ ink }) => ink)).toEqual(['con', 'sto']);
    expect(lessonsOf('brassard coude hauteur')).toEqual(['lecon-1#s1']);
  });

  test('once three lessons hold all the words, they come alone', () => {
    const sentence = { Section: 'La balance se vérifie chaque lundi.' };
    const lessons = [1, 2, 3].map((number) => lesson('m', number, `Leçon ${number}`, sentence));
    const other = lesson('m', 4, 'Leçon 4', { Section: 'La balance.' });
    const three = fullEngine({
      modules: [module('m', 'Module', 'con', [...lessons, other])],
      glossary: [],
    });
    const found = three.search('balance lundi', LIMITS).answer.lessons;
    expect(found.hits.map(nameOf)).toEqual(['lecon-1#s1', 'lecon-2#s1', 'lecon-3#s1']);
  });

  test('an everyday word says which term it stands for, and finds what uses the term', () => {
    const { terms, lessons } = ask('mal de tête');
    expect(terms.hits[0]).toMatchObject({
      anchor: 'cephalee',
      why: '«\u00A0mal de tête\u00A0»\u00A0: mot courant pour céphalée',
    });
    expect(lessons.hits.map(nameOf)).toEqual(['lecon-2#s2']);
    expect(marked(lessons.hits[0]?.excerpt ?? [])).toEqual(['céphalée']);
  });

  test('a term found by its own name says no why', () => {
    expect(ask('céphalée').terms.hits[0]?.why).toBeNull();
  });

  test('« veut dire » asks, and is not looked for', () => {
    expect(ask('que veut dire brassard').lessons).toEqual(ask('brassard').lessons);
    expect(ask('hypertension ça veut dire quoi').lessons).toEqual(ask('hypertension').lessons);
    expect(ask('que veut dire')).toMatchObject({ vague: true });
  });

  test('« vs » between two words is not looked for; elsewhere it names what it abbreviates', () => {
    const sed = term('vitesse de sédimentation', 'Examen de sang.', {
      abbreviation: 'VS',
      id: 'vs',
    });
    const real = fullEngine({ ...MINI, glossary: [...MINI.glossary, sed] });
    const found = (query: string) => hitsOf(real.search(query, LIMITS).answer).map(nameOf);
    for (const query of ['œdème vs céphalée', 'œdème vs. céphalée', 'œdème versus céphalée'])
      expect(found(query), query).toEqual(found('œdème céphalée'));
    for (const query of ['vs', 'VS', 'la vs', 'la vs du bras', 'vs œdème', 'œdème VS céphalée'])
      expect(found(query), query).toContain('glossaire#vs');
    expect(found('vs')[0]).toBe('glossaire#vs');
  });

  test('an abbreviation that is also a common word finds its entry', () => {
    expect(firstOf(engine, 'TA')).toBe('glossaire#tension');
    expect(firstOf(engine, 'ta')).toBe('glossaire#tension');
  });

  test('limits cut the lists, not the counts', () => {
    const { terms, lessons } = engine.search('brassard', { terms: 1, lessons: 1 }).answer;
    expect([terms.hits.length, terms.total]).toEqual([1, 2]);
    expect([lessons.hits.length, lessons.total]).toEqual([1, 2]);
  });
});

describe('what is misspelt', () => {
  test('one typo is forgiven, and told', () => {
    for (const typed of ['brasard', 'brassrad', 'brassarrd', 'brissard']) {
      expect(ask(typed)).toMatchObject({ corrected: 'brassard', suggestions: [] });
      expect(firstOf(engine, typed)).toBe('glossaire#brassard');
    }
  });

  test('a word that exists is never taken for another', () => {
    expect(ask('bras')).toMatchObject({ corrected: null });
  });

  test('further off, it asks what was meant', () => {
    const answer = ask('tensiomaitre');
    expect(hitsOf(answer)).toEqual([]);
    expect(answer.suggestions[0]).toBe('tensiomètre');
    expect(hitsOf(ask(answer.suggestions[0] ?? ''))).not.toEqual([]);
  });

  test('in a longer query, only the wrong word is replaced', () => {
    expect(ask('Le brasard du bras')).toMatchObject({ corrected: 'Le brassard du bras' });
    expect(ask('tensiomaitre periimmé').suggestions[0]).toBe('tensiomètre périmés');
  });

  test('words that are nowhere in the course find nothing, and no word that sounds alike', async () => {
    const course = await realCourse();
    const there = new Set(words(JSON.stringify(course)).map(({ word }) => word));
    const nowhere = ['parking', 'vélo', 'trottinette', 'pétanque', 'ticket'].filter((query) =>
      words(query).every(({ word }) => !there.has(word)),
    );
    expect(nowhere.length).toBeGreaterThanOrEqual(3);
    const real = await realEngine();
    for (const query of nowhere) {
      const { answer } = real.search(query, LIMITS);
      expect([query, hitsOf(answer).map(nameOf), answer.suggestions]).toEqual([query, [], []]);
    }
  });

  test('nor does a short word of every day become its neighbour by one letter', async () => {
    const course = await realCourse();
    const there = new Set(words(JSON.stringify(course)).map(({ word }) => word));
    const everyday =
      'cinéma guitare escalade tracteur brouette ruelle planning mutuelle chaise vacances syndicat fleur impôt banque ministre cotation vidéo plage'
        .split(' ')
        .filter((query) => words(query).every(({ word }) => !there.has(word)));
    expect(everyday.length).toBeGreaterThanOrEqual(8);
    const real = await realEngine();
    for (const query of everyday) {
      const { answer } = real.search(query, LIMITS);
      expect([query, hitsOf(answer).map(nameOf), answer.corrected]).toEqual([query, [], null]);
    }
    // What is misspelt and not another word is still met.
    for (const [typed, meant] of [
      ['kiste', 'kyste'],
      ['fievr', 'fièvre'],
      ['diarhée', 'diarrhee'],
      ['rhumatologe', 'rhumatologue'],
    ] as const)
      expect([typed, meant, hitsOf(real.search(typed, LIMITS).answer).length > 0]).toEqual([
        typed,
        meant,
        true,
      ]);
  });

  test.each(['🦷', '((', '?!'])('%s is no common word', (query) => {
    expect(ask(query)).toMatchObject({ vague: false, suggestions: [] });
  });

  test('nothing like it: no suggestion', () => {
    expect(ask('xylophone')).toMatchObject({ suggestions: [], vague: false, partial: false });
  });

  test('only common words: said, not searched', () => {
    expect(ask('de la')).toMatchObject({ vague: true, suggestions: [] });
  });
});

describe('before everything is there', () => {
  const files = shipped(MINI, 60);
  const bare = createEngine(files.get('titres') as TitlesFile);

  test('titles and glossary answer, and name the parts that may say more', () => {
    const { answer, missing } = bare.search('brassard', LIMITS);
    expect(answer.terms.total).toBe(2);
    expect(answer.partial).toBe(true);
    expect(missing.parts.length).toBeGreaterThan(0);
    expect(missing.parts.length).toBeLessThan(bare.catalogue.documents.length);
  });

  test('a heading is shown without excerpt while its text is missing', () => {
    const { answer, missing } = bare.search('installer', LIMITS);
    expect(answer.lessons.hits[0]).toMatchObject({ anchor: 's1', excerpt: null });
    expect(missing.modules).toEqual([0]);
  });

  test('an unknown word asks for the whole alphabet before it is called unknown', () => {
    const { answer, missing } = bare.search('tensiomaitre', LIMITS);
    expect(answer).toMatchObject({ suggestions: [], partial: true });
    expect(missing.parts.length).toBeGreaterThan(0);
  });
});
