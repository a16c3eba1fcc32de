/** What each kind of package adds to the pages, which are the same in all. */
import { cmi5Xml } from './cmi5.ts';
import type { Part } from './part.ts';
import { scoDescription, scoFile } from './sco.ts';
import { imsManifest } from './scorm.ts';
import { tincanXml } from './tincan.ts';
import { allUnits } from './units.ts';

export const FORMATS = ['cmi5', 'scorm2004', 'scorm12', 'xapi', 'web'] as const;
export type Format = (typeof FORMATS)[number];

interface FormatRules {
  readonly title: string;
  /** Attributes of `<html>` that the pages' scripts read. */
  readonly attributes: Readonly<Record<string, string>>;
  /** Files beside the pages, by path. `paths`: everything else that is packed. */
  readonly files: (part: Part, paths: readonly string[]) => Readonly<Record<string, string>>;
}

export const formats: { readonly [F in Format]: FormatRules } = {
  cmi5: {
    title: 'cmi5',
    attributes: {},
    files: (part) => ({ 'cmi5.xml': cmi5Xml(part) }),
  },
  scorm2004: {
    title: 'SCORM 2004, 4e édition',
    attributes: { 'data-paquet': 'scorm2004', 'data-lancement': 'scorm' },
    files: (part, paths) => scorm('2004', part, paths),
  },
  scorm12: {
    title: 'SCORM 1.2',
    attributes: { 'data-paquet': 'scorm12', 'data-lancement': 'scorm' },
    files: (part, paths) => scorm('1.2', part, paths),
  },
  xapi: {
    title: 'xAPI (Tin Can)',
    attributes: {},
    files: (part) => ({ 'tincan.xml': tincanXml(part) }),
  },
  web: { title: 'Web', attributes: {}, files: () => ({}) },
};

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
