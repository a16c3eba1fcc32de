/** What differs from a meeting's own times, as the rows tell it; nothing is corrected here. */
import { clock } from '../text/paris.ts';
import type { ProvenMeeting } from './model.ts';

const MINUTE_MS = 60_000;

/** « présence dite à 18 h 40, 10 min après le début »; null where presence was said in time. */
export function gapOf({ start, pressed }: ProvenMeeting): string | null {
  if (pressed === null) return null;
  const late = Math.floor((Date.parse(pressed) - Date.parse(start)) / MINUTE_MS);
  return late < 1 ? null : `présence dite à ${clock(pressed)}, ${late}\u00A0min après le début`;
}
