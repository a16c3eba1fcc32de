/** A response in the format of its SCORM version: letters in 1.2 (RTE 3.4.7.1), identifiers in 2004 (RTE 4.2.9.2). */
import { typed } from '../question/gaps/rules.ts';
import { isRight, paired } from '../question/matching/rules.ts';
import { spoken } from '../question/speech.ts';
import type { ResponseTo } from '../question/index.ts';
import type { Question, Response } from '../question/types.ts';
import { toIdentifier } from './identifier.ts';
import type { ScormVersion } from './types.ts';

interface Spelling {
  readonly one: (parts: readonly { readonly id: string }[], id: string) => string;
  /** Between the answers of a list, and between the halves of a pair. */
  readonly list: string;
  readonly pair: string;
  readonly truth: readonly [yes: string, no: string];
}

const LETTERS = 'abcdefghijklmnopqrstuvwxyz0123456789';

const SPELLINGS: { readonly [V in ScormVersion]: Spelling } = {
  '1.2': {
    one: (parts, wanted) => LETTERS[parts.findIndex(({ id }) => id === wanted)] ?? '',
    list: ',',
    pair: '.',
    truth: ['t', 'f'],
  },
  '2004': {
    one: (_, wanted) => (wanted === '' ? '' : toIdentifier(wanted)),
    list: '[,]',
    pair: '[.]',
    truth: ['true', 'false'],
  },
};

/** Smallest permitted maxima: what every LMS must be able to keep. */
const MOST_PARTS = 36;
const MOST_GAPS = 10;
const GAP_2004 = 250;
const TEXT_12 = 255;

/** @returns "" where nothing was answered */
export function spell(version: ScormVersion, question: Question, response: Response): string {
  const { one, list, pair, truth } = SPELLINGS[version];
  const listed = (parts: readonly string[]) =>
    parts.filter(Boolean).slice(0, MOST_PARTS).join(list);
  switch (question.kind) {
    case 'choice':
    case 'multiple': {
      const ticked = [response].flat();
      const { options } = question;
      return listed(options.map(({ id }) => (ticked.includes(id) ? one(options, id) : '')));
    }
    case 'true-false':
      return response === null ? '' : truth[response === true ? 0 : 1];
    case 'number':
      return spoken(question, response as ResponseTo<typeof question>);
    case 'gaps': {
      const words = question.gaps.map((gap) => typed(response as ResponseTo<typeof question>, gap));
      return version === '1.2' ? words.join(' ; ').slice(0, TEXT_12) : sayable(words);
    }
    case 'matching': {
      const pairs = response as ResponseTo<typeof question>;
      return listed(
        question.items.map((item) => {
          const chosen = isRight(question, item, pairs) ? item.target : paired(pairs, item);
          const target = one(question.targets, chosen);
          return target && `${one(question.items, item.id)}${pair}${target}`;
        }),
      );
    }
    case 'ordering':
      return listed((response as ResponseTo<typeof question>).map((id) => one(question.steps, id)));
  }
}

/** As 2004's fill-in: no delimiter of its within a text, nor a brace that would begin a parameter; one line each. */
export const sayable = (words: readonly string[]): string =>
  words
    .slice(0, MOST_GAPS)
    .map((text) => text.replace(/\[,\]/g, ',').replace(/[{}]/g, '').replace(/\s+/g, ' '))
    .map((text) => text.slice(0, GAP_2004))
    .join(SPELLINGS['2004'].list);
