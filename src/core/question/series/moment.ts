/**
 * What a count shows at a moment: a function of the time that has passed, so that a late frame is only
 * late and nothing drifts.
 */
import type { Duration, Series } from '../types.ts';
import { beatsIn, breathOf } from './beats.ts';

/** Milliseconds to get ready before a count begins. */
export const READY = 3000;
/** Milliseconds an artery is full, then goes back. */
const FULL = 120;
const BACK = 180;

export interface Moment {
  readonly step: 'ready' | 'counting' | 'done';
  /** Whole seconds until the count begins, or ends. */
  readonly left: number;
  /** How many beats (or breaths) have begun. */
  readonly begun: number;
  /** What is going on: the artery fills, the chest rises; then back; null: rest. */
  readonly flow: 'in' | 'out' | null;
  /** How far the chest has come forward, from 0 to 1. */
  readonly chest: number;
}

/** @returns the moment so many milliseconds after the count began; before it, they are negative */
export function momentsOf(series: Series, over: Duration): (elapsed: number) => Moment {
  const beats = beatsIn(series, over);
  return (elapsed) => {
    const end = over * 1000;
    const begun = beats.filter((at) => at <= elapsed).length;
    const since = elapsed - (beats[begun - 1] ?? Infinity);
    const [into, out] =
      series.of === 'pulse' ? [FULL, BACK] : breathOf(intervalAfter(series, begun - 1));
    const flow =
      since < 0 || elapsed >= end ? null : since < into ? 'in' : since < into + out ? 'out' : null;
    return {
      step: elapsed < 0 ? 'ready' : elapsed < end ? 'counting' : 'done',
      left: Math.max(0, Math.ceil((elapsed < 0 ? -elapsed : end - elapsed) / 1000)),
      begun,
      flow,
      chest:
        flow === null ? 0 : flow === 'in' ? eased(since / into) : eased(1 - (since - into) / out),
    };
  };
}

const eased = (share: number): number => (1 - Math.cos(Math.PI * share)) / 2;

const intervalAfter = ({ intervals }: Series, beat: number): number =>
  intervals[beat % intervals.length] ?? 0;

/** A sound of a series: a beat, or a breath that rises then falls. Milliseconds from the start. */
export interface Sound {
  readonly at: number;
  readonly into: number;
  readonly out: number;
}

/** Those still to come at that moment: all of them are handed to the audio clock at once. */
export function soundsOf(series: Series, over: Duration, elapsed: number): readonly Sound[] {
  return beatsIn(series, over).flatMap((at, beat) => {
    const [into, out] = series.of === 'pulse' ? [5, 105] : breathOf(intervalAfter(series, beat));
    return at > elapsed ? [{ at, into, out }] : [];
  });
}
