/** Reads `lancement.json` of the built site, which a build may be replacing. */
import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Catalogue } from '../../core/course/catalogue.ts';
import { extensionIri } from '../../core/course/iri.ts';
import { MOVE_ON } from '../../core/course/move-on.ts';
import { UNIT_KINDS } from '../../core/course/unit.ts';
import {
  anything,
  arrayOf,
  describe,
  map,
  matching,
  object,
  oneOf,
  orNull,
  problem,
  string,
  type Check,
} from '../lrs/validate/check.ts';
import { iri } from '../lrs/validate/formats.ts';

const masteryScore: Check = (value) =>
  value === null || (typeof value === 'number' && value >= 0 && value <= 1)
    ? null
    : problem('must be null or between 0 and 1');

const place: Check = (value) =>
  value === null || (Number.isInteger(value) && (value as number) > 0)
    ? null
    : problem('must be null or a whole number from 1');

const minutes: Check = (value) =>
  typeof value === 'number' && value >= 0 ? null : problem('must be a number of minutes');

const bloc = object({
  required: {
    number: place,
    title: string,
    themes: arrayOf(object({ required: { title: string, module: orNull(string) } })),
  },
});

const production = object({
  required: {
    id: string,
    title: string,
    criteria: arrayOf(object({ required: { id: string, text: string } })),
  },
});

const catalogue = object({
  required: {
    iri,
    course: object({ required: { id: iri, title: string } }),
    modules: arrayOf(object({ required: { id: string, title: string, ink: string } })),
    units: arrayOf(
      object({
        required: {
          id: matching(/^[\w-]+\/[\w-]+$/, '"module/unit"'),
          kind: oneOf(...UNIT_KINDS),
          url: matching(/^\/(?:[\w.-]+\/)*$/, 'a path of the site'),
          title: string,
          number: place,
          masteryScore,
          sections: map(anything, string),
          questions: arrayOf(string),
          moveOn: oneOf(...MOVE_ON),
        },
        optional: {
          decisions: map(anything, string),
          minutes,
          productions: arrayOf(production),
        },
      }),
    ),
  },
  // Files of earlier releases have none.
  optional: {
    paths: arrayOf(object({ required: { id: string, title: string, modules: arrayOf(string) } })),
    certification: string,
    blocs: arrayOf(bloc),
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
      known = { stamp, catalogue: { paths: [], ...(value as Partial<Catalogue>) } as Catalogue };
    }
    return known.catalogue;
  };
}

/** The context extension of a statement that came after the end of its session. */
export const lateMarkOf = ({ iri: courseIri }: Catalogue): string =>
  extensionIri({ courseIri }, 'late');
