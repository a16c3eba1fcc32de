/**
 * Every IRI under a course's base (`Course.iri`, which ends with "/"), built and parsed side by side.
 * They are frozen: LMSs keep what they imported, LRSs what they stored.
 */

import type { UnitKind } from './unit.ts';

/** What such an IRI can name. Ids are authored, so they need no escaping but where a learner's page adds its own. */
export type CourseIri =
  /** A unit in a course structure: its publisher id. */
  | { readonly names: 'published-unit'; readonly unit: string }
  /** A unit as an activity that is launched: never its publisher id (cmi5 8.1.5). */
  | { readonly names: 'unit'; readonly unit: string }
  | { readonly names: 'section'; readonly unit: string; readonly section: string }
  /** What questions of a unit belong to. */
  | { readonly names: 'test'; readonly unit: string; readonly test: UnitKind }
  | {
      readonly names: 'question';
      readonly unit: string;
      readonly test: UnitKind;
      readonly question: string;
    }
  /** Anything else below a unit's activity. */
  | { readonly names: 'within-unit'; readonly unit: string; readonly path: string }
  /** A block of a course structure. */
  | { readonly names: 'module'; readonly module: string }
  /** The object of "satisfied": not its publisher id either (cmi5 9.4). */
  | { readonly names: 'satisfied-module'; readonly module: string }
  | { readonly names: 'objective'; readonly objective: string }
  /** `part`: Part.key, "" for the whole. A part is a course of its own to an LMS that holds both. */
  | { readonly names: 'course'; readonly part: string }
  | { readonly names: 'satisfied-course' }
  | { readonly names: 'extension'; readonly extension: string }
  | { readonly names: 'profile' };

/** The last word of a test's IRI, which says in what kind of unit its questions are asked. */
const TESTS: Readonly<Record<UnitKind, string>> = {
  lesson: 'lecon',
  evaluation: 'evaluation',
  positioning: 'positionnement',
};

/** Longer than any authored id; what is longer is somebody's mischief. */
const LONGEST_ID = 200;

/** A base is `Course.iri`. Ids of units, modules and objectives hold nothing to escape. */
export const publishedUnitIri = (base: string, unit: string): string => `${base}au/${unit}`;
export const unitIri = (base: string, unit: string): string => `${base}unites/${unit}`;
export const moduleIri = (base: string, module: string): string => `${base}modules/${module}`;
export const satisfiedModuleIri = (base: string, module: string): string =>
  `${moduleIri(base, module)}/suivi`;
export const objectiveIri = (base: string, objective: string): string =>
  `${base}objectifs/${objective}`;
export const courseIri = (base: string, part = ''): string =>
  part === '' ? `${base}cours` : `${base}cours/${encodeURIComponent(part)}`;
export const satisfiedCourseIri = (base: string): string => `${base}cours/suivi`;

/** `Course.iri`, or anything that bears it. */
export interface Owner {
  readonly courseIri: string;
}

/** Names of our own in statements. */
export type ExtensionName = 'attempt' | 'question-hash' | 'active-duration' | 'late' | 'occurred';

export const extensionIri = ({ courseIri: base }: Owner, name: ExtensionName): string =>
  `${base}xapi/extensions/${name}`;

/** The xAPI Profile of a course's statements: an address the site answers at, `pages/xapi/`. */
export const profileIri = ({ courseIri: base }: Owner): string => `${base}xapi/profil.jsonld`;

/** Under the activity id an LMS launched the unit with, which may be its own. */
export const sectionIri = (activity: string, section: string): string =>
  within(activity, 'section', section);
export const testIri = (activity: string, test: UnitKind): string =>
  within(activity, 'test', TESTS[test]);
export const questionIri = (activity: string, test: UnitKind, question: string): string =>
  within(testIri(activity, test), 'question', question);

function within(activity: string, ...path: readonly string[]): string {
  return [activity.replace(/\/$/, ''), ...path.map(encodeURIComponent)].join('/');
}

const UNIT = /^([\w-]+\/[\w-]+)(?:\/(.+))?$/;

/** @returns null for an IRI of elsewhere, and for one that names nothing here */
export function parseCourseIri(base: string, iri: string): CourseIri | null {
  if (!iri.startsWith(base)) return null;
  const [, room = '', rest = ''] = /^([^/]+)(?:\/(.*))?$/s.exec(iri.slice(base.length)) ?? [];
  switch (room) {
    case 'au':
      return /^[\w-]+\/[\w-]+$/.test(rest) ? { names: 'published-unit', unit: rest } : null;
    case 'unites':
      return parseUnit(rest);
    case 'modules':
      return parseModule(rest);
    case 'objectifs':
      return rest === '' ? null : { names: 'objective', objective: rest };
    case 'cours':
      return rest === 'suivi' ? { names: 'satisfied-course' } : parsePart(rest);
    case 'xapi':
      return parseVocabulary(rest);
    default:
      return null;
  }
}

function parseUnit(path: string): CourseIri | null {
  const [, unit, below] = UNIT.exec(path) ?? [];
  if (unit === undefined) return null;
  if (below === undefined) return { names: 'unit', unit };
  const section = idAfter('section/', below);
  if (section !== null) return { names: 'section', unit, section };
  for (const test of Object.keys(TESTS) as UnitKind[]) {
    if (below === `test/${TESTS[test]}`) return { names: 'test', unit, test };
    const question = idAfter(`test/${TESTS[test]}/question/`, below);
    if (question !== null) return { names: 'question', unit, test, question };
  }
  return { names: 'within-unit', unit, path: below };
}

function parseModule(path: string): CourseIri | null {
  const [, module, satisfied] = /^([\w-]+)(\/suivi)?$/.exec(path) ?? [];
  if (module === undefined) return null;
  return satisfied === undefined
    ? { names: 'module', module }
    : { names: 'satisfied-module', module };
}

function parsePart(path: string): CourseIri | null {
  if (path === '') return { names: 'course', part: '' };
  const part = decoded(path);
  return part === null ? null : { names: 'course', part };
}

function parseVocabulary(path: string): CourseIri | null {
  if (path === 'profil.jsonld') return { names: 'profile' };
  const extension = /^extensions\/([\w-]+)$/.exec(path)?.[1];
  return extension === undefined ? null : { names: 'extension', extension };
}

/** The decoded id at the end of such a path, null when it is another path. */
function idAfter(prefix: string, path: string): string | null {
  if (!path.startsWith(prefix) || path.length > prefix.length + LONGEST_ID) return null;
  return decoded(path.slice(prefix.length));
}

function decoded(text: string): string | null {
  try {
    return decodeURIComponent(text) || null;
  } catch {
    return null;
  }
}
