/** Course → the files of the search. Pure; questions are never read. */
import type { Course, Lesson, Term } from '../core/course/course.ts';
import { hash } from '../core/text/hash.ts';
import { plain } from '../core/text/rich.ts';
import { fold, slug } from '../core/text/text.ts';
import { encode, type Entry } from './codec.ts';
import {
  textsName,
  TITLES,
  wordsName,
  type LessonTitles,
  type TermColumns,
  type TextsFile,
  type TitlesFile,
  type WordsFile,
} from './files.ts';
import { lengthSign } from './numbers.ts';
import { words } from './pipeline.ts';
import { invert } from './postings.ts';

/** Characters of words and postings in one part of the alphabet: about 9 kB after brotli. */
const PART = 18_000;

export interface SearchFile {
  /** Without extension. */
  readonly name: string;
  readonly content: TitlesFile | WordsFile | TextsFile;
}

/** `part`: how many characters a part of the alphabet may weigh. */
export function searchFiles(
  course: Pick<Course, 'modules' | 'glossary'>,
  part = PART,
): readonly SearchFile[] {
  const texts = course.modules.map(({ lessons }) => lessons.map(lessonTexts));
  const flat = texts.flat(2);
  const { postings, lengths } = invert([{ name: 'texte', boost: 1, texts: flat }]);
  const forms = displayForms(flat);
  const stems = [...postings.keys()].sort();
  const parts = split(
    stems.map((stem) => ({
      stem,
      form: forms.get(stem) ?? stem,
      postings: postings.get(stem)?.get('texte') ?? [],
    })),
    part,
  );
  const titles = {
    modules: course.modules.map(({ id, title, ink, lessons }) => ({
      id,
      title,
      ink,
      lessons: lessons.map(lessonTitles),
    })),
    terms: termColumns(course),
    parts: parts.map(([first]) => first?.stem ?? ''),
    lengths: (lengths.get('texte') ?? []).map(lengthSign).join(''),
  };
  const encoded = parts.map(encode);
  const version = hash(JSON.stringify([titles, encoded, texts]));
  return [
    { name: TITLES, content: { version, ...titles } },
    ...encoded.map((content, index) => ({
      name: wordsName(index),
      content: { version, ...content },
    })),
    ...course.modules.map(({ id }, index) => ({
      name: textsName(id),
      content: { version, texts: texts[index] ?? [] },
    })),
  ];
}

/** The text of each document of a lesson: its own, then its sections'. */
function lessonTexts(lesson: Lesson): string[] {
  const own = [lesson.summary, ...lesson.objectives.map(({ text }) => text)].join('\n');
  return [own, ...lesson.sections.map(({ text }) => text)];
}

function lessonTitles({ slug: name, number, title, sections }: Lesson): LessonTitles {
  return [
    name,
    number,
    title,
    ...sections.map((section) =>
      section.id === slug(section.title) ? section.title : `${section.id}\t${section.title}`,
    ),
  ];
}

function termColumns({ glossary, modules }: Pick<Course, 'modules' | 'glossary'>): TermColumns {
  const column = (cell: (term: Term) => string): string =>
    glossary.map((term) => cell(term).replace(/\s*\n\s*/g, ' ')).join('\n');
  const list = (items: readonly string[]): string =>
    items.map((item) => item.replaceAll('|', '/')).join('|');
  return {
    names: column(({ term }) => term),
    ids: column(({ id, term }) => (id === slug(term) ? '' : id)),
    abbreviations: column(({ abbreviation }) => abbreviation ?? ''),
    modules: column(({ module }) => {
      const place = modules.findIndex(({ id }) => id === module);
      return place < 0 ? '' : String(place);
    }),
    definitions: column(({ definition }) => plain(definition)),
    everyday: column(({ everyday }) => list(everyday)),
    forms: column((term) => list(otherForms(term))),
  };
}

const stems = (text: string): string =>
  words(text)
    .map(({ stem }) => stem ?? '')
    .join(' ');

/** A plural the stemmer finds by itself need not be shipped. */
function otherForms({ term, forms }: Term): readonly string[] {
  const known = new Set([stems(term)]);
  return forms.filter((form) => {
    const key = stems(form);
    if (known.has(key)) return false;
    known.add(key);
    return true;
  });
}

/** Stem → its most frequent written form, in small letters. */
function displayForms(texts: readonly string[]): ReadonlyMap<string, string> {
  const counts = new Map<string, Map<string, number>>();
  for (const text of texts) {
    for (const { word, stem, start, end } of words(text)) {
      if (stem === null) continue;
      const written = text.slice(start, end).toLowerCase().replaceAll('/', '');
      // What cannot be read back as this one word is shown folded.
      const form = fold(written) === word ? written : word;
      const forms = counts.get(stem) ?? new Map<string, number>();
      counts.set(stem, forms);
      forms.set(form, (forms.get(form) ?? 0) + 1);
    }
  }
  return new Map(
    [...counts].map(([stem, forms]) => [
      stem,
      [...forms].reduce((best, other) => (other[1] > best[1] ? other : best))[0],
    ]),
  );
}

interface Stemmed extends Entry {
  readonly stem: string;
}

/** Parts of about the same weight, near `most` or under. */
function split(entries: readonly Stemmed[], most: number): readonly Stemmed[][] {
  const total = entries.reduce((sum, entry) => sum + weight(entry), 0);
  const share = total / Math.max(1, Math.ceil(total / most));
  let before = 0;
  const parts = Map.groupBy(entries, (entry) => {
    const part = Math.floor(before / share);
    before += weight(entry);
    return part;
  });
  return [...parts.values()];
}

const weight = ({ form, postings }: Stemmed): number => form.length + 1 + 1.5 * postings.length;
