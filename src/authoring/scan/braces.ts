import type { Tell } from './scan.ts';

/** `prose`: the page without code, tags and notes, the one expression allowed. */
export function checkBraces(prose: string, tell: Tell): void {
  let at = prose.indexOf('{');
  while (at !== -1) {
    const note = /^\{\s*\/\*[\s\S]*?\*\/\s*\}/.exec(prose.slice(at));
    if (note === null) at = prose.indexOf('{', brace(prose, at, tell));
    else {
      cutNote(at, note[0], tell);
      at = prose.indexOf('{', at + note[0].length);
    }
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

/** Returns where to go on looking. */
function brace(prose: string, start: number, tell: Tell): number {
  const rest = prose.slice(start);
  const paragraph = rest.slice(0, /\n[ \t]*\r?\n/.exec(rest)?.index ?? rest.length);
  const close = matching(paragraph);
  const end = close === -1 ? start + 1 : start + close + 1;
  const inside = close === -1 ? '' : paragraph.slice(1, close);
  const written = inside.trim().replace(/\s+/g, ' ');
  tell({
    code: 'accolade',
    at: { start, end },
    message:
      close === -1
        ? 'Une accolade « { » est réservée aux programmes.'
        : `Ce qui est entre accolades ne s’affiche pas : « ${written} » serait pris pour un programme.`,
    help:
      close === -1
        ? 'Écrivez « \\{ », ou une parenthèse.'
        : `Écrivez « (${written}) », ou « \\{${written}\\} » pour garder les accolades.`,
    fix: {
      start,
      end,
      text: close === -1 ? '\\{' : `\\{${inside.replace(/[{}]/g, (sign) => `\\${sign}`)}\\}`,
    },
  });
  return end;
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
