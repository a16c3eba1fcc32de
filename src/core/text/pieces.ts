/**
 * Pieces of words, « -dynie » and « brady- »: browsers end a line after the hyphen that begins one, and between
 * the hyphen that ends one and the fixed space of « : » or « » ». Both stay whole by a style and not by a sign of
 * their own, so that a search in the page, a copy and a screen reader meet the hyphen that was written. No line
 * begins with a hyphen (UAX #14, LB21).
 */

/** The text cut around what must stay whole, which is at the odd places. */
export const pieces = (text: string): readonly string[] =>
  text.split(/(\B-\p{L}+|-[\u00A0\u202F]\S)/u);
