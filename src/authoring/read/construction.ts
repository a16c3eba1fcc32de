import { fold } from '../../core/text/text.ts';
import type { Step } from '../../core/question/types.ts';
import { plain, type Rich } from '../../core/text/rich.ts';
import { decoysFor } from './decoys.ts';
import { idsOf } from './ids.ts';
import { listItems, readLabelled } from './items.ts';
import type { Reader } from './reader.ts';
import { readWord, wordAt, wordOf } from './word.ts';

const EXPECTED = 'Écrivez une liste : « - gastr : pourquoi ce morceau ne va pas ».';

/**
 * `<Construire>`: the pieces of a word of the glossary, to put in order, and others to leave aside: those
 * its author writes a comment for, else pieces of other words. Its wording is what its author wrote and the
 * pieces of the word: a glossary that grows offers other pieces in the same question.
 */
export const construction: Reader<'ordering'> = (context, parts, base) => {
  const term = readWord(context, parts);
  const comments = listItems(context, parts, EXPECTED)
    .map((node) => readLabelled(context, node, 'gastr : Ce morceau veut dire estomac.'))
    .filter((item) => item !== null);
  if (term === null) return null;
  const commented = (text: string): Rich =>
    comments.find(({ label }) => fold(label) === fold(text))?.feedback ?? [];
  const own = new Set(term.parts.map(({ text }) => fold(text)));
  const written = comments.filter(({ label }) => !own.has(fold(label)));
  const decoys =
    written.length > 0
      ? written.map(({ label, feedback }) => ({ text: label, feedback }))
      : decoysFor(term, context.words.values()).map(({ text, meaning }) => ({
          text,
          feedback: sense(text, meaning),
        }));
  const steps = term.parts.map(({ text, meaning }) => {
    const feedback = commented(text);
    return { text, feedback: feedback.length > 0 ? feedback : sense(text, meaning) };
  });
  if (
    new Set([...steps, ...decoys].map(({ text }) => fold(text))).size <
    steps.length + decoys.length
  ) {
    context.report.error({
      code: 'reponse-en-double',
      at: wordAt(parts),
      message: `Le même morceau se présente deux fois dans « ${term.term} ».`,
      help: 'Choisissez un autre terme, ou retirez un des morceaux de la liste.',
    });
    return null;
  }
  const ids = idsOf([...steps, ...decoys].map(({ text }) => [text]));
  const pieces = [...steps, ...decoys].map(({ text, feedback }, at): Step => ({
    id: ids[at] ?? '',
    text: [text],
    feedback,
  }));
  const asWritten = (some: readonly Step[]): readonly Step[] =>
    some.map((piece) => ({ ...piece, feedback: commented(plain(piece.text)) }));
  const decoyPieces = pieces.slice(steps.length);
  const stepPieces = pieces.slice(0, steps.length);
  return {
    kind: 'ordering',
    ...base,
    look: 'construction',
    steps: stepPieces,
    decoys: decoyPieces,
    word: wordOf(term),
    wording: {
      steps: asWritten(stepPieces),
      decoys: written.length > 0 ? asWritten(decoyPieces) : [],
    },
  };
};

const sense = (text: string, meaning: string): Rich => [[`« ${text} » veut dire « ${meaning} ».`]];
