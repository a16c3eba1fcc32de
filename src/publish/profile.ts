/**
 * The course's xAPI Profile (ADL, xAPI Profiles 1.0): the JSON-LD document that tells whoever receives
 * the statements what they mean, which rules each follows, and in which order they come.
 */
import type { Course } from '../core/course/course.ts';
import { profileIri, type Owner } from '../core/course/iri.ts';
import { FIRST_PROFILE_VERSION, PROFILE_VERSION } from '../core/xapi/profile-version.ts';
import { profileVersionIri } from '../core/xapi/vocabulary.ts';
import { conceptsOf, type Concept } from './profile-concepts.ts';
import type { Labels } from './profile-labels.ts';
import { patternsOf, type Pattern } from './profile-patterns.ts';
import { templatesOf, type Template } from './profile-templates.ts';

/** Structure 6.1. */
interface Version {
  readonly id: string;
  readonly generatedAtTime: string;
  readonly wasRevisionOf?: readonly string[];
}

/** Structure 6.0. */
export interface Profile {
  readonly '@context': string;
  readonly id: string;
  readonly type: 'Profile';
  readonly conformsTo: string;
  readonly prefLabel: Labels;
  readonly definition: Labels;
  readonly versions: readonly Version[];
  readonly author: { readonly type: 'Organization'; readonly name: string };
  readonly concepts: readonly Concept[];
  readonly templates: readonly Template[];
  readonly patterns: readonly Pattern[];
}

/** When each version was decided, the last first; each is a revision of the one after it. */
const VERSIONS = [
  [PROFILE_VERSION, '2026-12-01T00:00:00Z'],
  [FIRST_PROFILE_VERSION, '2026-11-22T00:00:00Z'],
] as const;

function versionsOf(owner: Owner): readonly Version[] {
  return VERSIONS.map(([version, generatedAtTime], at) => {
    const [before] = VERSIONS[at + 1] ?? [];
    return {
      id: profileVersionIri(owner, version),
      generatedAtTime,
      ...(before !== undefined && { wasRevisionOf: [profileVersionIri(owner, before)] }),
    };
  });
}

export function profileOf(course: Pick<Course, 'iri' | 'title' | 'organisation'>): Profile {
  const owner = { courseIri: course.iri };
  const version = profileVersionIri(owner);
  return {
    '@context': 'https://w3id.org/xapi/profiles/context',
    id: profileIri(owner),
    type: 'Profile',
    conformsTo: 'https://w3id.org/xapi/profiles#1.0',
    prefLabel: {
      fr: `Suivi des apprenants : ${course.title}`,
      en: `Learner tracking: ${course.title}`,
    },
    definition: {
      fr: 'Ce que les leçons et les évaluations de cette formation disent à un LRS. Sous cmi5, les règles de cmi5 s’appliquent aussi.',
      en: 'What the lessons and evaluations of this course tell an LRS. Under cmi5, the rules of cmi5 apply as well.',
    },
    versions: versionsOf(owner),
    author: { type: 'Organization', name: course.organisation.name },
    concepts: conceptsOf(owner, version),
    templates: templatesOf(owner, version),
    patterns: patternsOf(owner, version),
  };
}
