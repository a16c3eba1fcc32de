import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { join } from 'node:path';
import { loadCourse } from '../../src/authoring/load.ts';
import {
  gist,
  likeness,
  readability,
  syllablesOf,
  wordsOf,
} from '../../src/authoring/survey/language.ts';
import { surveyOf } from '../../src/authoring/survey/module.ts';
import { printSurvey } from '../../src/authoring/survey/print.ts';
import { sheetOf } from '../../src/authoring/survey/sheet.ts';
import { paperLines } from '../../src/core/document/paper.ts';
import { plain } from '../../src/core/rich.ts';
import {
  choicesOf,
  cuesOf,
  pairsAlike,
  silentChoices,
} from '../../src/authoring/survey/questions.ts';
import { choiceSample } from '../core/question/samples.ts';
import type { ChoiceQuestion } from '../../src/core/question/types.ts';

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

describe('questions', () => {
  it('tell by length and place', () => {
    const told = [
      asks('a', ['la bonne réponse, bien plus longue', true, ''], ['courte', false, 'Non.']),
      asks('b', ['oui', true, ''], ['une fausse assez longue', false, '']),
      asks('c', ['fausse', false, 'Non.'], ['juste!', true, '']),
    ];
    expect(cuesOf(told)).toEqual({ single: 3, longest: 1, shortest: 1, places: [2, 1] });
    expect(silentChoices(told)).toEqual(['b : « une fausse assez longue »']);
  });

  it('are alike when one sentence answers both', () => {
    const one = asks('a', ['le numéro inscrit au dossier du patient', true, '']);
    const [same, other] = [
      { ...one, id: 'b' },
      asks('c', ['la température du réfrigérateur', true, '']),
    ];
    expect(pairsAlike([one, same, other]).map(([x, y]) => [x, y])).toEqual([['a', 'b']]);
  });
});

describe('the survey', () => {
  it('measures the fixture course as it is', async () => {
    const { course } = await loadCourse(join(import.meta.dirname, '../fixtures/cours'));
    const [module] = course.modules;
    if (!module) throw new Error('no module');
    const survey = surveyOf(module, course);
    expect(survey.lessons.map(({ slug }) => slug)).toEqual(module.lessons.map(({ slug }) => slug));
    const questions = module.lessons.reduce((sum, lesson) => sum + lesson.questions.length, 0);
    expect(survey.levels.reduce((sum, count) => sum + count, 0)).toBe(
      questions + (module.evaluation?.bank.length ?? 0),
    );
    expect(survey.lessons[0]?.objectives).toHaveProperty(
      module.lessons[0]?.objectives[0]?.id ?? '',
    );
    expect(printSurvey(course)).toContain(`${module.title} : ${module.lessons.length} leçons`);
  });
});

describe('the file a professional signs', () => {
  it('holds every sentence of every lesson and question, and what to answer first', async () => {
    const { course } = await loadCourse(join(import.meta.dirname, '../fixtures/cours'));
    const [module] = course.modules;
    if (!module) throw new Error('no module');
    const doubts = '# Doutes\n\n## Seuils\n- une-lecon.mdx — « <90 » — à confirmer';
    const html = sheetOf(module, course, doubts);
    const text = html.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
    const all = [
      ...module.lessons.flatMap(({ questions }) => questions),
      ...(module.evaluation?.bank ?? []),
    ];
    for (const question of all) {
      expect(text).toContain(question.id);
      for (const paragraph of [...question.stem, ...question.explanation])
        expect(text).toContain(plain(paragraph));
      for (const line of (question.documents ?? []).flatMap(paperLines))
        expect(text).toContain(line);
      for (const { text: choice, feedback } of choicesOf(question)) {
        expect(text).toContain(choice);
        for (const paragraph of feedback) expect(text).toContain(plain(paragraph));
      }
    }
    expect(all.some(({ documents }) => documents)).toBe(true);
    for (const { sections } of module.lessons)
      for (const section of sections)
        for (const line of section.text.split('\n')) expect(text).toContain(line);
    expect(text.indexOf('« <90 »')).toBeLessThan(text.indexOf(module.lessons[0]?.title ?? ''));
    expect(html).not.toMatch(/<script|https?:[^"]*\.(js|css)/);
  });
});
