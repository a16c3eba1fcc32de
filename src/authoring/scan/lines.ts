/** Block tags: alone on their line, flush left, between empty lines. */
import type { Finding, Reporter } from '../diagnostic.ts';
import { TAGS } from '../tags.ts';
import type { Tell } from './tell.ts';
import type { TagToken } from './signs.ts';
import { lineEnd } from './tag.ts';

/** `masked`: the page without code. */
export function checkLines(
  tags: readonly TagToken[],
  text: string,
  masked: string,
  report: Reporter,
  tell: Tell,
): void {
  for (const tag of tags) {
    if (TAGS[tag.name]?.place !== 'block') continue;
    const start = masked.lastIndexOf('\n', tag.at.start - 1) + 1;
    const before = text.slice(start, tag.at.start);
    const end = lineEnd(text, tag.at.end);
    const after = text.slice(tag.at.end, end);
    const shown = `<${tag.type === 'close' ? '/' : ''}${tag.name}>`;
    if (before.trim() !== '' || after.trim() !== '') {
      tell(sharing(text, tag, shown, before, after));
      continue;
    }
    if (before !== '') {
      tell({
        code: 'balise-en-retrait',
        at: tag.at,
        message: `${shown} n’est pas au bord de la ligne.`,
        help: 'Retirez les espaces devant la balise.',
        fix: { start, end: tag.at.start, text: '' },
      });
    } else neighbour(text, start, 'before', shown, tag, report, tell);
    neighbour(text, end, 'after', shown, tag, report, tell);
  }
}

function sharing(
  text: string,
  tag: TagToken,
  shown: string,
  before: string,
  after: string,
): Parameters<Tell>[0] {
  const start = tag.at.start - (before.length - before.trimEnd().length);
  const end = tag.at.end + (after.length - after.trimStart().length);
  const alone = text.slice(tag.at.start, tag.at.end);
  const repair = {
    start,
    end,
    text: `${before.trim() === '' ? '' : '\n\n'}${alone}${after.trim() === '' ? '' : '\n\n'}`,
  };
  return {
    code: 'balise-pas-seule',
    at: tag.at,
    message: `${shown} partage sa ligne avec du texte.`,
    help: 'Mettez la balise seule sur sa ligne, avec une ligne vide avant et après.',
    // Out of a list, a table or a quotation, a line is no longer part of it.
    ...(/^[ \t]*(?:[-*+>|]|\d+[.)])/.test(before) ? { repair } : { fix: repair }),
  };
}

/** MDX reads most of these as meant; next to a table it does not. */
function neighbour(
  text: string,
  at: number,
  side: 'before' | 'after',
  shown: string,
  tag: TagToken,
  report: Reporter,
  tell: Tell,
): void {
  const line = side === 'before' ? lineBefore(text, at) : lineAfter(text, at);
  if (line === null || line.trim() === '') return;
  // Two tags in a row, as in an empty figure, are read as meant.
  if (line.trimStart().startsWith('<')) return;
  const finding: Finding = {
    code: 'ligne-vide',
    at: tag.at,
    message: `Il manque une ligne vide ${side === 'before' ? 'avant' : 'après'} ${shown}.`,
    help: 'Laissez une ligne vide entre une balise et le texte.',
    fix:
      side === 'before'
        ? { start: at, end: at, text: '\n' }
        : { start: at + 1, end: at + 1, text: '\n' },
  };
  if (line.trimStart().startsWith('|')) tell(finding);
  else report.warn(finding);
}

function lineBefore(text: string, start: number): string | null {
  if (start === 0) return null;
  return text.slice(text.lastIndexOf('\n', start - 2) + 1, start - 1);
}

function lineAfter(text: string, end: number): string | null {
  return end >= text.length ? null : text.slice(end + 1, lineEnd(text, end + 1));
}
