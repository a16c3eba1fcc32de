/** A YAML value against its concept (zod), each problem told at its place. */
import { isMap, isNode, isPair, isScalar, type Node } from 'yaml';
import type { z } from 'zod';
import type { Finding, Reporter } from './diagnostic.ts';
import { didYouMean, nearest } from './nearest.ts';
import type { Concept } from './schemas/concept.ts';
import type { Span } from './source.ts';
import type { YamlText } from './yaml.ts';

type Path = readonly PropertyKey[];

/** `whole`: where to point when a key is missing at the top. */
export function validate<T>(
  report: Reporter,
  yaml: YamlText,
  concept: Concept<T>,
  whole: Span,
): T | null {
  const result = concept.schema.safeParse(yaml.value);
  if (result.success) return result.data;
  const found = result.error.issues.flatMap((issue) => findings(yaml, concept, whole, issue));
  // « minute » instead of « minutes » is one problem, not an unknown key and a missing one.
  const meant = new Set(
    found.flatMap(({ code, fix }) => (code === 'cle-inconnue' ? [fix?.text] : [])),
  );
  for (const { key, ...finding } of found) {
    if (finding.code !== 'cle-absente' || !meant.has(key)) report.error(finding);
  }
  return null;
}

/** Where the value at a path stands; the nearest ancestor's place when there is none. */
export function placeOf(yaml: YamlText, path: Path, whole: Span): Span {
  for (let length = path.length; length > 0; length -= 1) {
    const node = yaml.document.getIn(path.slice(0, length), true);
    const span = spanOfNode(isNode(node) ? node : null, yaml.base);
    if (span === null) continue;
    if (length === path.length && isScalar(node)) return span;
    return keySpan(yaml, path.slice(0, length)) ?? { start: span.start, end: span.start + 1 };
  }
  return whole;
}

function keySpan(yaml: YamlText, path: Path): Span | null {
  const parent =
    path.length === 1 ? yaml.document.contents : yaml.document.getIn(path.slice(0, -1), true);
  if (!isMap(parent)) return null;
  const pair = parent.items.find(
    (item) => isScalar(item.key) && String(item.key.value) === String(path.at(-1)),
  );
  return isPair(pair) && isScalar(pair.key) ? spanOfNode(pair.key, yaml.base) : null;
}

function spanOfNode(node: Node | null, base: number): Span | null {
  const range = node?.range;
  return range ? { start: base + range[0], end: base + Math.max(range[1], range[0] + 1) } : null;
}

function valueAt(value: unknown, path: Path): unknown {
  let at = value;
  for (const key of path) {
    if (typeof at !== 'object' || at === null) return undefined;
    at = (at as Record<PropertyKey, unknown>)[key];
  }
  return at;
}

/** The pattern that stands for a path: "objectifs.*.id". */
function patternOf(patterns: Readonly<Record<string, unknown>>, path: Path): string | undefined {
  const steps = path.map(String);
  return Object.keys(patterns).find((pattern) => {
    const parts = pattern.split('.');
    return (
      parts.length === steps.length &&
      parts.every((part, index) => part === '*' || part === steps[index])
    );
  });
}

function helpFor<T>(concept: Concept<T>, path: Path): string {
  const match = patternOf(concept.help, path);
  if (match !== undefined) return concept.help[match] ?? '';
  return path.length > 0
    ? helpFor(concept, path.slice(0, -1))
    : 'Regardez le guide, page « Écrire une leçon ».';
}

/** Keys allowed beside the one at `path`. */
function siblings<T>(concept: Concept<T>, path: Path): string[] {
  return Object.keys(concept.help)
    .map((pattern) => pattern.split('.'))
    .filter(
      (parts) =>
        parts.length === path.length + 1 &&
        parts.slice(0, -1).every((part, index) => part === '*' || part === String(path[index])),
    )
    .map((parts) => parts.at(-1) ?? '')
    .filter((key) => key !== '*');
}

function findings<T>(
  yaml: YamlText,
  concept: Concept<T>,
  whole: Span,
  issue: z.core.$ZodIssue,
): (Finding & { readonly key?: string | undefined })[] {
  const { path } = issue;
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => {
      const at = keySpan(yaml, [...path, key]) ?? placeOf(yaml, path, whole);
      const known = siblings(concept, path);
      const meant = nearest(
        key,
        known.filter((name) => valueAt(yaml.value, [...path, name]) === undefined),
      );
      return {
        code: 'cle-inconnue',
        at,
        message: `La clé « ${key} » n’existe pas ici.`,
        help: didYouMean(key, known, `Les clés possibles sont : ${known.join(', ')}.`),
        fix: meant === null ? undefined : { ...at, text: meant },
      };
    });
  }
  const value = valueAt(yaml.value, path);
  const at = placeOf(yaml, path, whole);
  const help = helpFor(concept, path);
  const key = path.filter((step) => typeof step === 'string').at(-1);
  const name = key === undefined ? 'ce contenu' : `« ${key} »`;
  if (value === undefined && issue.code !== 'custom') {
    return [{ code: 'cle-absente', at, message: `Il manque ${name}.`, help, key }];
  }
  if (value === null || value === '') {
    return [{ code: 'valeur-vide', at, message: `La valeur de ${name} est vide.`, help }];
  }
  return [
    {
      code: 'valeur',
      at,
      message: complaint(issue, name, value),
      help,
      fix: repair(concept, issue, value, at, yaml.document.getIn(path, true)),
    },
  ];
}

const EXPECTED: Readonly<Record<string, string>> = {
  string: 'un texte',
  number: 'un nombre',
  int: 'un nombre entier',
  array: 'une liste',
  tuple: 'une liste',
  object: 'des lignes « clé: valeur » en retrait',
  record: 'des lignes « clé: valeur » en retrait',
};

function complaint(issue: z.core.$ZodIssue, name: string, value: unknown): string {
  if (issue.code === 'invalid_type') {
    return `${name} attend ${EXPECTED[issue.expected] ?? 'autre chose'}.`;
  }
  if (issue.code === 'too_big') return tooBig(name, value, Number(issue.maximum));
  if (issue.code === 'too_small') return tooSmall(name, value, Number(issue.minimum));
  if (issue.code === 'invalid_value') {
    return `« ${String(value)} » n’est pas une valeur possible de ${name}.`;
  }
  return issue.code === 'invalid_format' || issue.code === 'custom'
    ? `${issue.message} Vous avez écrit « ${String(value)} ».`
    : `${name} n’a pas la forme attendue.`;
}

function tooBig(name: string, value: unknown, maximum: number): string {
  if (typeof value === 'string') {
    return `${name} compte ${value.length} caractères, pour ${maximum} au plus.`;
  }
  return Array.isArray(value)
    ? `${name} compte ${value.length} éléments, pour ${maximum} au plus.`
    : `${name} vaut ${String(value)}, pour ${maximum} au plus.`;
}

function tooSmall(name: string, value: unknown, minimum: number): string {
  return Array.isArray(value)
    ? `${name} compte ${value.length} élément${value.length > 1 ? 's' : ''}, il en faut au moins ${minimum}.`
    : `${name} vaut ${String(value)}, c’est trop petit.`;
}

function repair<T>(
  concept: Concept<T>,
  issue: z.core.$ZodIssue,
  value: unknown,
  at: Span,
  node: unknown,
): Finding['fix'] {
  const repairs = concept.repair ?? {};
  const own = repairs[patternOf(repairs, issue.path) ?? '']?.(value) ?? null;
  if (own !== null) return { ...at, text: own };
  if (issue.code !== 'invalid_type') return undefined;
  if (issue.expected === 'number' && typeof value === 'string' && /^-?\d+,\d+$/.test(value)) {
    return { ...at, text: value.replace(',', '.') };
  }
  // As it was typed: "1.10" is no 1.1.
  if (issue.expected === 'string' && typeof value === 'number' && isScalar(node))
    return { ...at, text: `"${node.source ?? String(value)}"` };
  return undefined;
}
