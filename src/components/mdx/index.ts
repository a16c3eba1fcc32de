/** Tag a trainer writes → what shows it. */
import type { AstroComponentFactory } from 'astro/runtime/server/index.js';
import { ALL_TAGS } from '../../core/question/tags.ts';
import Contacts from './Contacts.astro';
import Decomposition from './Decomposition.astro';
import Document from './Document.astro';
import Encadre from './Encadre.astro';
import Figure from './Figure.astro';
import Production from './Production.astro';
import Question from './Question.astro';
import Source from './Source.astro';
import Tableau from './Tableau.astro';
import Terme from './Terme.astro';

export const components: Readonly<Record<string, AstroComponentFactory>> = {
  ...Object.fromEntries(ALL_TAGS.map((tag) => [tag, Question])),
  Encadre,
  Terme,
  Figure,
  Source,
  Contacts,
  Decomposition,
  Document,
  Production,
  table: Tableau,
};
