/** A ranked document or term → what the page shows of it. */
import type { Hit } from './answer.ts';
import type { Catalogue, TermEntry } from './catalogue.ts';
import { excerpt, mark } from './excerpt.ts';
import type { Naming } from './naming.ts';
import { words } from './pipeline.ts';

/** The text of a document, null while it is not here. */
export type TextOf = (document: number) => string | null;

type Stems = ReadonlySet<string>;

export function termHit(
  { terms, modules }: Catalogue,
  at: number,
  stems: Stems,
  naming: Naming | undefined,
): Hit | null {
  const term = terms[at];
  if (term === undefined) return null;
  const module = term.module === null ? undefined : modules[term.module];
  const { name, abbreviation } = term;
  return {
    id: `terme-${term.id}`,
    path: 'glossaire/',
    anchor: term.id,
    title: mark(capital(abbreviation === '' ? name : `${name} (${abbreviation})`), stems),
    excerpt: mark(term.definition, stems),
    place: module?.title ?? '',
    why: why(term, stems, naming),
    ink: module?.ink ?? 'neutre',
  };
}

export function lessonHit(
  { documents, modules }: Catalogue,
  at: number,
  stems: Stems,
  textOf: TextOf,
): Hit | null {
  const document = documents[at];
  const module = modules[document?.module ?? -1];
  const lesson = module?.lessons[document?.lesson ?? -1];
  if (document === undefined || module === undefined || lesson === undefined) return null;
  const text = textOf(at);
  const place = `${module.title}, leçon ${lesson.number}`;
  return {
    id: `document-${at}`,
    path: document.path,
    anchor: document.anchor,
    title: mark(document.title, stems),
    excerpt: text === null ? null : excerpt(text, stems),
    place: document.section === null ? place : `${place} · ${lesson.title}`,
    why: null,
    ink: module.ink,
  };
}

/** Said when the words searched are what patients say, and neither the term nor its forms. */
function why(term: TermEntry, stems: Stems, naming: Naming | undefined): string | null {
  const everyday = naming ? naming.everyday : closestEveryday(term, stems);
  return everyday === null
    ? null
    : `«\u00A0${everyday}\u00A0»\u00A0: mot courant pour ${small(term.name)}`;
}

function closestEveryday(term: TermEntry, stems: Stems): string | null {
  const inName = held([term.name, term.abbreviation, ...term.forms].join('\n'), stems);
  const best = term.everyday
    .map((text) => ({ text, held: held(text, stems) }))
    .reduce((one, other) => (other.held > one.held ? other : one), { text: '', held: inName });
  return best.held > inName ? best.text : null;
}

function held(text: string, stems: Stems): number {
  return new Set(words(text).flatMap(({ stem }) => (stem !== null && stems.has(stem) ? stem : [])))
    .size;
}

/** "céphalée" → "Céphalée"; an abbreviation written small, like "cp", stays so. */
function capital(name: string): string {
  return /^[^aeiouy\s]{1,4}$/i.test(name.normalize('NFD'))
    ? name
    : name.charAt(0).toUpperCase() + name.slice(1);
}

/** "Céphalée" inside a sentence; "HTA" and "SpO2" stay. */
function small(name: string): string {
  return /^\p{Lu}\p{Ll}+(?:\s|$)/u.test(name) ? name.charAt(0).toLowerCase() + name.slice(1) : name;
}
