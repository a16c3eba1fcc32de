/** A question as a trainer reads it away from its page: what it asks, and answers in words (pure). */
import type { Bench } from '../question/bench-model.ts';
import type { Interaction, InteractionComponent } from '../question/types.ts';

export interface QuestionSheet {
  /** Which question of its page it is, from 1; a decision has the number of its scenario. */
  readonly number: number;
  /** Several lines where it has several paragraphs. */
  readonly statement: string;
  readonly interaction: Interaction;
  /** Of a measuring bench: what its debrief is made with. */
  readonly bench?: Bench;
}

/** Of a module: by unit id, then by the question's. */
export type QuestionSheets = Readonly<Record<string, Readonly<Record<string, QuestionSheet>>>>;

/**
 * A response as statements bear it, a part a line.
 * @returns null for one that was given to an earlier wording: its answers are not there any more
 */
export function inWords(
  { interaction }: Pick<QuestionSheet, 'interaction'>,
  response: string,
): readonly string[] | null {
  const parts = response.replace(/^(?:\{[^{}]*\})+/, '').split('[,]');
  const words = parts.map((part) => partWords(interaction, part));
  return words.some((word) => word === null) ? null : (words as readonly string[]);
}

/** The right answer; of several, the one that was written first; empty where no one way is right. */
export const rightWords = (sheet: Pick<QuestionSheet, 'interaction'>): readonly string[] =>
  inWords(sheet, sheet.interaction.correctResponsesPattern?.[0] ?? '') ?? [];

function partWords(interaction: Interaction, part: string): string | null {
  switch (interaction.interactionType) {
    case 'true-false':
      return part === 'true' ? 'Vrai' : part === 'false' ? 'Faux' : null;
    case 'choice':
    case 'sequencing':
      return nameIn(interaction.choices, part);
    case 'matching': {
      const [source = '', target = ''] = part.split('[.]');
      const [left, right] = [
        nameIn(interaction.source, source),
        nameIn(interaction.target, target),
      ];
      return left === null || right === null ? null : `${left} → ${right}`;
    }
    case 'performance': {
      const [step = '', value = ''] = part.split('[.]');
      const name = nameIn(interaction.steps, step);
      return name === null ? null : `${name} : ${value}`;
    }
    case 'numeric':
      return part.split('[:]').map(decimal).join(' à ');
    case 'fill-in':
    case 'other':
      return part === '' ? '…' : part;
  }
}

const nameIn = (all: readonly InteractionComponent[] | undefined, id: string): string | null =>
  all?.find((one) => one.id === id)?.description.fr ?? null;

const decimal = (number: string): string => number.replace('.', ',');
