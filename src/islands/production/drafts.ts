/** Where a browser keeps the texts that a learner writes, a drawer a page. */

const ALL = 'cqp-ecrits-';

export const draftsKey = (learner: string, unit: string): string => `${ALL}${learner}-${unit}`;

/** Of that learner, with the rest of what this browser keeps of them. */
export function eraseDrafts(learner: string): void {
  try {
    for (const key of Object.keys(localStorage))
      if (key.startsWith(draftsKey(learner, ''))) localStorage.removeItem(key);
  } catch {
    // Refused storage: there is nothing to erase.
  }
}
