/** What can be launched: `lancement.json` of the built site, written by the pages. */
import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { extensionIri } from '../../core/xapi/vocabulary.ts';
import {
  anything,
  arrayOf,
  describe,
  map,
  matching,
  object,
  oneOf,
  problem,
  string,
  type Check,
} from '../lrs/validate/check.ts';
import { iri } from '../lrs/validate/formats.ts';

export type MoveOn =
  'Passed' | 'Completed' | 'CompletedAndPassed' | 'CompletedOrPassed' | 'NotApplicable';

/** An assignable unit: a lesson, or a module's evaluation. */
export interface Unit {
  /** "vocabulaire-medical/construction" */
  readonly id: string;
  readonly kind: 'lesson' | 'evaluation';
  /** Path of its page on this site, with slashes around. */
  readonly url: string;
  readonly title: string;
  /** Place among the module's lessons, from 1; null for its evaluation. */
  readonly number: number | null;
  readonly masteryScore: number | null;
  readonly moveOn: MoveOn;
  /** Titles by id. */
  readonly sections: Readonly<Record<string, string>>;
  /** Ids in the order of the page; none for an evaluation, where each try has its own order. */
  readonly questions: readonly string[];
}

export interface ModuleEntry {
  /** First half of its units' ids. */
  readonly id: string;
  readonly title: string;
  readonly ink: string;
}

export interface Catalogue {
  /** Base of every IRI, with a final "/". */
  readonly iri: string;
  /** `id` is the course's publisher id. */
  readonly course: { readonly id: string; readonly title: string };
  /** In the order of the course, as are the units. */
  readonly modules: readonly ModuleEntry[];
  readonly units: readonly Unit[];
}

const masteryScore: Check = (value) =>
  value === null || (typeof value === 'number' && value >= 0 && value <= 1)
    ? null
    : problem('must be null or between 0 and 1');

const place: Check = (value) =>
  value === null || (Number.isInteger(value) && (value as number) > 0)
    ? null
    : problem('must be null or a whole number from 1');

const catalogue = object({
  required: {
    iri,
    course: object({ required: { id: iri, title: string } }),
    modules: arrayOf(object({ required: { id: string, title: string, ink: string } })),
    units: arrayOf(
      object({
        required: {
          id: matching(/^[\w-]+\/[\w-]+$/, '"module/unit"'),
          kind: oneOf('lesson', 'evaluation'),
          url: matching(/^\/(?:[\w.-]+\/)*$/, 'a path of the site'),
          title: string,
          number: place,
          masteryScore,
          sections: map(anything, string),
          questions: arrayOf(string),
          moveOn: oneOf(
            'Passed',
            'Completed',
            'CompletedAndPassed',
            'CompletedOrPassed',
            'NotApplicable',
          ),
        },
      }),
    ),
  },
});

const FILE = 'lancement.json';

export type CatalogueReader = () => Catalogue | null;

/**
 * null when the site has none; read again when a build changed it. One that is away or half-written leaves the
 * last good one in its place.
 * @param onBad told once of each version that cannot be read. @throws Error when there never was a good one
 */
export function openCatalogue(siteDir: string, onBad?: () => void): CatalogueReader {
  let good: Catalogue | null = null;
  let bad: string | null = null;
  const read = openLatest(siteDir);
  const reader = (): Catalogue | null => {
    try {
      return (good = read() ?? good);
    } catch (error) {
      const message = (error as Error).message;
      if (onBad && bad !== message) onBad();
      bad = message;
      // While a server runs, a site that is being built is no reason to fail anybody.
      if (good === null && !onBad) throw error;
      return good;
    }
  };
  // A server knows one from its start, before a build can be writing another.
  if (onBad) reader();
  return reader;
}

function openLatest(siteDir: string): CatalogueReader {
  let known: { readonly stamp: string; readonly catalogue: Catalogue } | null = null;
  return () => {
    const file = join(siteDir, FILE);
    const stats = statSync(file, { throwIfNoEntry: false });
    if (!stats) return null;
    const stamp = `${stats.mtimeMs}-${stats.size}-${stats.ino}`;
    if (known?.stamp !== stamp) {
      const value: unknown = JSON.parse(readFileSync(file, 'utf8'));
      const found = catalogue(value);
      if (found) throw new Error(`${FILE}: ${describe(found)}`);
      known = { stamp, catalogue: value as Catalogue };
    }
    return known.catalogue;
  };
}

/** The id an AU is launched with, the same for all (cmi5 8.1.5). */
export function activityIdOf({ iri: base }: Catalogue, unit: string): string {
  return `${base}unites/${unit}`;
}

/** The AU's id in the course structure: never the one it is launched with (cmi5 8.1.5, 9.6.2.3). */
export function publisherIdOf({ iri: base }: Catalogue, unit: string): string {
  return `${base}au/${unit}`;
}

/** The course as an object of "satisfied": not its publisher id either (cmi5 9.4). */
export function courseActivityIdOf({ course }: Catalogue): string {
  return `${course.id}/suivi`;
}

/** A module's id in the course structure, where it is a block; the one it has in "satisfied" (cmi5 9.4). */
export function modulePublisherIdOf({ iri: base }: Catalogue, module: string): string {
  return `${base}modules/${module}`;
}
export function moduleActivityIdOf(catalogue: Catalogue, module: string): string {
  return `${modulePublisherIdOf(catalogue, module)}/suivi`;
}

/** The context extension of a statement that came after the end of its session. */
export function lateMarkOf({ iri: base }: Catalogue): string {
  return extensionIri({ courseIri: base }, 'late');
}
