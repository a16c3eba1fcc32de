/**
 * Values that are not what an element holds. Moodle's SCORM 1.2 sends an element only when it differs from
 * what it sent last, arrived or not: what may not have arrived is changed, then set again in its place.
 * In another place, as a new interaction, it would leave a gap, and Moodle, which counts interactions and
 * does not look at their numbers, would write over it at the next visit.
 */
const OTHERS: readonly (readonly [RegExp, string, string])[] = [
  [/\.(lesson_status|completion_status)$/, 'incomplete', 'completed'],
  [/\.success_status$/, 'unknown', 'failed'],
  [/\.(raw|min|max|scaled|weighting|progress_measure)$/, '0', '1'],
  [/\.lesson_location$|\.location$/, '', 'debut'],
  [/\.exit$/, '', 'suspend'],
  [/\.interactions\.\d+\.id$/, 'reprise', 'reprise.1'],
  [/\.type$/, 'performance', 'choice'],
  [/\.result$/, 'neutral', 'unanticipated'],
  [/\.(pattern|student_response|learner_response)$/, '', 'a'],
  [/\.time$/, '00:00:00', '00:00:01'],
  [/\.timestamp$/, '1970-01-01T00:00:00.00Z', '1970-01-01T00:00:01.00Z'],
  [/\.interactions\.\d+\.objectives\.\d+\.id$/, 'reprise', 'reprise.1'],
  [/\.description$/, '{lang=fr}reprise', '{lang=fr}reprise 1'],
];

/** Null for what no LMS need be told twice: times spent, and what is another text each time. */
export function otherThan(element: string, value: string): string | null {
  const found = OTHERS.find(([pattern]) => pattern.test(element));
  if (!found) return null;
  const [, one, other] = found;
  return one === value ? other : one;
}
