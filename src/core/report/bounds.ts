/** Evidence is bounded by the server's clock: no session lasts longer than it was heard of. */
import type { SessionDigest } from './digest.ts';

/** ISO times by the server's clock. */
export interface ServerTimes {
  readonly launched: string;
  /** The last thing heard of it, or its end where it was abandoned; null: not known. */
  readonly until: string | null;
}

/** What a clock that is wrong, or is put right meanwhile, or somebody's script makes longer is cut. */
export function boundedBy(session: SessionDigest, { launched, until }: ServerTimes): SessionDigest {
  if (until === null) return { ...session, launched };
  const most = Math.max(0, Date.parse(until) - Date.parse(launched)) / 1000;
  const { first, last, terminated, abandoned } = session;
  const earliest = last === null ? null : Date.parse(last) - most * 1000;
  return {
    ...session,
    launched,
    first:
      first === null || earliest === null || Date.parse(first) >= earliest
        ? first
        : new Date(earliest).toISOString(),
    terminated: terminated && {
      seconds: Math.min(terminated.seconds, most),
      active: terminated.active === null ? null : Math.min(terminated.active, most),
    },
    abandoned: abandoned === null ? null : Math.min(abandoned, most),
  };
}
