/**
 * Words and their postings as two strings.
 *
 * Words: "AcardiaqueFlogie" = "cardiaque", "cardilogie": how many letters are shared with the word before
 * (A = none, B = one …), then the others; so the words themselves hold no capital A–Z.
 * Postings: one run a word, separated by spaces; in it, one number a document: how many documents
 * were skipped since the last, preceded by "!" for each further time the word stands there.
 */
import { sign, unsign } from './numbers.ts';
import type { Posting } from './postings.ts';

export interface Entry {
  /** Display form, without capital A–Z. */
  readonly form: string;
  /** Documents ascend. */
  readonly postings: readonly Posting[];
}

const MOST_SHARED = 25;
const MOST_COUNTED = 3;
const CODE_OF_A = 65;

export function encode(entries: readonly Entry[]): { words: string; postings: string } {
  return {
    words: encodeForms(entries.map(({ form }) => form)),
    postings: entries.map(({ postings }) => encodePostings(postings)).join(' '),
  };
}

export function decode(words: string, postings: string): Entry[] {
  const runs = postings.split(' ');
  return decodeForms(words).map((form, index) => ({
    form,
    postings: decodePostings(runs[index] ?? ''),
  }));
}

function encodeForms(forms: readonly string[]): string {
  let before = '';
  return forms
    .map((form) => {
      let shared = 0;
      while (shared < MOST_SHARED && shared < form.length && form[shared] === before[shared]) {
        shared += 1;
      }
      before = form;
      return String.fromCharCode(CODE_OF_A + shared) + form.slice(shared);
    })
    .join('');
}

function decodeForms(words: string): string[] {
  let before = '';
  return (words.match(/[A-Z][^A-Z]*/g) ?? []).map((piece) => {
    before = before.slice(0, piece.charCodeAt(0) - CODE_OF_A) + piece.slice(1);
    return before;
  });
}

function encodePostings(postings: readonly Posting[]): string {
  let next = 0;
  return postings
    .map(([document, count]) => {
      const skipped = document - next;
      next = document + 1;
      return '!'.repeat(Math.min(count, MOST_COUNTED) - 1) + sign(skipped);
    })
    .join('');
}

const NUMBER = /(!*)([a-z{|}~]*[^a-z{|}~!])/g;

function decodePostings(run: string): Posting[] {
  let next = 0;
  return Array.from(run.matchAll(NUMBER), ([, again = '', signs = '']) => {
    const document = next + unsign(signs);
    next = document + 1;
    return [document, again.length + 1] as const;
  });
}
