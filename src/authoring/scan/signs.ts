/** Every « < »: the tags, and those that are none. */
import { blank } from './mask.ts';
import type { Tell } from './tell.ts';
import { readTag, type CloseTag, type OpenTag } from './tag.ts';
import { isHtml } from './html.ts';
import { nearest } from '../nearest.ts';
import { TAGS } from '../tags.ts';

export type TagToken = OpenTag | CloseTag;

export interface Signs {
  readonly tags: readonly TagToken[];
  /** The masked text with tags, comments and links blanked too. */
  readonly prose: string;
}

/** `text`: the page as written. */
export function findSigns(masked: string, text: string, tell: Tell): Signs {
  const tags: TagToken[] = [];
  const pieces: string[] = [];
  let shown = 0;
  const hide = (start: number, end: number): void => {
    pieces.push(masked.slice(shown, start), blank(masked.slice(start, end)));
    shown = end;
  };
  let at = masked.indexOf('<');
  while (at !== -1) {
    const end = comment(text, at, tell) ?? address(masked, at, tell);
    const tag = end === null ? readTag(masked, at) : null;
    if (end !== null) {
      hide(at, end);
      at = masked.indexOf('<', end);
    } else if (tag !== null && isMeantAsTag(tag, masked)) {
      tags.push(tag);
      hide(tag.at.start, tag.at.end);
      at = masked.indexOf('<', tag.at.end);
    } else {
      lessThan(text, at, tell);
      at = masked.indexOf('<', at + 1);
    }
  }
  return { tags, prose: pieces.join('') + masked.slice(shown) };
}

/** "le pouls <seuil bas", "Bonjour <Dr>" read like tags until one looks for what would close them. */
function isMeantAsTag({ name }: TagToken, text: string): boolean {
  if (Object.hasOwn(TAGS, name) || text.includes(`</${name}>`)) return true;
  // « <LI> » may be lithium, « <B> » a blood group: a short name of HTML is written small.
  const lower = name.toLowerCase();
  if (Object.hasOwn(TAGS, lower)) return true;
  if (isHtml(name)) return name === lower || name.length > 2;
  // A short name is near everything.
  return name.length > 3 && nearest(name, Object.keys(TAGS)) !== null;
}

function comment(text: string, start: number, tell: Tell): number | null {
  if (!text.startsWith('<!--', start)) return null;
  const close = text.indexOf('-->', start);
  const end = close === -1 ? start + 4 : close + 3;
  const note =
    close === -1
      ? ''
      : text
          .slice(start + 4, close)
          .trim()
          .replaceAll('*/', '* /');
  tell({
    code: 'commentaire-html',
    at: { start, end },
    message: 'Un commentaire « <!-- … --> » n’est pas permis ici.',
    help: close === -1 ? 'Retirez « <!-- ».' : `Écrivez {/* ${short(note)} */}, ou supprimez-le.`,
    fix: close === -1 ? undefined : { start, end, text: `{/* ${note} */}` },
    repair: close === -1 ? { start, end, text: '' } : undefined,
  });
  return end;
}

function short(note: string): string {
  const line = note.replace(/\s+/g, ' ');
  return line.length > 40 ? `${line.slice(0, 39)}…` : line;
}

const ADDRESS =
  /<((?:https?:\/\/|mailto:|tel:|www\.)[^\s<>]+|[^\s<>@"'=/]+@[^\s<>@]+\.[^\s<>@]+)>/y;

function address(text: string, start: number, tell: Tell): number | null {
  ADDRESS.lastIndex = start;
  const match = ADDRESS.exec(text);
  const written = match?.[1];
  if (match === null || written === undefined) return null;
  const shown = written.replace(/^(mailto:|tel:)/, '');
  const target = /^(https?:|mailto:|tel:)/.test(written)
    ? written
    : written.startsWith('www.')
      ? `https://${written}`
      : `mailto:${written}`;
  const at = { start, end: start + match[0].length };
  const link = `[${shown}](${target})`;
  tell({
    code: 'adresse-entre-chevrons',
    at,
    message: 'Une adresse entre « < » et « > » est prise pour une balise.',
    help: `Écrivez ${link}.`,
    fix: { ...at, text: link },
  });
  return at.end;
}

function lessThan(text: string, start: number, tell: Tell): void {
  // "a < 90" is read as it stands, but not with the line's end behind it.
  if (/^<[ \t]+\S/.test(text.slice(start, start + 80))) return;
  const after =
    /^<[=\s]*[^\s<>=]{0,12}/.exec(text.slice(start))?.[0].replace(/[\s.,;:!?)]+$/, '') ?? '<';
  const number = /^<=?\s*\d/.test(after);
  const words = after.startsWith('<=') ? 'au plus' : 'moins de';
  tell({
    code: 'inferieur',
    at: { start, end: start + after.length },
    message: 'Le signe « < » collé à ce qui suit est pris pour une balise.',
    help: number
      ? `Écrivez « ${words} ${after.replace(/^[<=\s]+/, '')} », ou « \\${after} ».`
      : `Écrivez « \\${after} », ou dites-le avec des mots.`,
    fix: { start, end: start, text: '\\' },
  });
}
