/**
 * The IRIs statements are made of, verbs aside (statement.ts): what ADL and cmi5 name, and what this
 * project names itself under a course's own base (course/iri.ts). `publish/profile.ts` describes them all to whoever
 * reads the statements.
 */
import { profileIri, type Owner } from '../course/iri.ts';
import { PROFILE_VERSION } from './profile-version.ts';

export const ACTIVITY_TYPES = {
  lesson: 'http://adlnet.gov/expapi/activities/lesson',
  assessment: 'http://adlnet.gov/expapi/activities/assessment',
  interaction: 'http://adlnet.gov/expapi/activities/cmi.interaction',
  page: 'http://activitystrea.ms/schema/1.0/page',
} as const;

/** cmi5 9.6.2.1 and 9.6.2.2. */
export const CATEGORIES = {
  cmi5: 'https://w3id.org/xapi/cmi5/context/categories/cmi5',
  moveOn: 'https://w3id.org/xapi/cmi5/context/categories/moveon',
} as const;

/** cmi5 9.6.3 and 9.5.5. */
export const CMI5_EXTENSIONS = {
  sessionId: 'https://w3id.org/xapi/cmi5/context/extensions/sessionid',
  masteryScore: 'https://w3id.org/xapi/cmi5/context/extensions/masteryscore',
  progress: 'https://w3id.org/xapi/cmi5/result/extensions/progress',
} as const;

/** What a statement bears in its category context to say which rules it follows (xAPI Profiles 1.0, 5.0). */
export function profileVersionIri(owner: Owner, version = PROFILE_VERSION): string {
  return `${profileIri(owner)}#v${version}`;
}
