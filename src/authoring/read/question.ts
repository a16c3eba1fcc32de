/** One question tag → one question. */
import { OTHER_TAGS, type OtherTag } from '../../core/question/tags.ts';
import { hash } from '../../core/text/hash.ts';
import { spellingsOf } from '../../core/question/number/spellings.ts';
import type { Bench } from '../../core/question/bench-model.ts';
import type { Kind, PlainQuestion, Question, Scene } from '../../core/question/types.ts';
import { tagName, toNumber, type Attributes } from '../attributes.ts';
import type { Element } from '../mdx.ts';
import type { Span } from '../source.ts';
import { bench } from './bench.ts';
import { choice } from './choice.ts';
import { comparison } from './comparison.ts';
import { construction } from './construction.ts';
import type { Context } from './context.ts';
import { cuts } from './cuts.ts';
import { gaps, hasGap } from './gaps.ts';
import { isBlank } from './inline.ts';
import { matching } from './matching.ts';
import { multiple } from './multiple.ts';
import { number } from './number.ts';
import { checkSource } from './named-sources.ts';
import { ordering } from './ordering.ts';
import { readParts, readStem, type Parts } from './parts.ts';
import type { Base, Reader } from './reader.ts';
import { series } from './series.ts';
import { scenarioReader } from './scenario.ts';
import { readScenarioParts } from './scenario-parts.ts';
import { trueFalse } from './true-false.ts';

const READERS: { readonly [K in Kind]: Reader<K> } = {
  choice,
  multiple,
  'true-false': trueFalse,
  gaps,
  number,
  matching,
  ordering,
  cuts,
  scenario: scenarioReader(readQuestion),
  series,
  bench,
};

const OTHER_READERS: { readonly [T in OtherTag]: Reader<(typeof OTHER_TAGS)[T]> } = {
  Comparer: comparison,
  Construire: construction,
};

export interface ReadQuestion {
  readonly question: Question;
  /** Where its id is written. */
  readonly at: Span;
}

export function readQuestion(context: Context, element: Element, kind: Kind): ReadQuestion | null {
  const parts =
    kind === 'scenario' ? readScenarioParts(context, element) : readParts(context, element);
  const base = readBase(context, parts, kind);
  const tag = element.name ?? '';
  const reader = Object.hasOwn(OTHER_TAGS, tag) ? OTHER_READERS[tag as OtherTag] : READERS[kind];
  const whole = reader(context, parts, base);
  const id = parts.attributes.get('id');
  if (whole === null || id === undefined) return null;
  const { wording, ...read } = whole;
  const hashed = { ...withSource(read, parts), ...wording, word: undefined };
  const question = {
    ...read,
    hash: hash(JSON.stringify(hashed)).slice(0, 8),
    ...('unit' in read && read.unit !== null && { spellings: spellingsOf(read.unit) }),
  } as Question;
  return { question, at: context.report.original(id.at) };
}

/** A drawing counts as its author saved it: how it is written on a page may change. Those of a bench decorate it. */
function withSource<T extends Base>(read: T, { figureSource: svg }: Parts): T {
  if ('scenes' in read) return { ...read, scenes: (read.scenes as readonly Scene[]).map(undrawn) };
  if ('bench' in read) return { ...read, bench: { ...(read.bench as Bench), drawings: null } };
  if (read.figure === null) return read;
  const { zones: _, ...figure } = read.figure;
  return { ...read, figure: svg === null ? figure : { ...figure, svg } };
}

/**
 * A drawing is told by its name in the text alternative: an author who changes what it shows changes that too.
 * A word of the glossary to build or to cut is told by the hash of its question.
 */
const undrawn = (scene: Scene): Scene => {
  const { figure, decision } = scene;
  const drawn = figure === null ? scene : { ...scene, figure: { ...figure, svg: null } };
  if (decision === null || !('word' in decision.question)) return drawn;
  const { id, hash: wording } = decision.question;
  return { ...drawn, decision: { ...decision, question: { id, hash: wording } as PlainQuestion } };
};

function readBase(context: Context, parts: Parts, kind: Kind): Base {
  const { attributes, element } = parts;
  const statement =
    kind === 'gaps'
      ? parts.statement.slice(0, Math.max(0, parts.statement.findIndex(hasGap)))
      : parts.statement;
  const stem = readStem(context, statement);
  if (kind !== 'gaps' && stem.every(isBlank)) {
    context.report.error({
      code: 'enonce-absent',
      at: tagName(element),
      message: 'Cette question n’a pas d’énoncé.',
      help: 'Écrivez la question sous la balise, après une ligne vide.',
    });
  }
  return {
    id: attributes.get('id')?.value ?? '',
    stem,
    figure: parts.figure,
    ...(parts.documents.length > 0 && { documents: parts.documents }),
    hints: parts.hints,
    explanation: parts.explanation,
    points: readPoints(context, attributes),
    difficulty: readDifficulty(attributes),
    objective: readObjective(context, parts),
    sources: readSources(context, attributes),
    ...(attributes.has('securite') && { safety: true as const }),
    required: !attributes.has('facultatif'),
    shuffle: !attributes.has('ordre'),
  };
}

function readPoints(context: Context, attributes: Attributes): number {
  const written = attributes.get('points');
  if (written === undefined) return 1;
  const points = toNumber(written.value);
  if (points > 0) return points;
  context.report.error({
    code: 'attribut-valeur',
    at: written.at,
    message: 'Une question vaut plus de zéro point.',
    help: 'Écrivez par exemple points="2", ou retirez l’attribut.',
  });
  return 1;
}

function readDifficulty(attributes: Attributes): 1 | 2 | 3 {
  const written = attributes.get('difficulte')?.value;
  return written === '3' ? 3 : written === '2' ? 2 : 1;
}

function readObjective(context: Context, parts: Parts): string | null {
  const written = parts.attributes.get('objectif');
  if (written !== undefined) {
    context.objectives.push({ name: written.value, at: context.report.original(written.at) });
    return written.value;
  }
  if (context.place === 'lesson') {
    context.report.warn({
      code: 'sans-objectif',
      at: tagName(parts.element),
      message: 'Cette question ne dit pas quel objectif elle teste.',
      help: 'Ajoutez objectif="…" avec l’identifiant d’un objectif de la leçon.',
    });
  } else if (context.place !== 'guide') {
    context.report.error({
      code: 'sans-objectif',
      at: tagName(parts.element),
      message: 'Cette question ne dit pas quel objectif elle teste : elle ne peut pas être tirée.',
      help: 'Ajoutez objectif="leçon#objectif", par exemple objectif="construction#couper".',
    });
  }
  return null;
}

function readSources(context: Context, attributes: Attributes): readonly string[] {
  const written = attributes.get('source');
  if (written === undefined) return [];
  const ids = written.value.split(/\s+/);
  for (const id of ids) checkSource(context, id, written.at);
  return ids;
}
