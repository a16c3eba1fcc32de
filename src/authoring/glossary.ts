import type { Term } from '../core/course/course.ts';
import type { Inline } from '../core/text/rich.ts';
import { slug } from '../core/text/text.ts';
import { typeset } from '../core/text/typography.ts';
import { reporter, type Diagnostic, type Reporter } from './diagnostic.ts';
import { parseMdx } from './mdx.ts';
import { didYouMean } from './nearest.ts';
import type { Context } from './read/context.ts';
import { readInline } from './read/inline.ts';
import { checkLoss } from './read/loss.ts';
import { inParagraph, isParagraph } from './read/rich.ts';
import { checkForeign } from './scan/foreign.ts';
import { glossary as concept, term, type TermInput } from './schemas/glossary.ts';
import { sourceText, type SourceText, type Span } from './source.ts';
import { termIndex } from './terms.ts';
import { placeOf, validate } from './validate.ts';
import { readYaml, type YamlText } from './yaml.ts';

interface Entry {
  readonly input: TermInput;
  readonly term: Term;
  readonly report: Reporter;
  readonly place: (...path: (string | number)[]) => Span;
}

export interface Glossary {
  readonly terms: readonly Term[];
  readonly diagnostics: readonly Diagnostic[];
}

/** All entries, in the order of the French alphabet. `modules`: ids of the course's modules. */
export function readGlossary(files: readonly SourceText[], modules: readonly string[]): Glossary {
  const reports = files.map(reporter);
  const entries = reports.flatMap(readFile);
  const ids = checkIds(entries);
  const index = termIndex(entries.map(({ term }) => term));
  const names = new Map(entries.map((each) => [each.term.id, each.term.term]));
  const terms = entries.map((entry) => {
    checkPlural(entry);
    checkReferences(entry, ids, modules);
    return { ...entry.term, definition: definition(entry, { terms: index, termNames: names }) };
  });
  return {
    terms: terms.sort((a, b) => a.term.localeCompare(b.term, 'fr')),
    diagnostics: reports.flatMap(({ found }) => found),
  };
}

function readFile(report: Reporter): Entry[] {
  const whole = { start: 0, end: report.source.text.length };
  if (report.source.text.trim() === '') return [];
  const yaml = readYaml(report, whole);
  if (yaml === null) return [];
  const inputs = validate(report, yaml, concept, { start: 0, end: 1 }) ?? salvageAll(yaml.value);
  return inputs.flatMap((input, index) =>
    input === null ? [] : [entry(report, yaml, input, index)],
  );
}

/** An entry with an error still names its term: lessons that use it are not to blame. */
function salvageAll(value: unknown): readonly (TermInput | null)[] {
  return Array.isArray(value) ? value.map(salvage) : [];
}

function salvage(value: unknown): TermInput | null {
  const sound = term.safeParse(value);
  if (sound.success) return sound.data;
  if (typeof value !== 'object' || value === null || !('terme' in value)) return null;
  const { terme } = value;
  const id = 'id' in value && typeof value.id === 'string' ? { id: value.id } : {};
  return typeof terme === 'string' && terme !== ''
    ? { terme, ...id, definition: '', decomposition: [], voir: [], courant: [], formes: [] }
    : null;
}

function entry(report: Reporter, yaml: YamlText, input: TermInput, index: number): Entry {
  const plural = input.pluriel === undefined ? null : typeset(input.pluriel);
  const term: Term = {
    id: input.id ?? slug(input.terme),
    term: typeset(input.terme),
    grammar: input.nature ?? null,
    plural,
    pronunciation: input.prononciation ? typeset(input.prononciation) : null,
    abbreviation: input.abreviation ?? null,
    definition: [],
    parts: input.decomposition.map(([text, role, meaning]) => ({
      text,
      role,
      meaning: typeset(meaning),
    })),
    module: input.module ?? null,
    see: input.voir,
    everyday: input.courant.map(typeset),
    forms: [...new Set([...(plural === null ? [] : [plural]), ...input.formes.map(typeset)])],
  };
  const place: Entry['place'] = (...path) => placeOf(yaml, [index, ...path], { start: 0, end: 1 });
  return { input, term, report, place };
}

function checkIds(entries: readonly Entry[]): ReadonlySet<string> {
  const ids = new Set<string>();
  for (const { input, term, report, place } of entries) {
    if (ids.has(term.id)) {
      report.error({
        code: 'terme-en-double',
        at: place(input.id === undefined ? 'terme' : 'id'),
        message: `Le glossaire a déjà un terme « ${term.id} ».`,
        help: 'Réunissez les deux entrées, ou donnez-leur un « id: » différent.',
      });
    }
    ids.add(term.id);
  }
  return ids;
}

function checkPlural({ term, report, place }: Entry): void {
  if (term.plural?.toLowerCase() !== term.term.toLowerCase()) return;
  report.error({
    code: 'pluriel',
    at: place('pluriel'),
    message: `Le pluriel est le terme lui-même, « ${term.term} ».`,
    help: 'Retirez la ligne « pluriel: », ou écrivez le pluriel.',
  });
}

function checkReferences(
  { input, report, place }: Entry,
  ids: ReadonlySet<string>,
  modules: readonly string[],
): void {
  for (const [index, id] of input.voir.entries()) {
    if (ids.has(id)) continue;
    report.error({
      code: 'terme-inconnu',
      at: place('voir', index),
      message: `Le glossaire n’a pas de terme « ${id} ».`,
      help: didYouMean(id, [...ids], 'Ajoutez ce terme, ou retirez-le de « voir: ».'),
    });
  }
  if (input.module !== undefined && !modules.includes(input.module)) {
    report.error({
      code: 'module-inconnu',
      at: place('module'),
      message: `Le cours n’a pas de module « ${input.module} ».`,
      help: didYouMean(input.module, modules, `Les modules sont : ${modules.join(', ')}.`),
    });
  }
}

const MARKED = /[*_<>{}[\]\\`&]/;

/** A problem inside a definition is told at its YAML value: its own columns would mislead. */
function definition(
  { input, report, place }: Entry,
  known: Pick<Context, 'terms' | 'termNames'>,
): readonly Inline[] {
  const text = input.definition.trim();
  if (text === '') return [];
  const inner = reporter(sourceText(report.source.file, text));
  checkForeign(text, text, [], inner);
  if (!MARKED.test(text)) {
    tellAt(place('definition'), inner, report);
    return [typeset(text.replace(/\s+/gu, ' '))];
  }
  const parsed = parseMdx(text);
  const context: Context = {
    report: inner,
    place: 'guide',
    ...known,
    words: new Map(),
    sourceIds: new Set(),
    figures: new Map(),
    benches: null,
    links: [],
    objectives: [],
    cited: new Set(),
    shown: new Set(),
  };
  const nodes = parsed.status === 'ok' ? parsed.root.children : [];
  const read = nodes.filter(isParagraph).map((node) => readInline(context, inParagraph(node)));
  if (read.length !== 1 || nodes.length !== 1) {
    report.error({
      code: 'definition',
      at: place('definition'),
      message: 'Cette définition n’est pas une simple phrase.',
      help: 'Écrivez une ou deux phrases, sans liste, accolade ni signe « < ».',
    });
  }
  if (parsed.status === 'ok') checkLoss(context, parsed.root, 0);
  tellAt(place('definition'), inner, report);
  return read[0] ?? [];
}

function tellAt(at: Span, { found }: Reporter, report: Reporter): void {
  for (const { code, message, help } of found) report.error({ code, at, message, help });
}
