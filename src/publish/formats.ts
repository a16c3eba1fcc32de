/** What each kind of package adds to the pages, which are the same in all. */
import type { Delivery } from '../core/course/delivery.ts';
import { cmi5Xml } from './cmi5.ts';
import type { Part } from './part.ts';
import { scoDescription, scoFile } from './sco.ts';
import { imsManifest } from './scorm.ts';
import { handOn, launchesContents, tincanXml } from './tincan.ts';
import { allUnits } from '../core/course/unit.ts';

export const FORMATS = ['cmi5', 'scorm2004', 'scorm12', 'xapi', 'web'] as const;
export type Format = (typeof FORMATS)[number];

interface FormatRules {
  /** Plain script to run first in the head of a page; `unit` as below. */
  readonly first?: (part: Part, unit: string | null) => string | null;
  readonly title: string;
  /** What is true of a page of this package; `unit` as below. */
  readonly deliveriesOf: (unit: string | null) => readonly Delivery[];
  /** Attributes of `<html>` that the pages' scripts read; `unit`: the lesson a page is, if it is one. */
  readonly attributesOf: (unit: string | null) => Readonly<Record<string, string>>;
  /** Files beside the pages, by path. `paths`: everything else that is packed. */
  readonly files: (part: Part, paths: readonly string[]) => Readonly<Record<string, string>>;
}

export const formats: { readonly [F in Format]: FormatRules } = {
  cmi5: {
    title: 'cmi5',
    deliveriesOf: () => ['cmi5'],
    attributesOf: () => ({}),
    files: (part) => ({ 'cmi5.xml': cmi5Xml(part) }),
  },
  scorm2004: {
    title: 'SCORM 2004, 4e édition',
    deliveriesOf: scormDeliveries,
    attributesOf: (unit) => scormAttributes('scorm2004', unit),
    files: (part, paths) => scorm('2004', part, paths),
  },
  scorm12: {
    title: 'SCORM 1.2',
    deliveriesOf: scormDeliveries,
    attributesOf: (unit) => scormAttributes('scorm12', unit),
    files: (part, paths) => scorm('1.2', part, paths),
  },
  xapi: {
    title: 'xAPI (Tin Can)',
    deliveriesOf: () => ['xapi'],
    attributesOf: () => ({}),
    first: (part, unit) => (unit === null && launchesContents(part) ? handOn(part) : null),
    files: (part) => ({ 'tincan.xml': tincanXml(part) }),
  },
  web: {
    title: 'Web',
    deliveriesOf: () => ['web'],
    attributesOf: () => ({}),
    files: () => ({}),
  },
};

function scormDeliveries(unit: string | null): readonly Delivery[] {
  return ['scorm', unit === null ? 'scorm-beside' : 'scorm-unit'];
}

/** Other pages of a SCORM package stand beside a lesson, and know no LMS. */
const scormAttributes = (format: Format, unit: string | null): Readonly<Record<string, string>> =>
  unit === null ? {} : { 'data-paquet': format, 'data-unite': unit, 'data-lancement': '' };

function scorm(
  version: '1.2' | '2004',
  part: Part,
  paths: readonly string[],
): Readonly<Record<string, string>> {
  const descriptions = allUnits(part.course).map(
    (unit) => [scoFile(unit.id), JSON.stringify(scoDescription(unit, part.course.iri))] as const,
  );
  const all = [...paths, ...descriptions.map(([path]) => path)].sort();
  return {
    'imsmanifest.xml': imsManifest(version, part, all),
    ...Object.fromEntries(descriptions),
  };
}
