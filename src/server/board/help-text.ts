/** What a learner or a trainer writes, as it is kept. */
import { cleanLines } from '../../core/text/lines.ts';
import { PeopleRefusal } from '../people/refusal.ts';

const LONGEST = 2000;
const TOO_LONG = 'Le message est trop long : 2 000 caractères au plus.';

/** @param longest in characters @throws PeopleRefusal 400, with that sentence */
export function readWords(text: string, longest = LONGEST, tooLong = TOO_LONG): string {
  const words = cleanLines(text);
  if ([...words].length > longest) throw new PeopleRefusal(400, tooLong);
  return words;
}
