/** The course, where an answer is about it. */
import type { Catalogue } from '../../core/course/catalogue.ts';
import type { CatalogueReader } from '../launch/catalogue.ts';
import { PeopleRefusal } from '../people/refusal.ts';

/** @throws PeopleRefusal 409 while the built site does not say what the course is */
export function knownCourse(catalogue: CatalogueReader): Catalogue {
  const known = catalogue();
  if (!known)
    throw new PeopleRefusal(409, 'Le site construit ne dit pas quelles leçons il contient.');
  return known;
}
