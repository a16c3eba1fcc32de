/** When a timestamp of a statement was: one reader for all that store, compare and show them. */

/** Date; hour, minute, second, fraction; sign, hour and minute of the offset. */
const TIMESTAMP =
  /^(\d{4})-(\d{2})-(\d{2})(?:T(\d{2}):(\d{2})(?::(\d{2})(?:[.,](\d+))?)?(?:Z|([+-])(\d{2})(?::?(\d{2}))?)?)?$/i;

/**
 * ISO 8601 as xAPI uses it (Data 4.5); without an offset, UTC. RFC 3339 bounds its numbers: an offset is
 * less than a day, and a leap second, which no clock here knows, is none.
 *
 * @returns milliseconds since 1970; NaN for what is no timestamp, and for a date or an hour that does not exist
 */
export function instant(text: string): number {
  const match = TIMESTAMP.exec(text);
  if (!match) return Number.NaN;
  const [, ...parts] = match;
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = parts
    .slice(0, 6)
    .map((part) => Number(part ?? 0));
  const [fraction = '', sign = '+', ahead = '0', aheadMinutes = '0'] = parts.slice(6);
  const milliseconds = Number(fraction.slice(0, 3).padEnd(3, '0'));
  const midnight = new Date(0);
  // Date.UTC takes the years before 100 for those of another century.
  midnight.setUTCFullYear(year, month - 1, day);
  const isDay = midnight.getUTCMonth() === month - 1 && midnight.getUTCDate() === day;
  const isHour = hour < 24 || (hour === 24 && minute + second + Number(fraction) === 0);
  const isRest = minute < 60 && second < 60 && Number(ahead) < 24 && Number(aheadMinutes) < 60;
  if (!isDay || !isHour || !isRest) return Number.NaN;
  const offset = (Number(ahead) * 60 + Number(aheadMinutes)) * (sign === '-' ? -1 : 1);
  return midnight.getTime() + ((hour * 60 + minute - offset) * 60 + second) * 1000 + milliseconds;
}
