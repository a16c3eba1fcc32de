/**
 * French prose people wrote, enough for 300 lessons: the practical sheets of the Ministry of Labour,
 * which the npm package below carries (Apache-2.0, texts under Licence Ouverte). It is fetched with
 * the npm client into the system's temporary folder, never into the project. Where the registry is
 * out of reach, the real course's own sentences are recombined, and the bench says so: few words
 * said often flatter any index.
 */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { shuffle } from '../../src/core/question/shuffle.ts';
import { loadCourse } from '../../src/authoring/read-course.ts';
import { slug } from '../../src/core/text/text.ts';
import { opening } from './generated-questions.ts';
import { ROOT } from './sites.ts';

const PACKAGE = '@socialgouv/fiches-travail-data';
const VERSION = '4.1174.0';
const SECTION_WORDS = 140;
const SECTIONS = 4;

export interface ProseSection {
  readonly title: string;
  readonly paragraphs: readonly string[];
}

export interface ProseLesson {
  readonly title: string;
  readonly sections: readonly ProseSection[];
}

export interface Prose {
  /** Where the text comes from, for the table. */
  readonly source: string;
  readonly lessons: readonly ProseLesson[];
}

/** @returns `count` lessons of about 560 words in four sections. */
export async function prose(count: number): Promise<Prose> {
  const sheets = officialSheets();
  if (sheets) {
    const lessons = oneOfEach(sheets.map(lessonsOf)).slice(0, count);
    return { source: `${PACKAGE}@${VERSION}, ${stats(lessons)}`, lessons };
  }
  const lessons = await recombined(count);
  return {
    source: `the real course's own sentences, recombined (${PACKAGE} could not be fetched; flatters the index), ${stats(lessons)}`,
    lessons,
  };
}

interface Sheet {
  readonly title: string;
  readonly sections: readonly { readonly title: string; readonly html: string }[];
}

function officialSheets(): readonly Sheet[] | null {
  const folder = join(tmpdir(), 'cqp-bench-prose', VERSION);
  const file = join(folder, 'package/data/fiches-travail.json');
  if (!existsSync(file)) {
    mkdirSync(folder, { recursive: true });
    try {
      const packed = execFileSync(
        'npm',
        ['pack', '--silent', `${PACKAGE}@${VERSION}`, '--pack-destination', folder],
        { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'], timeout: 120_000 },
      );
      execFileSync('tar', [
        'xzf',
        join(folder, packed.trim().split('\n').at(-1) ?? ''),
        '-C',
        folder,
      ]);
    } catch {
      return null;
    }
  }
  return JSON.parse(readFileSync(file, 'utf8')) as readonly Sheet[];
}

/** Videos' transcripts and lists of links are not what a lesson says. */
const NOT_PROSE = /vidéo|à lire|textes de réf|services en ligne/i;

function lessonsOf({ title, sections }: Sheet): ProseLesson[] {
  const parts = sections
    .filter((section) => !NOT_PROSE.test(section.title))
    .flatMap((section) =>
      cut(sentencesOf(section.html)).map((paragraphs, at) => ({
        // A long section is several here: its later parts are named by their first words.
        title: at === 0 ? clean(section.title) : opening(paragraphs[0] ?? '', 7),
        paragraphs,
      })),
    );
  const lessons: ProseLesson[] = [];
  for (let at = 0; at + SECTIONS <= parts.length; at += SECTIONS)
    lessons.push({
      title: clean(title) + (at > 0 ? ` (${at / SECTIONS + 1})` : ''),
      sections: parts.slice(at, at + SECTIONS),
    });
  return lessons.filter(isClear);
}

/** Titles and first words all different, as the questions on them need. */
function isClear({ sections }: ProseLesson): boolean {
  const titles = sections.map(({ title }) => slug(title));
  const openings = sections.map(({ paragraphs }) => slug(opening(paragraphs[0] ?? '')));
  return [titles, openings].every((texts) => new Set(texts).size === texts.length);
}

/** The first of each sheet before the second of any: as many subjects as possible. */
function oneOfEach(groups: readonly (readonly ProseLesson[])[]): ProseLesson[] {
  const rounds = Math.max(...groups.map((group) => group.length));
  return Array.from({ length: rounds }, (_, round) =>
    groups.flatMap((group) => group[round] ?? []),
  ).flat();
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&nbsp;': ' ',
  '&amp;': 'et',
  '&quot;': '',
  '&#039;': '’',
  '&euro;': '€',
};

function sentencesOf(html: string): string[] {
  return html
    .replace(/<\/(p|li|h\d|div|td|th|ul)>|<br\s*\/?>/g, '\n')
    .replace(/<[^>]*>/g, '')
    .replace(/&[#\w]+;/g, (entity) => ENTITIES[entity] ?? ' ')
    .split(/\n+|(?<=[.!?]) (?=\p{Lu})/u)
    .map(clean)
    .filter(
      (sentence) =>
        /^\p{Lu}/u.test(sentence) && !/www|http|@/.test(sentence) && sentence.split(' ').length > 4,
    );
}

/** Nothing here may mean something to MDX, nor be refused as a control sign: prose is measured. */
function clean(text: string): string {
  return text
    .replace(/[{}<>*_`[\]|\\#~"\p{Cc}]/gu, ' ')
    .replace(/^(import|export)\b/i, 'Dit')
    .replace(/\s+/g, ' ')
    .trim();
}

/** Sections of about 140 words in two paragraphs; what is left over at the end is dropped. */
function cut(sentences: readonly string[]): string[][] {
  const sections: string[][] = [];
  let run: string[] = [];
  for (const sentence of sentences) {
    run.push(sentence);
    if (wordCount(run.join(' ')) < SECTION_WORDS) continue;
    const half = Math.ceil(run.length / 2);
    sections.push(
      [run.slice(0, half), run.slice(half)].map((part) => part.join(' ')).filter(Boolean),
    );
    run = [];
  }
  return sections;
}

async function recombined(count: number): Promise<ProseLesson[]> {
  const { course } = await loadCourse(join(ROOT, 'content'));
  const lessons = course.modules.flatMap((module) => module.lessons);
  const sentences = lessons.flatMap(({ sections }) =>
    sections.flatMap(({ text }) =>
      text
        .split(/\n+|(?<=[.!?]) (?=\p{Lu})/u)
        .map(clean)
        .filter(Boolean),
    ),
  );
  return Array.from({ length: count }, (_, at) => {
    const parts = cut(shuffle(sentences, `bench-${at}`)).slice(0, SECTIONS);
    const model = lessons[at % lessons.length];
    return {
      title: `${model?.title ?? 'Leçon'} (${at + 1})`,
      sections: parts.map((paragraphs, place) => ({ title: `Partie ${place + 1}`, paragraphs })),
    };
  });
}

const wordCount = (text: string): number => text.split(/\s+/).length;

function stats(lessons: readonly ProseLesson[]): string {
  const words = lessons
    .flatMap(({ sections }) => sections.flatMap(({ paragraphs }) => paragraphs))
    .flatMap((text) => text.toLowerCase().match(/\p{L}+/gu) ?? []);
  return `${lessons.length} lessons, ${words.length} words, ${new Set(words).size} different`;
}
