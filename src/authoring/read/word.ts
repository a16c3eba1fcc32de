/** The word of the glossary that a question is about, from its attribute `terme`. */
import type { Term } from '../../core/course/course.ts';
import type { Word } from '../../core/question/types.ts';
import { fold } from '../../core/text/text.ts';
import { tagName } from '../attributes.ts';
import { didYouMean } from '../nearest.ts';
import type { Span } from '../source.ts';
import { termKey } from '../terms.ts';
import type { Context } from './context.ts';
import type { Parts } from './parts.ts';

/** null, and reported, unless the glossary takes it apart into pieces that spell it. */
export function readWord(context: Context, parts: Parts): Term | null {
  const { report, words, terms } = context;
  const written = parts.attributes.get('terme');
  // An attribute that is missing or empty was told.
  if (written === undefined) return null;
  const { value, at } = written;
  const term = words.get(value) ?? words.get(terms.get(termKey(value)) ?? '');
  if (term === undefined) {
    const names = [...words.keys()];
    report.error({
      code: 'terme-inconnu',
      at,
      message: `Le glossaire n’a pas de terme « ${value} ».`,
      help: didYouMean(value, names, 'Ajoutez-le dans content/glossaire/.'),
    });
    return null;
  }
  const wrong = complaint(term);
  if (wrong === null) return term;
  report.error({ code: 'terme-sans-morceaux', at, ...wrong });
  return null;
}

export const wordOf = ({ term, definition, parts }: Term): Word => ({ term, definition, parts });

function complaint({ term, parts }: Term): { message: string; help: string } | null {
  if (parts.length < 2) {
    return {
      message: `Le glossaire ne découpe pas « ${term} » en morceaux.`,
      help: 'Ajoutez « decomposition: » à son entrée, ou choisissez un autre terme.',
    };
  }
  const pieces = parts.map(({ text }) => text);
  if (lettersOf(pieces.join('')) === lettersOf(term)) return null;
  return {
    message: `Mis bout à bout, « ${pieces.join(' + ')} » n’écrit pas « ${term} ».`,
    help: 'Corrigez « decomposition: » dans le glossaire ; une lettre de liaison va avec le morceau qu’elle suit.',
  };
}

const lettersOf = (text: string): string => fold(text).replace(/[^\p{L}]/gu, '');

/** Where to tell what concerns the whole word. */
export const wordAt = ({ attributes, element }: Parts): Span =>
  attributes.get('terme')?.at ?? tagName(element);
