/** Blanks, character for character, what Markdown takes as it is: header, code, escaped signs, notes. */

/** `from`: where the body starts; everything before is blanked. Line ends stay. */
export function maskCode(text: string, from: number): string {
  const body = maskInline(maskFences(text.slice(from)));
  return blank(text.slice(0, from)) + body;
}

export function blank(text: string): string {
  return text.replace(/[^\r\n]/g, ' ');
}

function maskFences(text: string): string {
  const lines = text.split('\n');
  let fence: string | null = null;
  return lines
    .map((line) => {
      const mark = /^\s*(?:[-*+]\s+|\d+[.)]\s+|>\s*)*(`{3,}|~{3,})([^\r]*)\r?$/.exec(line);
      if (fence === null) {
        if (mark === null || (mark[1]?.startsWith('`') && mark[2]?.includes('`'))) return line;
        fence = mark[1] ?? null;
        return blank(line);
      }
      const closes =
        mark !== null &&
        mark[1]?.startsWith(fence.charAt(0)) === true &&
        mark[1].length >= fence.length &&
        mark[2]?.trim() === '';
      if (closes) fence = null;
      return blank(line);
    })
    .join('\n');
}

const ESCAPE = /\\[!-/:-@[-`{-~]/;
const INLINE_CODE = /(?<!`)(`+)(?!`)(?:(?!\n[ \t]*\r?\n)[\s\S])*?(?<!`)\1(?!`)/;
/** A note inside a sentence stays in its paragraph; alone on its lines it may be longer. */
const NOTE = /\{\s*\/\*(?:(?!\n[ \t]*\r?\n)[\s\S])*?\*\/\s*\}|^\{\s*\/\*[\s\S]*?\*\/\s*\}/;
const TAKEN_AS_IS = new RegExp(
  [ESCAPE, INLINE_CODE, NOTE].map(({ source }) => source).join('|'),
  'gm',
);

function maskInline(text: string): string {
  return text.replace(TAKEN_AS_IS, blank);
}
