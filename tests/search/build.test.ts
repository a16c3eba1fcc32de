import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { loadCourse } from '../../src/authoring/read-course.ts';
import { withDecisions } from '../../src/core/question/decisions.ts';
import { plain } from '../../src/core/text/rich.ts';
import { searchFiles } from '../../src/search/build.ts';
import { fullEngine, hitsOf, LIMITS, realCourse, realEngine, shipped } from './course.ts';
import { MINI } from './mini.ts';

const FIXTURE = resolve(import.meta.dirname, '../fixtures/cours');
const QUESTION = /<(Choix|ChoixMultiple|VraiFaux|Trous|Nombre|Appariement|Ordre) [^]*?<\/\1>/g;
/** Headings and links hold it together: no word may be added to those. */
const SCENARIO = /<Scenario [^]*?<\/Scenario>/g;
const scratch = mkdtempSync(join(tmpdir(), 'cqp-recherche-'));
afterAll(() => rmSync(scratch, { recursive: true }));

/** Every text of every question gets a word that stands nowhere else. */
function markQuestions(dir: string): string[] {
  const markers: string[] = [];
  const marker = (): string => {
    markers.push(`zzsecret${markers.length}zz`);
    return markers.at(-1) ?? '';
  };
  const markLine = (line: string): string => {
    if (line.startsWith('<')) return line.replace(/alt="/, () => `alt="${marker()} `);
    // The name of a place of a figure.
    if (line.includes('](#')) return line.replace('](#', () => ` ${marker()}](#`);
    if (/^\|[\s|:-]*\|$/.test(line) || !/\p{L}/u.test(line)) return line;
    if (line.startsWith('|'))
      return line.replace(/(\p{L}[^|]*)\|/gu, (_, cell) => `${cell} ${marker()} |`);
    return `${line.replace(/\[\[/g, () => `[[${marker()}|`)} ${marker()}`;
  };
  for (const name of readdirSync(dir).filter((file) => file.endsWith('.mdx'))) {
    const path = join(dir, name);
    const text = readFileSync(path, 'utf8');
    const marked = text
      .replace(SCENARIO, '')
      .replace(QUESTION, (block) => block.split('\n').map(markLine).join('\n'));
    writeFileSync(path, marked);
  }
  return markers;
}

describe('questions', () => {
  test('no word of a question or answer is shipped or found', async () => {
    cpSync(FIXTURE, scratch, { recursive: true });
    const markers = markQuestions(join(scratch, 'modules/essai'));
    const { course, diagnostics } = await loadCourse(scratch);
    expect(diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
    const kinds = new Set(
      course.modules.flatMap(({ lessons }) =>
        lessons.flatMap(({ questions }) => questions.map(({ kind }) => kind)),
      ),
    );
    expect(kinds.size).toBe(8);
    const questions = JSON.stringify(
      course.modules.map(({ lessons, assessments }) => [
        lessons.map((lesson) => lesson.questions),
        assessments.map(({ bank }) => bank),
      ]),
    );
    // All but the heading of a table's third column, which no question keeps.
    const kept = markers.filter((marker) => questions.includes(marker));
    expect(kept.length).toBeGreaterThan(150);
    expect(markers.length - kept.length).toBeLessThanOrEqual(1);

    const files = JSON.stringify([...shipped(course)]);
    expect(files).toContain('tensiomètre');
    expect(files).not.toContain('zzsecret');
    const engine = fullEngine(course);
    for (const marker of markers) {
      const { answer } = engine.search(marker, LIMITS);
      expect(hitsOf(answer)).toEqual([]);
    }
  });
});

test('nor is what a question of the real course asks, nor what a scene decides and leads to', async () => {
  const course = await realCourse();
  const files = JSON.stringify([...shipped(course)]);
  const asked = course.modules.flatMap(({ lessons }) =>
    lessons.flatMap(({ questions }) => withDecisions(questions)),
  );
  // What a scene tells is found: the situation is, its decisions are not.
  const texts = asked.flatMap((question) => {
    if (question.kind === 'scenario')
      return question.scenes.flatMap(({ decision }) =>
        Object.values(decision?.ways ?? {}).flatMap(({ then }) => then),
      );
    const options = question.kind === 'choice' ? question.options : [];
    return [
      ...question.stem,
      ...question.explanation,
      ...options.flatMap(({ text, feedback }) => [text, ...feedback]),
      ...(question.kind === 'series' ? [[question.series.intervals.join(', ')]] : []),
    ];
  });
  const long = texts.map(plain).filter(({ length }) => length > 60);
  expect(long.length).toBeGreaterThan(500);
  expect(long.filter((text) => files.includes(JSON.stringify(text).slice(1, -1)))).toEqual([]);
});

describe('the files', () => {
  test('are split where a part is full, and every part is named by its first stem', () => {
    const parts = searchFiles(MINI, 60).filter(({ name }) => name.startsWith('mots-'));
    expect(parts.length).toBeGreaterThan(5);
    const titles = shipped(MINI, 60).get('titres') as { readonly parts: readonly string[] };
    expect(titles.parts).toHaveLength(parts.length);
    expect([...titles.parts].sort()).toEqual(titles.parts);
  });

  test('are one build: the same version, another as soon as a text changes', () => {
    const versions = new Set(searchFiles(MINI).map(({ content }) => content.version));
    expect(versions.size).toBe(1);
    const [first, ...modules] = MINI.modules;
    const lessons = first.lessons.map((lesson) => ({ ...lesson, summary: 'Autre.' }));
    const other = searchFiles({ ...MINI, modules: [{ ...first, lessons }, ...modules] });
    expect(versions).not.toContain(other[0]?.content.version);
    expect(searchFiles(MINI)[0]?.content.version).toBe([...versions][0]);
  });

  test('answer the same however finely the alphabet is split', async () => {
    const course = await realCourse();
    const whole = await realEngine();
    const split = fullEngine(course, 2_000);
    for (const query of [
      'tension',
      'mal de tête',
      'préf',
      'hémoragie',
      'lire un courrier',
      'plan',
    ]) {
      const names = (engine: typeof whole): (readonly [string, number])[] =>
        hitsOf(engine.search(query, LIMITS).answer).map(({ id, title }) => [id, title.length]);
      expect(new Set(names(split).map(([id]) => id))).toEqual(
        new Set(names(whole).map(([id]) => id)),
      );
    }
  });

  test('an empty course is searched calmly', () => {
    const engine = fullEngine({ modules: [], glossary: [] });
    expect(engine.search('tension', LIMITS).answer.suggestions).toEqual([]);
  });
});
