/** What a page reads of a session before the tracker comes: where its record lies, and in which mode it is. */
import type { LaunchMode } from '../core/xapi/statement.ts';
import type { Session } from './trackers/session.ts';

export const sessionKey = (id: string): string => `seance:${id}`;

/** The registration pages without a launch show the standing of. */
export const LATEST = 'derniere-inscription';

/** In which mode a session is, by what is kept of it; null while its LMS has not spoken. */
export function modeIn(kept: unknown): LaunchMode | null {
  const { data, unusable, over } = (kept ?? {}) as Partial<Session>;
  if (data) return data.launchMode;
  return unusable == null && over == null ? null : 'Normal';
}
