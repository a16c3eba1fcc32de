/** Typography of running text, the same in a question's data and in a rendered page. */
import { typeset } from '../core/text/typography.ts';

/** Only a text with one of these can be changed; most have none. */
const TO_SET = /['«»;:!?%‰\d]/;

/**
 * One text node. `follows`: something stands before it on the line (a term, a bold word), so that a
 * space at its start is a space between words, not an indent.
 */
export function typesetNode(text: string, follows: boolean): string {
  const flat = text.includes('\n') ? text.replace(/[ \t]*\r?\n[ \t]*/g, ' ') : text;
  if (!TO_SET.test(flat)) return flat;
  return follows ? typeset(`x${flat}`).slice(1) : typeset(flat);
}
