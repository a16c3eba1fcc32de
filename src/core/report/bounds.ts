/** Evidence is bounded by the server's clock: no session lasts longer than it was heard of. */
import type { SessionDigest, UnitDigest } from './digest.ts';

/** ISO times by the server's clock. */
export interface ServerTimes {
  readonly launched: string;
  /** The last thing heard of it, or its end where it was abandoned; null: not known. */
  readonly until: string | null;
}

/**
 * What a clock that is wrong, or is put right meanwhile, or somebody's script makes longer is cut; what it
 * dates before the launch is moved there.
 */
export function boundedBy(session: SessionDigest, times: ServerTimes): SessionDigest {
  const { launched, until } = times;
  if (until === null) return { ...session, launched };
  const most = Math.max(0, Date.parse(until) - Date.parse(launched)) / 1000;
  const { first, last, terminated, abandoned } = session;
  const move = mover(session, times);
  return {
    ...session,
    launched,
    first: first && move(first),
    last: last && move(last),
    terminated: terminated && {
      seconds: Math.min(terminated.seconds, most),
      active: terminated.active === null ? null : Math.min(terminated.active, most),
    },
    abandoned: abandoned === null ? null : Math.min(abandoned, most),
  };
}

/**
 * A unit with every session of ours, and each try in one, within its bounds.
 * @param timesOf null: nobody knows
 */
export function allBounded(
  digest: UnitDigest,
  timesOf: (session: string, known: SessionDigest) => ServerTimes | null,
): UnitDigest {
  const bounds = new Map(
    Object.entries(digest.sessions).map(([id, known]) => {
      const times = timesOf(id, known);
      return [id, times && { known, times }] as const;
    }),
  );
  return {
    ...digest,
    sessions: Object.fromEntries(
      Object.entries(digest.sessions).map(([id, known]) => {
        const times = bounds.get(id)?.times;
        return [id, times ? boundedBy(known, times) : known];
      }),
    ),
    tries: Object.fromEntries(
      Object.entries(digest.tries).map(([at, tried]) => {
        const bound = bounds.get(tried.session);
        return [
          at,
          bound ? { ...tried, time: mover(bound.known, bound.times)(tried.time) } : tried,
        ];
      }),
    ),
  };
}

/**
 * From the learner's clock to ours, as well as anybody can tell: what lies between the first thing said and
 * the last stays, nothing was before the launch nor after the last thing heard.
 */
function mover(
  { first, last }: SessionDigest,
  { launched, until }: ServerTimes,
): (time: string) => string {
  if (until === null || first === null || last === null) return (time) => time;
  const [began, end] = [Date.parse(launched), Math.max(Date.parse(launched), Date.parse(until))];
  // A clock that was put right meanwhile: no longer before the last thing than the session lasted.
  const earliest = Math.max(Date.parse(first), Date.parse(last) - (end - began));
  const shift = Math.max(0, began - earliest);
  return (time) =>
    new Date(Math.min(Math.max(Date.parse(time), earliest) + shift, end)).toISOString();
}
