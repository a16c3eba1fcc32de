import { LETTERS_A_LINE } from '../../core/question/cuts/rules.ts';
import { listItems, readLabelled } from './items.ts';
import type { Reader } from './reader.ts';
import { readWord, wordAt, wordOf } from './word.ts';

const EXPECTED = 'Écrivez une liste : « - cys : pourquoi ce morceau n’a pas de sens ».';

/** Two lines. */
const MOST_LETTERS = 2 * LETTERS_A_LINE;

/** `<Couper>`: a word of the glossary to cut where its pieces meet; comments for pieces cut wrongly. */
export const cuts: Reader<'cuts'> = (context, parts, base) => {
  const term = readWord(context, parts);
  const comments = listItems(context, parts, EXPECTED)
    .map((node) => readLabelled(context, node, 'cys : La coupe tombe trop tôt.'))
    .filter((item) => item !== null);
  if (term === null) return null;
  const pieces = term.parts.map(({ text }) => text);
  if (pieces.join('').length > MOST_LETTERS) {
    context.report.warn({
      code: 'mot-trop-long',
      at: wordAt(parts),
      message: `« ${term.term} » a plus de ${MOST_LETTERS} lettres : sur un téléphone, elles ne se lisent plus.`,
      help: 'Choisissez un mot plus court, ou <Construire>.',
    });
  }
  for (const { label, at } of comments) {
    const isPiece = pieces.includes(label);
    if (!isPiece && pieces.join('').includes(label)) continue;
    context.report.error({
      code: 'morceau-inconnu',
      at,
      message: isPiece
        ? `« ${label} » est un morceau juste : ce commentaire ne se lirait jamais.`
        : `« ${label} » n’est pas dans « ${pieces.join('')} » : personne ne peut le couper.`,
      help: 'Écrivez un morceau qu’on obtient en coupant au mauvais endroit.',
    });
  }
  return {
    kind: 'cuts',
    ...base,
    pieces,
    word: wordOf(term),
    expected: comments.map(({ label, feedback }) => ({ answer: label, feedback })),
  };
};
