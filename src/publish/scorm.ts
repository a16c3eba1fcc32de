/**
 * imsmanifest.xml for SCORM 1.2 and SCORM 2004 4th edition (CAM): modules are aggregations, each lesson
 * and each evaluation is one SCO with one page, every other file belongs to one common resource. The
 * learner chooses the order. The schemas of 2004 lie beside the manifest (package/schemas/): CAM 3.4
 * asks for them at the root, and no schema is looked up on the network.
 */
import type { Module } from '../core/course/course.ts';
import { hash } from '../core/text/hash.ts';
import type { Part } from './part.ts';
import { scoFile } from './sco.ts';
import { objectiveIri } from '../core/course/iri.ts';
import { allUnits, fileOf, unitsOf, type Unit, type UnitKind } from '../core/course/unit.ts';
import { element, xmlFile, type Element } from './xml.ts';

type Version = '1.2' | '2004';

const ATTRIBUTES: { readonly [V in Version]: Readonly<Record<string, string>> } = {
  '1.2': {
    xmlns: 'http://www.imsproject.org/xsd/imscp_rootv1p1p2',
    'xmlns:adlcp': 'http://www.adlnet.org/xsd/adlcp_rootv1p2',
  },
  '2004': {
    xmlns: 'http://www.imsglobal.org/xsd/imscp_v1p1',
    'xmlns:adlcp': 'http://www.adlnet.org/xsd/adlcp_v1p3',
    'xmlns:adlseq': 'http://www.adlnet.org/xsd/adlseq_v1p3',
    'xmlns:imsss': 'http://www.imsglobal.org/xsd/imsss',
    'xmlns:xsi': 'http://www.w3.org/2001/XMLSchema-instance',
    'xsi:schemaLocation': [
      'http://www.imsglobal.org/xsd/imscp_v1p1 imscp_v1p1.xsd',
      'http://www.adlnet.org/xsd/adlcp_v1p3 adlcp_v1p3.xsd',
      'http://www.adlnet.org/xsd/adlseq_v1p3 adlseq_v1p3.xsd',
      'http://www.imsglobal.org/xsd/imsss imsss_v1p0.xsd',
    ].join(' '),
  },
};

/** What an LMS reads the manifest with is no content: it is not listed there. */
const CONTROL_DOCUMENT = /^[^/]+\.(xsd|dtd)$/;

const COMMON = 'commun';

/** @param files every path of the package but the manifest's own */
export function imsManifest(version: Version, part: Part, files: readonly string[]): string {
  const { course, key, title } = part;
  const units = allUnits(course);
  const own = new Set(units.flatMap(ownFiles));
  const organization = `organisation-${hash(`${course.iri}\n${key}`)}`;
  return xmlFile(
    element(
      'manifest',
      {
        identifier: `manifeste-${hash(`${course.iri}\n${key}`)}`,
        version: '1.0',
        ...ATTRIBUTES[version],
      },
      [
        element('metadata', {}, [
          element('schema', {}, 'ADL SCORM'),
          element('schemaversion', {}, version === '1.2' ? '1.2' : '2004 4th Edition'),
        ]),
        element('organizations', { default: organization }, [
          element(
            'organization',
            {
              identifier: organization,
              ...(version === '1.2' ? {} : { 'adlseq:objectivesGlobalToSystem': 'false' }),
            },
            [
              element('title', {}, title),
              ...course.modules.map((module) => moduleItem(version, module, course.iri)),
              version === '2004' && freeChoice,
            ],
          ),
        ]),
        element('resources', {}, [
          ...units.map((unit) => scoResource(version, unit, files)),
          resource(version, COMMON, 'asset', {}, [
            ...files.filter((path) => !own.has(path) && !CONTROL_DOCUMENT.test(path)).map(file),
          ]),
        ]),
      ],
    ),
  );
}

function moduleItem(version: Version, module: Module, iri: string): Element {
  const units = unitsOf(module);
  const isJudged = units.some(({ masteryScore }) => masteryScore !== null);
  return element('item', { identifier: `module-${identifier(module.id)}` }, [
    element('title', {}, module.title),
    ...units.map((unit) => unitItem(version, unit, iri)),
    version === '2004' && (isJudged ? freeChoice : notJudged),
  ]);
}

function unitItem(version: Version, unit: Unit, iri: string): Element {
  const { masteryScore } = unit;
  return element(
    'item',
    { identifier: `sco-${identifier(unit.id)}`, identifierref: `page-${identifier(unit.id)}` },
    [
      element('title', {}, unit.title),
      version === '1.2'
        ? masteryScore !== null &&
          // 1.2 counts in hundredths: CMIDecimal 0–100.
          element('adlcp:masteryscore', {}, String(Number((masteryScore * 100).toFixed(2))))
        : sequencing(unit, iri),
    ],
  );
}

/** Any order, and "Suivant" from one lesson to the next. */
const anyOrder = element('imsss:controlMode', { choice: 'true', choiceExit: 'true', flow: 'true' });
/** Its mastery is asked by nothing above it: a course waits for no evaluation that does not exist. */
const noMastery = element('imsss:rollupRules', {
  rollupObjectiveSatisfied: 'false',
  objectiveMeasureWeight: 0,
});

/** Nothing above it waits for it at all (cmi5: NotApplicable). */
const noRollup = element('imsss:rollupRules', {
  rollupObjectiveSatisfied: 'false',
  rollupProgressCompletion: 'false',
  objectiveMeasureWeight: 0,
});

/** Only evaluations decide whether a module is mastered; a positioning counts for nothing. */
const ROLLUP: Readonly<Record<UnitKind, Element | false>> = {
  lesson: noMastery,
  evaluation: false,
  positioning: noRollup,
};

const freeChoice = element('imsss:sequencing', {}, [anyOrder]);
/** A module without evaluation. */
const notJudged = element('imsss:sequencing', {}, [anyOrder, noMastery]);

function sequencing({ kind, masteryScore, objectives }: Unit, iri: string): Element {
  return element('imsss:sequencing', {}, [
    ROLLUP[kind],
    element('imsss:objectives', {}, [
      masteryScore === null
        ? element('imsss:primaryObjective', { objectiveID: 'principal' })
        : element(
            'imsss:primaryObjective',
            { objectiveID: 'principal', satisfiedByMeasure: 'true' },
            [element('imsss:minNormalizedMeasure', {}, String(masteryScore))],
          ),
      ...objectives.map(({ id }) =>
        element('imsss:objective', { objectiveID: objectiveIri(iri, id) }),
      ),
    ]),
    element('imsss:deliveryControls', {
      completionSetByContent: 'true',
      objectiveSetByContent: 'true',
    }),
  ]);
}

function scoResource(version: Version, unit: Unit, files: readonly string[]): Element {
  return resource(version, `page-${identifier(unit.id)}`, 'sco', { href: fileOf(unit.id) }, [
    ...ownFiles(unit)
      .filter((path) => files.includes(path))
      .map(file),
    element('dependency', { identifierref: COMMON }),
  ]);
}

function ownFiles({ id }: Unit): readonly string[] {
  return [fileOf(id), scoFile(id)];
}

function resource(
  version: Version,
  id: string,
  kind: 'sco' | 'asset',
  attributes: Readonly<Record<string, string>>,
  content: readonly Element[],
): Element {
  const typeName = version === '1.2' ? 'adlcp:scormtype' : 'adlcp:scormType';
  return element(
    'resource',
    { identifier: id, type: 'webcontent', [typeName]: kind, ...attributes },
    content,
  );
}

const file = (path: string): Element => element('file', { href: encodeURI(path) });

/** xs:ID: letters, digits, hyphens, underscores and dots. */
const identifier = (id: string): string => id.replaceAll('/', '.').replace(/[^\w.-]/g, '-');
