/** What a learner or a trainer writes, as it is kept. */
import { PeopleRefusal } from '../people/refusal.ts';

const LONGEST = 2000;

/** Lines stay lines; what cannot be seen goes. @throws PeopleRefusal 400 */
export function readWords(text: string): string {
  const words = text
    .replace(/\r\n?/g, '\n')
    .replace(/[^\P{Cc}\n\t]/gu, '')
    .trim();
  if ([...words].length > LONGEST)
    throw new PeopleRefusal(400, 'Le message est trop long : 2 000 caractères au plus.');
  return words;
}
