/**
 * A learner's arrangements as a launch carries them: JSON in `launchParameters` of LMS.LaunchData
 * (cmi5 10.2.3), so that another LMS can give them too, in the course structure or for one learner.
 */

/** Passed to the evaluation through the launch data. */
export interface Arrangements {
  /** Tries beyond the course's own number, for every evaluation. */
  readonly moreTries: number;
}

/** null when there is nothing to say. */
export function launchParametersOf({ moreTries }: Arrangements): string | null {
  return moreTries > 0 ? JSON.stringify({ moreTries }) : null;
}

/** Never throws: an LMS may put anything there. */
export function arrangementsOf(launchParameters: unknown): Arrangements {
  const value = typeof launchParameters === 'string' ? parsed(launchParameters) : null;
  const moreTries =
    typeof value === 'object' && value !== null && 'moreTries' in value ? value.moreTries : 0;
  return {
    moreTries:
      typeof moreTries === 'number' && Number.isSafeInteger(moreTries) && moreTries > 0
        ? moreTries
        : 0,
  };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
