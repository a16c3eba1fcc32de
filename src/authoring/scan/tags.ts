/** Names of tags, quotes of their attributes, and whether each one that opens is closed. */
import { isQuestionTag, QUESTION_TAGS } from '../../core/question/tags.ts';
import type { Fix } from '../diagnostic.ts';
import { nearest } from '../nearest.ts';
import { TAGS } from '../tags.ts';
import { checkQuotes } from './quotes.ts';
import { instead, isVoid } from './html.ts';
import type { TagToken } from './signs.ts';
import type { Tell } from './tell.ts';
import type { CloseTag, OpenTag } from './tag.ts';

interface Open {
  readonly tag: OpenTag;
  /** The name it was meant to have. */
  readonly name: string;
}

const NAMES = Object.keys(TAGS);

/** `text`: the page as written. */
export function checkTags(tags: readonly TagToken[], text: string, tell: Tell): void {
  const open: Open[] = [];
  const settled = new Set<TagToken>();
  for (const [index, tag] of tags.entries()) {
    if (settled.has(tag)) continue;
    const name = checkName(tag, text, tell);
    if (tag.type === 'close') {
      if (name !== null) close(tag, name, open, text, tell);
      continue;
    }
    checkQuotes(tag, text, tell);
    if (name === null || tag.selfClosing) {
      if (name !== null) selfClosed(tag, name, tell);
      continue;
    }
    if (TAGS[name]?.empty === true) {
      const next = tags[index + 1];
      if (next?.type === 'close' && next.name === name && next.at.start === tag.at.end) {
        open.push({ tag, name });
      } else if (next?.type === 'close' && next.name === name && !isVoid(name)) {
        settled.add(next);
        aroundText(tag, next, name, text, tell);
      } else notSelfClosed(tag, name, text, tell);
      continue;
    }
    // But for the decisions of a scenario, a question never holds another: the one before was not closed.
    if (isQuestionTag(name)) {
      const before = open.findIndex(
        (other) =>
          isQuestionTag(other.name) &&
          (other.name !== QUESTION_TAGS.scenario || other.name === name),
      );
      if (before !== -1) {
        for (const other of open.splice(before)) unclosed(other, tell, `avant <${name}>`);
      }
    }
    open.push({ tag, name });
  }
  for (const other of open) unclosed(other, tell, 'jusqu’à la fin de la page');
}

/** The known name; null for a tag that is told and taken out. */
function checkName(tag: TagToken, text: string, tell: Tell): string | null {
  const { name, nameAt } = tag;
  if (Object.hasOwn(TAGS, name)) return name;
  const html = instead(name);
  if (html !== null) {
    tell({
      code: 'balise-html',
      at: tag.at,
      message: `La balise ${text.slice(tag.at.start, tag.at.end).length > 24 ? `<${name}>` : text.slice(tag.at.start, tag.at.end)} n’est pas permise.`,
      help: html.help,
      fix: isReplaceable(tag, html.marks, text) ? { ...tag.at, text: html.marks } : undefined,
      // Marks without their pair would be told in their turn, where the author wrote none.
      repair: {
        ...tag.at,
        text: (isReplaceable(tag, html.marks, text) && html.marks.trim()) || '',
      },
    });
    return null;
  }
  const meant = nearest(name, NAMES);
  tell({
    code: 'balise-inconnue',
    at: tag.type === 'open' ? nameAt : tag.at,
    message: `La balise <${tag.type === 'close' ? '/' : ''}${name}> n’existe pas.`,
    help:
      meant === null
        ? `Les balises sont : ${NAMES.filter((known) => /^\p{Lu}/u.test(known)).join(', ')}.`
        : `Vouliez-vous dire <${tag.type === 'close' ? '/' : ''}${meant}> ?`,
    fix:
      meant === null || (name.length < 4 && name.toLowerCase() !== meant)
        ? undefined
        : { ...nameAt, text: meant },
    repair: meant === null ? { ...tag.at, text: '' } : undefined,
  });
  return meant;
}

/**
 * Whether marks instead of the tag change nothing that is read: its pair stands in the same paragraph,
 * stars stick to the text, and a new paragraph breaks no list, table or quotation.
 */
function isReplaceable(tag: TagToken, marks: string | undefined, text: string): marks is string {
  if (marks === undefined) return false;
  const { start, end } = tag.at;
  if (marks.trim() === '' && marks !== '') {
    const line = text.slice(text.lastIndexOf('\n', start - 1) + 1, start);
    return !/^[ \t]|[|]|^(?:[-*+>]|\d+[.)])\s/.test(line);
  }
  const isOpen = tag.type === 'open';
  const around = isOpen
    ? (/^(?:(?!\n[ \t]*\r?\n)[\s\S])*/.exec(text.slice(end))?.[0] ?? '')
    : (/(?:(?!\n[ \t]*\r?\n)[\s\S])*$/.exec(text.slice(0, start))?.[0] ?? '');
  const pair = isOpen ? around.indexOf(`</${tag.name}>`) : around.lastIndexOf(`<${tag.name}`);
  if (pair === -1) return false;
  const inside = isOpen ? around.slice(0, pair) : around.slice(pair).replace(/^<[^>]*>/, '');
  return marks === '' || (inside !== '' && inside.trim() === inside);
}

function selfClosed(tag: OpenTag, name: string, tell: Tell): void {
  if (TAGS[name]?.empty === true) return;
  tell({
    code: 'balise-vide',
    at: tag.at,
    message: `<${name} /> ne contient rien.`,
    help: `Écrivez <${name} …>, son contenu, puis </${name}>.`,
    repair: { ...tag.at, text: '' },
  });
}

/** "<Source>manuel</Source>": the text would stand beside the call, or be the name it calls. */
function aroundText(tag: OpenTag, closing: TagToken, name: string, text: string, tell: Tell): void {
  const inside = text.slice(tag.at.end, closing.at.start).trim();
  const at = { start: tag.at.start, end: closing.at.end };
  const opening = text.slice(tag.at.start, tag.at.end - 1).trimEnd();
  const named =
    name === 'Source' && opening === `<${name}` && /^[\w-]+$/.test(inside) ? ` id="${inside}"` : '';
  tell({
    code: 'balise-sans-barre',
    at,
    message: `<${name}> n’entoure rien : elle se ferme elle-même, avec une barre.`,
    help: `Écrivez ${opening}${named} />, et le texte à côté.`,
    repair: { ...at, text: `${opening}${named} />` },
  });
}

function notSelfClosed(tag: OpenTag, name: string, text: string, tell: Tell): void {
  const inside = text.slice(tag.at.start, tag.at.end - 1).trimEnd();
  tell({
    code: 'balise-sans-barre',
    at: tag.at,
    message: `<${name}> se ferme elle-même, avec une barre.`,
    help: isVoid(name)
      ? 'Écrivez <br />, ou commencez un nouveau paragraphe.'
      : `Écrivez ${inside} />.`,
    fix: { ...tag.at, text: `${inside} />` },
  });
}

function close(tag: CloseTag, name: string, open: Open[], text: string, tell: Tell): void {
  const opener = open.findLastIndex((other) => other.name === name);
  if (opener === -1) {
    const last = open.at(-1);
    const typo = last !== undefined && nearest(name, [last.name]) !== null;
    tell({
      code: 'fermeture-sans-ouverture',
      at: tag.at,
      message: typo
        ? `</${name}> ne ferme pas <${last.name}>.`
        : isVoid(name)
          ? `</${name}> ne ferme rien.`
          : `</${name}> ferme une balise qui n’est pas ouverte.`,
      help: typo
        ? `Écrivez </${last.name}>.`
        : isVoid(name)
          ? 'Supprimez-la.'
          : `Supprimez-la, ou ajoutez <${name} …> au début du passage.`,
      fix: typo
        ? { ...tag.nameAt, text: last.name }
        : isVoid(name)
          ? { ...tag.at, text: '' }
          : undefined,
      repair: { ...tag.at, text: typo ? `</${last.name}>` : '' },
    });
    if (typo) open.pop();
    return;
  }
  for (const other of open.splice(opener + 1)) unclosed(other, tell, `avant </${name}>`);
  const opened = open.pop();
  if (opened === undefined || TAGS[name]?.place !== 'inline') return;
  const between = text.slice(opened.tag.at.end, tag.at.start);
  if (!/\n[ \t]*\r?\n/.test(between)) return;
  const removed: Fix = { ...tag.at, text: '' };
  unclosed(opened, tell, 'avant la fin du paragraphe');
  tell({
    code: 'fermeture-sans-ouverture',
    at: tag.at,
    message: `</${name}> est dans un autre paragraphe que <${name}>.`,
    help: 'Ouvrez et fermez la balise dans le même paragraphe.',
    repair: removed,
  });
}

function unclosed({ tag, name }: Open, tell: Tell, until: string): void {
  tell({
    code: 'balise-non-fermee',
    at: tag.at,
    message: `<${name}> n’est pas fermée ${until}.`,
    help:
      TAGS[name]?.place === 'inline'
        ? `Ajoutez </${name}> après le mot.`
        : `Ajoutez </${name}> seule sur sa ligne, à la fin du passage.`,
    repair: { ...tag.at, text: '' },
  });
}
