/** What Markdown would swallow or change on the way to the page: each is told where it is typed. */
import type { Code, Emphasis, List, Nodes, Root, Strong, Table } from 'mdast';
import { isElement, span, walk } from '../mdx.ts';
import type { Span } from '../source.ts';
import { isQuestionTag } from '../../core/question/tags.ts';
import type { Context } from './context.ts';
import { isProduction } from './production.ts';

/** Reports every passage of the body that a reader of the page would not read as it was typed. */
export function checkLoss(context: Context, root: Root, from: number): void {
  const inQuestions = root.children
    .filter((node) => isElement(node) && (isQuestionTag(node.name) || isProduction(node)))
    .map((node) => span(node));
  // A link by number is told where it stands.
  const cited = new Set<string>();
  for (const node of walk(root)) if (node.type === 'linkReference') cited.add(node.identifier);
  for (const node of walk(root)) {
    if (node.type === 'emphasis' || node.type === 'strong') checkStars(context, node);
    else if (node.type === 'delete') checkTilde(context, node);
    else if (node.type === 'table') checkCells(context, node);
    else if (node.type === 'list') checkList(context, node, inQuestions);
    else if (node.type === 'paragraph') checkBars(context, node);
    else if (node.type === 'heading') checkUnderline(context, node);
    else if (node.type === 'code') checkFence(context, node);
    else if (node.type === 'definition' && !cited.has(node.identifier))
      tellSwallowed(context, node);
    else if (node.type === 'mdxjsEsm' || isProgram(context, node)) tellProgram(context, node);
  }
  checkCoverage(context, root, from);
}

const WORD = /[\p{L}\p{N}]/u;

/** "péri**card**ite" is meant; "500 mg*2/j et 1 g*3/j" is not. */
function checkStars(context: Context, node: Emphasis | Strong): void {
  const { text } = context.report.source;
  const { start, end } = span(node);
  const before = text.charAt(start - 1);
  const after = text.charAt(end);
  if (!WORD.test(before) && !WORD.test(after)) return;
  const length = node.type === 'strong' ? 2 : 1;
  const inside = text.slice(start + length, end - length);
  if (/^[\p{L}\p{M}’'*-]+$/u.test(inside) && !/\p{N}/u.test(before + after)) return;
  context.report.error({
    code: 'etoiles-avalees',
    at: { start, end: start + length },
    message: `Cette étoile disparaît : elle est prise, avec celle qui suit, pour ${length === 2 ? 'du gras' : 'de l’italique'}.`,
    help: 'Écrivez « × » pour multiplier, ou « \\* » pour garder l’étoile.',
  });
}

function checkTilde(context: Context, node: Nodes): void {
  const { start } = span(node);
  if (context.report.source.text.startsWith('~~', start)) return;
  context.report.error({
    code: 'tilde',
    at: { start, end: start + 1 },
    message: 'Ce « ~ » barre le texte jusqu’au « ~ » suivant, et disparaît.',
    help: 'Écrivez « environ », « de 5 à 10 », ou « \\~ » pour garder le signe.',
  });
}

/** A row's cells beyond the last column are not shown. */
function checkCells(context: Context, table: Table): void {
  const [header, ...rows] = table.children;
  const columns = header?.children.length ?? 0;
  for (const row of rows) {
    const at = span(row);
    if (!context.report.source.text.slice(at.start, at.end).includes('|')) {
      context.report.error({
        code: 'tableau-suite',
        at,
        message: 'Cette ligne, collée au tableau, en devient une rangée.',
        help: 'Laissez une ligne vide après le tableau ; pour une rangée, écrivez ses barres « | ».',
      });
    }
    const beyond = row.children.slice(columns).find(({ children }) => children.length > 0);
    if (beyond === undefined) continue;
    context.report.error({
      code: 'tableau-cases',
      at: span(beyond),
      message: `Cette ligne a ${row.children.length} cases pour ${columns} colonnes : ce qui dépasse ne s’affiche pas.`,
      help: 'Retirez une barre « | », ou écrivez « \\| » pour garder une barre dans une case.',
    });
  }
}

function checkList(context: Context, list: List, inQuestions: readonly Span[]): void {
  const { text } = context.report.source;
  const at = span(list);
  if (list.ordered === true) {
    const numbers = list.children.map((item) =>
      Number(/^\d+/.exec(text.slice(span(item).start))?.[0] ?? NaN),
    );
    const [first = 1] = numbers;
    const wrong = numbers.findIndex((number, index) => number !== first + index);
    // "1. 1. 1." is how some always number.
    if (wrong !== -1 && numbers.some((number) => number !== first)) {
      const item = list.children[wrong];
      const { start } = span(item ?? list);
      context.report.error({
        code: 'numeros',
        at: { start, end: start + String(numbers[wrong]).length + 1 },
        message: `Ce numéro ne sera pas lu : les lignes sont numérotées dans l’ordre où elles sont écrites, et celle-ci devient ${first + wrong}.`,
        help: 'Mettez les lignes dans l’ordre, et numérotez-les de suite.',
      });
    }
  }
  if (inQuestions.some(({ start, end }) => at.start >= start && at.end <= end)) return;
  // Outside, because what it stands in was not closed: that is told.
  if (context.report.found.some(({ code }) => code === 'balise-non-fermee')) return;
  const ticked = list.children.find(({ checked }) => typeof checked === 'boolean');
  if (ticked === undefined) return;
  context.report.warn({
    code: 'case-hors-question',
    at: span(ticked),
    message: 'Ces cases ne sont pas dans une question : elles ne se cochent pas.',
    help: 'Mettez l’énoncé et la liste entre <Choix id="…"> et </Choix>.',
  });
}

function checkBars(context: Context, node: Nodes): void {
  const at = span(node);
  const lines = context.report.source.text.slice(at.start, at.end).split('\n');
  const rows = lines.filter((line) => /^\s*\|.*\|/.test(line));
  if (rows.length === 0 || rows.length < lines.length) return;
  const columns = (rows[0] ?? '')
    .trim()
    .replace(/^\||\|$/g, '')
    .split('|').length;
  context.report.error({
    code: 'tableau-sans-tirets',
    at: { start: at.start, end: at.start + (lines[0]?.length ?? 1) },
    message: 'Ce tableau n’a pas sa ligne de tirets : ses barres s’affichent telles quelles.',
    help: `Ajoutez sous la première ligne : ${`${'| --- '.repeat(columns)}|`}`,
  });
}

function checkUnderline(context: Context, node: Nodes): void {
  const at = span(node);
  const lines = context.report.source.text.slice(at.start, at.end).split('\n');
  const last = lines.at(-1) ?? '';
  if (lines.length < 2 || !/^\s*(-+|=+)\s*$/.test(last)) return;
  context.report.error({
    code: 'titre-souligne',
    at: { start: at.end - last.length, end: at.end },
    message: 'Cette ligne, collée au texte, en fait un titre.',
    help: 'Laissez une ligne vide avant les tirets ; pour un titre, écrivez « ## » devant lui.',
  });
}

/** Beside the name of a language, what stands after « ``` » is not shown. */
const LANGUAGE =
  /^(md|mdx|markdown|ya?ml|json|xml|html|css|[jt]sx?|sh|bash|text|txt|csv|sql|python)?$/;

function checkFence(context: Context, node: Code): void {
  checkFenceEnd(context, node);
  if (LANGUAGE.test(node.lang ?? '') && !node.meta) return;
  const { start } = span(node);
  const { text } = context.report.source;
  const [fence = ''] = /^[`~]+/.exec(text.slice(start)) ?? [];
  const [line = ''] = /^[^\n]*/.exec(text.slice(start)) ?? [];
  context.report.error({
    code: 'texte-perdu',
    at: { start: start + fence.length, end: start + line.length },
    message: `Ce qui suit « ${fence.slice(0, 3)} » sur la ligne ne s’affiche pas.`,
    help: 'Passez à la ligne après ces signes, ou écrivez « \\ » devant eux pour les garder.',
  });
}

/** A fence that nothing closes takes the rest of the page: titles and questions are shown as they are typed. */
function checkFenceEnd(context: Context, node: Code): void {
  const { start, end } = span(node);
  const typed = context.report.source.text.slice(start, end);
  const [fence = ''] = /^[`~]+/.exec(typed) ?? [];
  if (fence === '' || new RegExp(`\\n[ \\t>]*${fence}+[ \\t]*$`).test(typed)) return;
  context.report.error({
    code: 'code-non-ferme',
    at: { start, end: start + fence.length },
    message: `Rien ne ferme « ${fence} » : tout ce qui suit s’affiche comme du code.`,
    help: `Ajoutez une ligne « ${fence} » à la fin du passage, ou retirez celle-ci.`,
  });
}

function tellSwallowed(context: Context, node: Nodes): void {
  context.report.error({
    code: 'texte-perdu',
    at: span(node),
    message: 'Cette ligne est prise pour une adresse de lien, et ne s’affiche pas.',
    help: 'Écrivez « \\[ » au début, ou un lien : [texte](adresse).',
  });
}

/** Braces are looked for before the page is parsed; whatever passed there and is no note is told here. */
function isProgram({ report }: Context, node: Nodes): boolean {
  if (node.type !== 'mdxFlowExpression' && node.type !== 'mdxTextExpression') return false;
  const { start, end } = span(node);
  return !/^\{\s*\/\*[\s\S]*\*\/\s*\}$/.test(report.source.text.slice(start, end));
}

function tellProgram(context: Context, node: Nodes): void {
  context.report.error({
    code: 'ligne-import',
    at: span(node),
    message: 'Ce passage est pris pour un programme, et ne s’affiche pas.',
    help: 'Commencez la ligne par un autre mot, ou par une majuscule ; une accolade s’écrit « \\{ ».',
  });
}

/** What stands between two texts that are shown, when it is markup. */
const MARKUP = new RegExp(
  [
    /\{\s*\/\*[\s\S]*?\*\/\s*\}/, // a note
    /<\/?[\p{L}_](?:[^<>"]|"[^"]*")*>/u, // a tag: its attributes are read one by one
    /^[ \t]*(?:>[ \t]*)*\d{1,9}[.)](?=\s)/, // the number of a list item
    /^[ \t]*(?:>[ \t]*)*(?:[-*+]|\d+[.)])[ \t]+\[[ xX]\]/, // the box of an option
    /^[ \t]*(?:`{3,}|~{3,})[^\n]*/, // a fence
    /\[[ xX]\]/,
  ]
    .map(({ source }) => source)
    .join('|'),
  'gmu',
);

function checkCoverage(context: Context, root: Root, from: number): void {
  const { text } = context.report.source;
  let reached = from;
  const tellGap = (end: number): void => {
    const gap = text.slice(reached, end);
    const bare = gap.replace(MARKUP, (markup) => markup.replace(/[^\n]/g, ' '));
    const lost = /[\p{L}\p{N}](?:[^\n]*[\p{L}\p{N}])?/u.exec(bare);
    if (lost === null) return;
    const start = reached + lost.index;
    context.report.error({
      code: 'texte-perdu',
      at: { start, end: start + lost[0].length },
      message: 'Ce passage ne s’affiche pas sur la page.',
      help: 'Vérifiez les signes qui l’entourent (« [ ] », « | », « < >», « ~ », « * »), ou mettez « \\ » devant.',
    });
  };
  const cover = (node: Nodes): void => {
    const { start, end } = span(node);
    if (SHOWN.has(node.type)) {
      if (start > reached) tellGap(start);
    } else if ('children' in node) node.children.forEach(cover);
    // Behind its text, a link has its address.
    if (SHOWN.has(node.type) || node.type === 'link' || node.type === 'linkReference')
      reached = Math.max(reached, end);
  };
  cover(root);
  tellGap(text.length);
}

/** Leaves of which every word is on the page; what was told above counts as told. */
const SHOWN: ReadonlySet<string> = new Set([
  'text',
  'inlineCode',
  'code',
  'image',
  'imageReference',
  'definition',
  'footnoteDefinition',
  'footnoteReference',
  'yaml',
  'mdxjsEsm',
  'mdxFlowExpression',
  'mdxTextExpression',
]);
