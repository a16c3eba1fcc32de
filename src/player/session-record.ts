/** What a page reads of a session before the tracker comes: where its record lies, and in which mode it is. */
import type { LaunchMode } from '../core/xapi/statement.ts';

export const sessionKey = (id: string): string => `seance:${id}`;

/** The part of a session's record that is read here. */
export interface SessionMode {
  /** What the LMS has said of the launch; null until it has been asked. */
  readonly data: { readonly launchMode: LaunchMode } | null;
  /** Why the LMS takes nothing more, in its words; null while it does. */
  readonly over: string | null;
  /** Why the launch cannot be used, for the learner, in French. */
  readonly unusable: string | null;
}

/** In which mode a session is, by what is kept of it; null while its LMS has not spoken. */
export function modeIn(kept: unknown): LaunchMode | null {
  const { data, unusable, over } = (kept ?? {}) as Partial<SessionMode>;
  if (data) return data.launchMode;
  return unusable == null && over == null ? null : 'Normal';
}
