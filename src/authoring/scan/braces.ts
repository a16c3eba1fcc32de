import type { Tell } from './tell.ts';

const BLANK_LINE = /\n[ \t]*\r?\n/;

/** `prose`: the page without code, tags and notes, the one expression allowed; `text`: as written. */
export function checkBraces(prose: string, text: string, tell: Tell): void {
  let at = prose.indexOf('{');
  while (at !== -1) {
    const note = /^\{\s*\/\*[\s\S]*?\*\/\s*\}/.exec(prose.slice(at));
    const written = text.slice(at, at + (note?.[0].length ?? 0));
    // On one line a note is fine; here something before it made it none.
    if (BLANK_LINE.test(written)) cutNote(at, written, tell);
    else brace(prose, text, at, tell);
    at = prose.indexOf('{', at + (note?.[0].length ?? 1));
  }
}

function cutNote(start: number, note: string, tell: Tell): void {
  const at = { start, end: start + note.length };
  tell({
    code: 'note-sur-plusieurs-paragraphes',
    at,
    message: 'Cette note commence dans une phrase et passe une ligne vide.',
    help: 'Gardez la note sur une ligne : {/* à revoir */}.',
    fix: { ...at, text: note.replace(/\n[ \t]*(?:\r?\n)+/g, '\n') },
  });
}

/** Only the opening brace needs a backslash: a lone closing one is shown as it is. */
function brace(prose: string, text: string, start: number, tell: Tell): void {
  const rest = prose.slice(start);
  const paragraph = rest.slice(0, BLANK_LINE.exec(rest)?.index ?? rest.length);
  const close = matching(paragraph);
  const fix = { start, end: start + 1, text: '\\{' };
  if (close === -1) {
    tell({
      code: 'accolade',
      at: { start, end: start + 1 },
      message: 'Une accolade « { » est réservée aux programmes.',
      help: 'Écrivez « \\{ », ou une parenthèse.',
      fix,
    });
    return;
  }
  const end = start + close + 1;
  const written = text
    .slice(start + 1, end - 1)
    .trim()
    .replace(/\s+/g, ' ');
  const other = instead(text.slice(Math.max(0, start - 24), start), written);
  if (other !== null) {
    const message = `Ce qui est entre accolades ne s’affiche pas : « ${written} ».`;
    tell({ code: 'accolade', at: { start, end }, message, help: other, repair: fix });
    return;
  }
  tell({
    code: 'accolade',
    at: { start, end },
    message: `Ce qui est entre accolades ne s’affiche pas : « ${written} » serait pris pour un programme.`,
    help: `Écrivez « (${written}) », ou « \\{${written}} » pour garder les accolades.`,
    fix,
  });
}

/** What other tools write in braces, and what says it here. */
function instead(before: string, written: string): string | null {
  if (/[\^_]$|\\[a-zA-Z]+$/.test(before))
    return 'Une formule LaTeX n’est pas lue : écrivez-la avec des mots et des signes, 10<sup>9</sup>, H<sub>2</sub>O.';
  if (/^:?\s*[#.][\w-]/.test(written))
    return 'Retirez l’accolade : un titre a son adresse sans elle, et la présentation est celle du site.';
  return null;
}

function matching(text: string): number {
  let depth = 0;
  for (let at = 0; at < text.length; at += 1) {
    if (text[at] === '{') depth += 1;
    if (text[at] === '}') depth -= 1;
    if (depth === 0) return at;
  }
  return -1;
}
