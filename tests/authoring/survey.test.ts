import { assessmentOf } from '../../src/core/course/unit.ts';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { join } from 'node:path';
import { loadCourse } from '../../src/authoring/read-course.ts';
import {
  gist,
  likeness,
  readability,
  syllablesOf,
  wordsOf,
} from '../../src/authoring/survey/language.ts';
import { NO_DOUBTS, type Doubts } from '../../src/authoring/doubts.ts';
import { unusedTerms } from '../../src/authoring/survey/glossary.ts';
import { surveyOf } from '../../src/authoring/survey/module.ts';
import { printSurvey } from '../../src/authoring/survey/print.ts';
import { sheetOf } from '../../src/authoring/survey/sheet.ts';
import { withDecisions } from '../../src/core/question/decisions.ts';
import { paperLines } from '../../src/core/text/paper.ts';
import { plain, plainRich } from '../../src/core/text/rich.ts';
import {
  commentsOf,
  cuesOf,
  pairsAlike,
  rightOf,
  silentAnswers,
  statementOf,
} from '../../src/authoring/survey/questions.ts';
import { themesOf } from '../../src/authoring/survey/themes.ts';
import type { Course } from '../../src/core/course/course.ts';
import type { ChoiceQuestion, Question } from '../../src/core/question/types.ts';
import {
  choiceSample,
  gapsSample,
  matchingSample,
  multipleSample,
  numberSample,
  orderingSample,
  says,
  seriesSample,
  trueFalseSample,
} from '../core/question/samples.ts';
import { term } from '../search/mini.ts';

const asks = (id: string, ...options: readonly [string, boolean, string][]): ChoiceQuestion => ({
  ...choiceSample,
  id,
  stem: [[`Question ${id}`]],
  options: options.map(([text, right, feedback]) => ({
    id: text,
    text: [text],
    right,
    feedback: feedback === '' ? [] : [[feedback]],
  })),
});

describe('a text', () => {
  it.each(
    Object.entries({
      ...{ os: 1, table: 1, notent: 1, doigts: 1, yeux: 1, elle: 1, sang: 1 },
      ...{ santé: 2, œdème: 2, année: 2, patiente: 2, souvent: 2, urgent: 2, vident: 1, voyage: 2 },
      ...{ médecin: 3, tension: 2, journée: 2, naïf: 2, réel: 2, question: 2, demandées: 3 },
      ...{ identité: 4, médicament: 4, créatinine: 4, réanimation: 5, rapidement: 4 },
    }),
  )('%s has %d syllables', (word, syllables) => {
    expect(syllablesOf(word)).toBe(syllables);
  });

  it('of short words and sentences reads more easily', () => {
    const plain = 'Le chat dort. Il fait nuit. On se tait.';
    const hard =
      'L’interprétation des prélèvements bactériologiques nécessite une intercomparaison méthodologique rigoureusement documentée.';
    expect(readability(plain) ?? 0).toBeGreaterThan((readability(hard) ?? 0) + 50);
    expect(readability(' … ')).toBeNull();
  });

  it('has words and a readability whatever is typed', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        const score = readability(text);
        expect(score === null || Number.isInteger(score)).toBe(true);
        expect(wordsOf(text).every((word) => word !== '')).toBe(true);
        expect(likeness(gist(text), gist(text))).toBe(gist(text).size === 0 ? 0 : 1);
      }),
    );
  });
});

const fixture = () => loadCourse(join(import.meta.dirname, '../fixtures/cours'));

/** The fixture's module, with some of it written otherwise. */
async function moduleWith(
  change: (course: Course) => Partial<Course['modules'][number]> = () => ({}),
) {
  const loaded = await fixture();
  const [module] = loaded.course.modules;
  if (!module) throw new Error('no module');
  const changed = { ...module, ...change(loaded.course) };
  return { ...loaded, module: changed, course: { ...loaded.course, modules: [changed] } };
}

describe('questions', () => {
  it('tell by length and place', () => {
    const told = [
      asks('a', ['la bonne réponse, bien plus longue', true, ''], ['courte', false, 'Non.']),
      asks('b', ['oui', true, ''], ['une fausse assez longue', false, '']),
      asks('c', ['fausse', false, 'Non.'], ['juste!', true, '']),
      trueFalseSample,
      { ...trueFalseSample, answer: true },
      { ...trueFalseSample, answer: true },
    ];
    expect(cuesOf(told)).toEqual({
      ...{ single: 3, longest: 1, shortest: 1, places: [2, 1] },
      ...{ judged: 3, true: 2 },
    });
    expect(silentAnswers(told)).toEqual(['b : « une fausse assez longue »']);
  });

  it('of every kind name their wrong answers without a comment', () => {
    const silent: readonly Question[] = [
      {
        ...multipleSample,
        options: multipleSample.options.map((one) => ({ ...one, feedback: [] })),
      },
      { ...trueFalseSample, answer: true, ifFalse: [] },
      {
        ...matchingSample,
        targets: matchingSample.targets.map(({ id, text }) => ({ id, text })),
      },
      { ...orderingSample, steps: orderingSample.steps.map((one) => ({ ...one, feedback: [] })) },
    ];
    expect(silentAnswers(silent)).toEqual([
      'signes : « calme »',
      'signes : « repos »',
      'ome-cancer : « faux »',
      'suffixes : « incision »',
    ]);
  });

  it('are read whole: gaps, pairs and steps are words too', () => {
    expect(statementOf(gapsSample)).toContain('Trop vite : …, mal respirer : …');
    for (const side of ['-algie', 'masse', 'incision'])
      expect(statementOf(matchingSample)).toContain(side);
    for (const { text } of orderingSample.steps)
      expect(statementOf(orderingSample)).toContain(plain(text));
  });

  it('are alike when one sentence answers both', () => {
    const one = asks('a', ['le numéro inscrit au dossier du patient', true, '']);
    const [same, other] = [
      { ...one, id: 'b' },
      asks('c', ['la température du réfrigérateur', true, '']),
    ];
    expect(pairsAlike([one, same, other]).map(([x, y]) => [x, y])).toEqual([['a', 'b']]);
  });

  it('are alike too when they ask otherwise, but not when both are reckoned', () => {
    const sentence = says('La date de naissance d’abord, trois lettres du nom ensuite.');
    const one = {
      ...asks('a', ['sa date de naissance', true, '']),
      stem: says('Que cherchez-vous ?'),
      explanation: sentence,
    };
    const other = { ...one, id: 'b', stem: says('Une fiche mal écrite : par où commencer ?') };
    const sum = { ...numberSample, id: 'c', stem: says('Combien ?'), explanation: sentence };
    expect(pairsAlike([one, other, sum]).map(([x, y]) => [x, y])).toEqual([['a', 'b']]);
    const reckoned = { ...sum, id: 'd', answer: 12, stem: says('Et ici ?') };
    expect(pairsAlike([sum, reckoned])).toEqual([]);
  });
});

describe('the survey', () => {
  it('measures the fixture course as it is', async () => {
    const { course, module } = await moduleWith();
    const survey = surveyOf(module, course, NO_DOUBTS);
    expect(survey.lessons.map(({ slug }) => slug)).toEqual(module.lessons.map(({ slug }) => slug));
    const questions = module.lessons.reduce(
      (sum, lesson) => sum + withDecisions(lesson.questions).length,
      0,
    );
    expect(survey.levels.reduce((sum, count) => sum + count, 0)).toBe(
      questions + module.assessments.reduce((sum, { bank }) => sum + bank.length, 0),
    );
    expect(survey.lessons[1]?.objectives).toEqual({ lire: [4, 3], ecrire: [1, 3] });
    expect(survey.evaluation).toEqual({
      ...{ bank: assessmentOf(module, 'evaluation')?.bank.length, draw: 4 },
      reviewed: false,
    });
    expect(printSurvey(course)).toContain(`${module.title} : ${module.lessons.length} leçons`);
  });

  it('counts every word of a lesson, and forty seconds a question', async () => {
    const words = (count: number): string => 'mot '.repeat(count).trim();
    const gaps = { ...gapsSample, stem: [], explanation: [] };
    const { course, module } = await moduleWith(({ modules: [first] }) => ({
      lessons: (first?.lessons ?? []).slice(0, 1).map((lesson) => ({
        ...lesson,
        sections: [{ id: 'a', title: 'A', text: words(356) }],
        questions: [gaps, { ...gaps, id: 'b' }, { ...gaps, id: 'c' }],
      })),
    }));
    const [lesson] = surveyOf(module, course, NO_DOUBTS).lessons;
    // « Trop vite : …, mal respirer : … » has four words to read.
    expect(lesson).toMatchObject({ words: 356 + 3 * 4, questions: 3, minutes: 4 });
  });

  it('counts no minute of what may be left out', async () => {
    const minutesWith = async (required: boolean) => {
      const { course, module } = await moduleWith(({ modules: [first] }) => ({
        lessons: (first?.lessons ?? []).slice(0, 1).map((lesson) => ({
          ...lesson,
          sections: [],
          questions: ['a', 'b', 'c'].map((id) => ({ ...gapsSample, id, required })),
        })),
      }));
      return surveyOf(module, course, NO_DOUBTS).lessons[0]?.minutes;
    };
    expect(await minutesWith(true)).toBe(2);
    expect(await minutesWith(false)).toBe(0);
  });

  it('counts the seconds that a series is counted over', async () => {
    const minutesWith = async (minute: boolean) => {
      const { course, module } = await moduleWith(({ modules: [first] }) => ({
        lessons: (first?.lessons ?? []).slice(0, 1).map((lesson) => ({
          ...lesson,
          sections: [],
          questions: ['a', 'b', 'c', 'd', 'e', 'f'].map((id) => ({
            ...seriesSample,
            ...{ id, stem: [], explanation: [] },
            series: { ...seriesSample.series, minute },
          })),
        })),
      }));
      return surveyOf(module, course, NO_DOUBTS).lessons[0]?.minutes;
    };
    expect(await minutesWith(false)).toBe(7);
    expect(await minutesWith(true)).toBe(10);
  });

  it('names what sends a learner to their trainer, and what is still in doubt', async () => {
    const doubts: Doubts = {
      notes: [],
      doubts: [
        { marks: ['V', 'CG'], places: ['module'], text: '', first: true },
        { marks: ['CG'], places: ['module'], text: '', first: false },
      ],
    };
    const unsure = {
      ...choiceSample,
      explanation: says('La suite est à vérifier auprès de votre formateur.'),
    };
    const { course, module } = await moduleWith(({ modules: [first] }) => ({
      lessons: (first?.lessons ?? [])
        .map((lesson) => ({ ...lesson, questions: [unsure] }))
        .slice(0, 1),
    }));
    const survey = surveyOf(module, course, doubts);
    expect(survey.unverified).toEqual([unsure.id]);
    expect(survey.doubts).toEqual({ all: 2, first: 1, marks: { V: 1, CG: 2 } });
    const printed = printSurvey(course, { [module.id]: doubts });
    expect(printed).toContain('doutes à faire lever : 2 (V 1, CG 2), dont 1 à répondre d’abord');
    expect(printed).toContain(`textes « à vérifier auprès de… » (1) : ${unsure.id}`);
  });

  it('says when length or judgement gives the answer away, and when it never is the longest', async () => {
    const printed = async (bank: readonly Question[]) => {
      const { course } = await moduleWith(({ modules: [first] }) => ({
        assessments: (first?.assessments ?? [])
          .filter(({ role }) => role === 'evaluation')
          .map((one) => ({ ...one, bank })),
      }));
      return (
        printSurvey(course)
          .split('\n')
          .find((line) => line.includes('banque :')) ?? ''
      );
    };
    const many = (one: Question): readonly Question[] =>
      Array.from({ length: 10 }, (_, at) => ({ ...one, id: `q${at}` }));
    const long = asks('a', ['une longue réponse', true, ''], ['non', false, 'Non.']);
    const short = asks(
      'a',
      ['oui', true, ''],
      ['une fausse longue', false, 'Non.'],
      ['un', false, 'Non.'],
    );
    expect(await printed(many(long))).toContain('ATTENTION, la plus longue trop souvent');
    expect(await printed(many(short))).toContain('presque jamais la plus longue');
    expect(await printed(many(trueFalseSample))).toContain('vrai ou faux se devine');
    expect(await printed([short])).not.toContain('ATTENTION');
  });

  it('names the words of the glossary that no lesson and no question meets', async () => {
    const { course } = await moduleWith();
    const glossary = [
      term('céphalée', 'x'),
      term('migraine', 'x', { forms: ['migraineux'] }),
      // Part of « remontée », and « en » in every sentence.
      term('monté', 'x'),
      term('EN', 'x'),
      term('suffixe-jamais-vu', 'x'),
    ];
    const [module] = course.modules;
    if (!module) throw new Error('no module');
    const lesson = (text: string, ...questions: readonly Question[]) => ({
      ...module,
      evaluation: null,
      lessons: module.lessons
        .slice(0, 1)
        .map((one) => ({ ...one, questions, sections: [{ id: 'a', title: 'A', text }] })),
    });
    const unused = (one: typeof module, named: readonly string[] = []) =>
      unusedTerms({ glossary, modules: [one] }, new Set(named)).map((entry) => entry.term);
    expect(unused(lesson('Des Céphalées en salve, remontées.'))).toEqual([
      ...['migraine', 'monté', 'EN', 'suffixe-jamais-vu'],
    ]);
    const asked = asks('a', ['oui', true, 'Un migraineux l’a, sur une EN.']);
    expect(unused(lesson('', asked), ['suffixe-jamais-vu'])).toEqual(['céphalée', 'monté']);
  });

  it('ends with the official themes, those not taught at a distance among them', async () => {
    const { course, module } = await moduleWith();
    const blocs = [
      {
        number: 2,
        title: 'Second bloc',
        themes: [
          { title: 'Un thème', module: module.id },
          { title: 'Un autre', module: null },
        ],
      },
    ];
    const survey = surveyOf(module, course, NO_DOUBTS);
    const minutes = survey.lessons.reduce((sum, lesson) => sum + lesson.minutes, 0);
    const taught = { module: module.title, lessons: module.lessons.length, minutes };
    expect(themesOf({ blocs }, new Map([[module.id, survey]]))).toEqual([
      { bloc: 2, title: 'Un thème', taught },
      { bloc: 2, title: 'Un autre', taught: null },
    ]);
    expect(
      printSurvey({ ...course, blocs })
        .split('\n')
        .slice(-4),
    ).toEqual([
      `Thèmes officiels (${course.certification}) : 1 sur 2 à distance`,
      '  Bloc 2. Second bloc',
      `    Un thème  module ${module.title} : ${module.lessons.length} leçons, ${minutes} min`,
      '    Un autre  pas à distance',
    ]);
  });
});

describe('the file a professional signs', () => {
  const NOTED: Doubts = {
    notes: ['Lisez d’abord ceci.'],
    doubts: [
      { marks: ['V'], places: ['courte'], text: '« <90 » — **à confirmer**', first: true },
      { marks: ['S*'], places: ['essai-courte'], text: 'doute de question', first: false },
      { marks: ['CG'], places: ['glossaire/cephalee'], text: 'doute de mot', first: false },
      { marks: ['Conv'], places: ['brassard.svg'], text: 'doute de figure', first: false },
      { marks: ['CG'], places: ['sources/specimen'], text: 'doute de source', first: false },
      { marks: ['J'], places: ['glossaire'], text: 'doute sans place', first: false },
    ],
  };
  async function printed(noted = NOTED) {
    const { course, module, figures, shown } = await moduleWith();
    const html = sheetOf(module, course, noted, { figures, shown });
    const text = html.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
    return { course, module, html, text };
  }

  it('holds every sentence of every lesson, question and word', async () => {
    const { course, module, text } = await printed();
    const all = [
      ...module.lessons.flatMap(({ questions }) => questions),
      ...module.assessments.flatMap(({ bank }) => bank),
    ];
    for (const question of all) {
      expect(text).toContain(question.id);
      for (const paragraph of [...question.stem, ...question.explanation])
        expect(text).toContain(plain(paragraph));
      for (const { answer, feedback } of commentsOf(question)) {
        expect(text).toContain(answer);
        for (const paragraph of feedback) expect(text).toContain(plain(paragraph));
      }
      if (question.kind === 'gaps')
        for (const gap of question.gaps)
          for (const answer of gap.answers) expect(text).toContain(answer);
      else if (question.kind === 'matching')
        for (const side of [...question.items, ...question.targets])
          expect(text).toContain(plain(side.text));
      else if (question.kind === 'ordering')
        for (const step of question.steps) expect(text).toContain(plain(step.text));
      else if (question.kind === 'scenario')
        for (const { title, decision } of question.scenes) {
          expect(text).toContain(title);
          for (const { answer } of decision ? commentsOf(decision.question) : [])
            expect(text).toContain(answer);
        }
      else if (question.kind !== 'choice' && question.kind !== 'multiple')
        expect(text).toContain(rightOf(question));
      for (const line of (question.documents ?? []).flatMap(paperLines))
        expect(text).toContain(line);
    }
    expect(all.some(({ documents }) => documents)).toBe(true);
    for (const { sections, documents = [] } of module.lessons) {
      for (const section of sections)
        for (const line of section.text.split('\n')) expect(text).toContain(line);
      for (const line of documents.flat().flatMap(paperLines)) expect(text).toContain(line);
    }
    for (const { term: word, definition } of course.glossary) {
      expect(text).toContain(word);
      expect(text).toContain(plainRich([definition]));
    }
  });

  it('asks what to answer first, then each doubt where it bears, with its mark', async () => {
    const { module, html, text } = await printed();
    const at = (words: string): number => text.indexOf(words);
    const lesson = (number: number): number =>
      at(`<h2>${number}. ${module.lessons[number - 1]?.title}`);
    expect(at('Lisez d’abord ceci.')).toBeGreaterThan(at('À répondre d’abord'));
    expect(at('« <90 » — <b>à confirmer</b>')).toBeLessThan(lesson(1));
    expect(at('doute sans place')).toBeLessThan(lesson(1));
    expect(at('doute de figure')).toBeGreaterThan(lesson(1));
    expect(at('doute de figure')).toBeLessThan(lesson(2));
    expect(at('doute de question')).toBeGreaterThan(at('<b>1.</b> essai-courte,'));
    expect(at('doute de mot')).toBeGreaterThan(at('Mots du glossaire'));
    expect(at('doute de source')).toBeGreaterThan(at('<h2>Sources'));
    for (const { text: doubt } of NOTED.doubts.slice(1)) expect(text.split(doubt)).toHaveLength(2);
    expect(html).toMatch(/essai-courte, niveau 1[^<]*<span class="marque">S\*<\/span>/);
    expect(html).not.toMatch(/<script|https?:[^"]*\.(js|css)/);
  });

  it('says that nothing is in doubt where nothing is', async () => {
    expect((await printed(NO_DOUBTS)).text).toContain('Aucun doute n’a été noté');
  });
});
