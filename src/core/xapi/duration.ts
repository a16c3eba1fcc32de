/**
 * Seconds as an ISO 8601 duration, to the hundredth as SCORM and xAPI compare them: 3725.5 → "PT1H2M5.5S".
 * Hours are not turned into days, which are not always 24 hours long.
 */
export function isoDuration(seconds: number): string {
  const hundredths = Number.isFinite(seconds) ? Math.max(0, Math.round(seconds * 100)) : 0;
  const hours = Math.floor(hundredths / 360_000);
  const minutes = Math.floor((hundredths % 360_000) / 6000);
  const rest = (hundredths % 6000) / 100;
  const parts = [
    hours > 0 ? `${String(hours)}H` : '',
    minutes > 0 ? `${String(minutes)}M` : '',
    rest > 0 ? `${String(rest)}S` : '',
  ].join('');
  return `PT${parts || '0S'}`;
}

const DURATION = /^P(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+(?:\.\d+)?)S)?)?$/;

/** Null for what is no duration, and for weeks, months and years, which no session lasts. */
export function secondsOf(duration: string): number | null {
  const parts = DURATION.exec(duration)?.slice(1);
  if (!parts || parts.every((part) => part === undefined)) return null;
  const [days = 0, hours = 0, minutes = 0, seconds = 0] = parts.map((part) => Number(part ?? 0));
  return ((days * 24 + hours) * 60 + minutes) * 60 + seconds;
}
