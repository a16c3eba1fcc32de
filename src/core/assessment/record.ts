/**
 * What a learner has handed in of an assessment, and the join of what two browsers know of it.
 *
 * A sitting is handed in once: of two hand-ins of the same try (two devices, offline) one stands, and
 * every browser finds the same one. The one the registration's own record had first stands (`recorded`);
 * among others the earlier one, by the learners' clocks, then by id, so that the join is a total order.
 */
import { entry } from '../text/entry.ts';
import type {
  AssessmentRecord,
  Dated,
  HandedIn,
  Records,
  Started,
  TryResult,
  TryStart,
} from './model.ts';
import { bestOf, scaledScore } from './score.ts';

/** Where the standing of an assessment lies: it belongs to the registration it was reached in. */
export function recordKey(assessment: string, registration: string | null): string {
  return registration === null ? assessment : `${assessment}@${registration.toLowerCase()}`;
}

export function recordOf(
  { evaluations }: Records,
  assessment: string,
  registration: string | null,
): AssessmentRecord | null {
  return entry(evaluations, recordKey(assessment, registration));
}

/** Every try handed in, by its number. */
export function resultsOf(record: AssessmentRecord): ReadonlyMap<number, TryResult> {
  const { first, best, last, others = [] } = record;
  const results = new Map<number, TryResult>();
  for (const one of [first, last, ...others]) if (one) results.set(one.try, one);
  // Earlier releases could hold two hand-ins of one try: the best of them is what an LMS was told.
  if (best) results.set(best.try, best);
  return results;
}

export function joinRecords(a: AssessmentRecord, b: AssessmentRecord): AssessmentRecord {
  const results = new Map(resultsOf(a));
  for (const [number, one] of resultsOf(b)) {
    const known = results.get(number);
    results.set(number, known === undefined ? one : joinResults(known, one));
  }
  const all = [...results.values()].sort((x, y) => x.try - y.try);
  const [first = null] = all;
  const last = all.at(-1) ?? null;
  const best = bestOf(all.map(judged))?.result ?? null;
  const others = all.filter(({ id }) => ![first, best, last].some((one) => one?.id === id));
  return {
    started: joinStarts(a.started, b.started),
    first,
    best,
    last,
    touched: a.touched > b.touched ? a.touched : b.touched,
    ...(others.length > 0 ? { others } : {}),
  };
}

/** What one event alone amounts to. */
export function recordAfter(event: Dated & (Started | HandedIn)): AssessmentRecord {
  const { id, time, seed, revision } = event;
  const record = { started: null, first: null, best: null, last: null, touched: time };
  if (event.type === 'started') {
    const { questions } = event;
    return { ...record, started: { id, try: event.try, seed, questions, time, revision } };
  }
  const { answers, points, max, passed } = event;
  const result = { id, try: event.try, seed, answers, points, max, passed, time, revision };
  return { ...record, first: result, best: result, last: result };
}

/** Of the same try. */
function joinResults(a: TryResult, b: TryResult): TryResult {
  if (a.id !== b.id) return stands(a, b) ? a : b;
  // One may have been kept without its answers, where room was short.
  const [full, other] = a.answers.length < b.answers.length ? [b, a] : [a, b];
  return other.recorded && !full.recorded ? { ...full, recorded: true } : full;
}

/** What the registration's record holds twice was said twice: a pass among them stays one. */
function stands(a: TryResult, b: TryResult): boolean {
  if (a.recorded !== b.recorded) return a.recorded === true;
  if (a.recorded && a.passed !== b.passed) return a.passed;
  return a.time === b.time ? a.id < b.id : a.time < b.time;
}

/** The younger try; of two begun under the same number the earlier. */
function joinStarts(a: TryStart | null, b: TryStart | null): TryStart | null {
  if (a === null || b === null) return a ?? b;
  if (a.try !== b.try) return a.try > b.try ? a : b;
  return a.time === b.time ? (a.id < b.id ? a : b) : a.time < b.time ? a : b;
}

const judged = (result: TryResult) => ({
  result,
  passed: result.passed,
  scaled: scaledScore(result.points, result.max),
});
