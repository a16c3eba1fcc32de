/** What bodies about a meeting are made of. */
import type { Round } from '../../core/meeting/round.ts';
import { accepts, matching, problem } from '../lrs/validate/check.ts';

/** Made by the browser, so that what is sent again is the same. */
export const newId = matching(/^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/, 'a UUID');

export const round = accepts<Round>((value) =>
  value === 1 || value === 2 ? null : problem('must be 1 or 2'),
);
