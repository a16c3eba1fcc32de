/** The text of an SVG file → the drawing a page may hold, written anew from what is allowed. */
import { escape } from '../escape.ts';
import { ID_MARK, type Drawing } from '../../core/course/drawing.ts';
import type { Finding, Reporter } from '../diagnostic.ts';
import type { Span } from '../source.ts';
import { readSheet, safeValue, styleOf, type Sheet } from './css.ts';
import { ATTRIBUTES, EFFECTS, ELEMENTS, PROPERTIES, REFERRING, TEXTS } from './names.ts';
import { parseSvg, type SvgElement } from './parse.ts';
import { refusal } from './refused.ts';
import { checkUses } from './uses.ts';

interface Work {
  readonly report: Reporter;
  readonly sheet: Sheet;
  /** Authored id → what stands in the drawing; each once, on the first element that bears it. */
  readonly ids: ReadonlyMap<string, string>;
  readonly bearers: ReadonlySet<SvgElement>;
  /** What is said once a file. */
  readonly warned: Set<string>;
}

/** '' when it is refused, or no drawing: that is told. */
export function readSvg(report: Reporter): Drawing {
  const root = /<([\w-]+:)?svg\b/.test(report.source.text) ? parseSvg(report) : undefined;
  if (root === null) return '';
  if (root?.name !== 'svg' || !root.isSvg) {
    report.error({
      code: 'svg',
      at: { start: 0, end: 1 },
      message: 'Ce fichier n’est pas un dessin SVG.',
      help: 'Enregistrez la figure au format SVG.',
    });
    return '';
  }
  frame(report, root);
  const all = [...elementsOf(root)];
  const sheet = readSheet(
    all
      .filter(({ name, isSvg }) => name === 'style' && isSvg)
      .map(textOf)
      .join('\n'),
  );
  const work: Work = { report, sheet, ...named(all), warned: new Set() };
  tellSheet(work, all);
  checkUses(report, all);
  const title = root.children.find((child) => isElement(child, 'title') && textOf(child).trim());
  if (title === undefined) {
    report.error({
      code: 'svg-sans-titre',
      at: tagName(root),
      message: 'Ce dessin n’a pas de <title>.',
      help: 'Ajoutez sous <svg …> une ligne <title>Ce que le dessin apprend</title>.',
    });
  } else root.children.unshift(...root.children.splice(root.children.indexOf(title), 1));
  return write(work, root).trim();
}

/** A drawing fits any screen: it has a `viewBox`, from its size in pixels if need be, and no size. */
function frame(report: Reporter, { attributes, ...root }: SvgElement): void {
  const [width, height] = ['width', 'height'].map((name) =>
    /^\s*(\d+(?:\.\d+)?)\s*(?:px)?\s*$/.exec(attributes.get(name) ?? ''),
  );
  if (!attributes.has('viewBox') && width && height)
    attributes.set('viewBox', `0 0 ${width[1] ?? ''} ${height[1] ?? ''}`);
  if (!attributes.has('viewBox')) {
    report.error({
      code: 'svg-sans-cadre',
      at: tagName(root),
      message: 'Ce dessin n’a pas de « viewBox » : il ne peut pas s’adapter à l’écran.',
      help: 'Ajoutez par exemple viewBox="0 0 480 320" à la balise <svg>.',
    });
  }
  for (const name of ['width', 'height', 'x', 'y']) attributes.delete(name);
}

function tagName({ at, name }: Pick<SvgElement, 'at' | 'name'>): Span {
  return { start: at.start, end: at.start + name.length + 1 };
}

function* elementsOf(element: SvgElement): Generator<SvgElement> {
  yield element;
  for (const child of element.children) if (typeof child !== 'string') yield* elementsOf(child);
}

function isElement(child: SvgElement | string, name: string): child is SvgElement {
  return typeof child !== 'string' && child.isSvg && child.name === name;
}

function textOf(node: SvgElement | string): string {
  return typeof node === 'string' ? node : node.children.map(textOf).join('');
}

function named(all: readonly SvgElement[]): Pick<Work, 'ids' | 'bearers'> {
  const ids = new Map<string, string>();
  const bearers = new Set<SvgElement>();
  const taken = new Set<string>();
  for (const element of all) {
    const id = element.attributes.get('id');
    if (id === undefined || id === '' || ids.has(id)) continue;
    const plain = id.replace(/[^\p{L}\p{N}_-]/gu, '_');
    let name = plain;
    for (let count = 2; taken.has(name); count += 1) name = `${plain}_${count}`;
    taken.add(name);
    ids.set(id, name);
    bearers.add(element);
  }
  return { ids, bearers };
}

function mark(work: Work, id: string): string {
  return ID_MARK + (work.ids.get(id) ?? id.replace(/[^\p{L}\p{N}_-]/gu, '_'));
}

function write(work: Work, element: SvgElement): string {
  const { name } = element;
  if (!element.isSvg || name === 'style' || name === 'metadata') {
    if (/^script$/i.test(name)) tell(work, refusal('script', tagName(element)));
    return '';
  }
  if (name === 'a') {
    warnOnce(work, 'lien', {
      code: 'svg-lien',
      at: tagName(element),
      message: 'Un dessin ne mène nulle part : ce lien est retiré, ce qu’il entoure reste.',
      help: 'Mettez le lien dans la légende de la figure.',
    });
    return inside(work, element, element.children);
  }
  if (name === 'switch') return chosen(work, element);
  if (!ELEMENTS.has(name)) {
    if (name === 'font' || name === 'font-face') tellFont(work, tagName(element));
    // Illustrator keeps its own file there.
    else if (!element.attributes.get('requiredExtensions'))
      tell(work, refusal(name, tagName(element)));
    return '';
  }
  const open = `<${name}${attributesOf(work, element)}`;
  const content =
    name === 'title' || name === 'desc'
      ? escape(textOf(element))
      : inside(work, element, element.children);
  if ((name === 'title' || name === 'desc') && content.trim() === '') return '';
  return content === '' ? `${open}/>` : `${open}>${content}</${name}>`;
}

function inside(work: Work, parent: SvgElement, children: SvgElement['children']): string {
  let around: SvgElement | null = parent;
  while (around !== null && (around.name === 'a' || around.name === 'switch'))
    around = around.parent;
  const isText = around !== null && TEXTS.has(around.name);
  return children
    .map((child) => {
      if (typeof child !== 'string') return write(work, child);
      return isText ? escape(child) : '';
    })
    .join('');
}

/** The first child that a French reader's browser draws: other programs keep theirs beside it. */
function chosen(work: Work, element: SvgElement): string {
  const shown = element.children
    .filter((child) => typeof child !== 'string')
    .filter(
      ({ isSvg, name, attributes }) =>
        isSvg &&
        name !== 'foreignObject' &&
        !attributes.get('requiredExtensions') &&
        /^\s*$|\bfr\b/.test(attributes.get('systemLanguage') ?? ''),
    );
  const [first] = shown;
  if (first !== undefined) return write(work, first);
  return inside(work, element, element.children);
}

type Named = readonly [name: string, value: string];

function attributesOf(work: Work, element: SvgElement): string {
  const isShown = element.name !== 'title' && element.name !== 'desc';
  const style = isShown ? styleOf(element, work.sheet) : [];
  const styled = new Map(style.map(({ property, value }) => [property, value]));
  for (const property of styled.keys())
    if (EFFECTS.has(property)) tellEffect(work, element, property);
  const names = new Set([...element.attributes.keys(), ...styled.keys()]);
  return [...names]
    .map((name): string => {
      const value = PROPERTIES.has(name) ? styled.get(name) : undefined;
      const all = attribute(work, element, name, value ?? element.attributes.get(name) ?? null);
      return all
        .map(([key, text]) => ` ${key}="${escape(text).replaceAll('"', '&quot;')}"`)
        .join('');
    })
    .join('');
}

function attribute(
  work: Work,
  element: SvgElement,
  name: string,
  value: string | null,
): readonly Named[] {
  if (value === null) return [];
  const refuse = (kind: string): [] => {
    tell(work, refusal(kind, attributeSpan(work, element, name)));
    return [];
  };
  if (/^on/i.test(name)) return refuse('commande');
  if (name === 'href' || name === 'src')
    return link(work, element, name, value.trim()) ?? refuse('lien');
  if (PROPERTIES.has(name)) {
    const safe = safeValue(value, (id) => mark(work, id));
    return safe === null ? refuse('lien') : [[name, safe]];
  }
  if (!ATTRIBUTES.has(name)) return [];
  switch (name) {
    case 'id': {
      if (!work.bearers.has(element)) return [];
      const own = work.ids.get(value) ?? '';
      return own === value
        ? [['id', mark(work, value)]]
        : [
            ['id', mark(work, value)],
            ['data-id', value],
          ];
    }
    case 'class': {
      // A rule of the site must not take what the drawing's own style named.
      const kept = value.split(/\s+/).filter((one) => !work.sheet.classes.has(one));
      return kept.join('') === '' ? [] : [[name, kept.join(' ')]];
    }
    case 'aria-labelledby':
    case 'aria-describedby':
      return [
        [
          name,
          value
            .trim()
            .split(/\s+/)
            .map((id) => mark(work, id))
            .join(' '),
        ],
      ];
    case 'role':
      return /^(img|none|presentation|group)$/.test(value) ? [[name, value]] : [];
    case 'xmlns':
      return value === 'http://www.w3.org/2000/svg' ? [[name, value]] : [];
    default:
      return [[name, value]];
  }
}

/** 200 kB in base64: a drawing is read with the page, a photograph beside it. */
const PASTED = 200_000;

/** null: it leads out of the drawing. */
function link(
  work: Work,
  element: SvgElement,
  name: string,
  value: string,
): readonly Named[] | null {
  if (value.startsWith('#')) {
    const id = value.slice(1);
    return name === 'href' && REFERRING.has(element.name) ? [[name, `#${mark(work, id)}`]] : [];
  }
  if (element.name !== 'image' || name !== 'href') return null;
  const data = value.replace(/\s+/g, '');
  if (!/^data:image\/(png|jpe?g|gif|webp);base64,[\w+/=]+$/.test(data)) return null;
  if (data.length > PASTED) tell(work, refusal('photo', tagName(element)));
  return [[name, data]];
}

function attributeSpan({ report }: Work, { at }: SvgElement, name: string): Span {
  const typed = report.source.text.slice(at.start, at.end);
  const found =
    new RegExp(`\\s(?:[\\w-]+:)?${name}\\s*=\\s*("[^"]*"|'[^']*')`).exec(typed) ??
    /\sstyle\s*=\s*("[^"]*"|'[^']*')/.exec(typed);
  if (found === null) return { start: at.start, end: Math.min(at.end, at.start + 80) };
  return { start: at.start + found.index + 1, end: at.start + found.index + found[0].length };
}

function tellSheet(work: Work, all: readonly SvgElement[]): void {
  const sheet = all.find(({ name, isSvg }) => name === 'style' && isSvg);
  if (sheet === undefined) return;
  for (const unread of new Set(work.sheet.unread)) {
    if (/^@(charset|namespace)$/.test(unread)) continue;
    const start = Math.max(work.report.source.text.indexOf(unread, sheet.at.start), sheet.at.start);
    const at = { start, end: start + unread.length };
    if (unread === '@import') tell(work, refusal('lien', at));
    else if (unread === '@font-face') tellFont(work, at);
    else {
      warnOnce(work, unread, {
        code: 'svg-style',
        at,
        message: `Cette règle de style (« ${unread} ») n’est pas suivie.`,
        help: 'Donnez la couleur à la forme elle-même, ou exportez avec « attributs de présentation ».',
      });
    }
  }
}

function tellFont(work: Work, at: Span): void {
  warnOnce(work, 'police', {
    code: 'svg-police',
    at,
    message: 'La police de ce dessin n’est pas publiée : son texte prend celle du site.',
    help: 'Si la forme des lettres compte, convertissez le texte en tracés.',
  });
}

function tellEffect(work: Work, element: SvgElement, property: string): void {
  warnOnce(work, property, {
    code: 'svg-style',
    at: attributeSpan(work, element, 'style'),
    message: `L’effet « ${property} » de ce dessin ne s’affiche pas.`,
    help: 'Aplatissez la transparence et les effets avant d’exporter, ou vérifiez que le dessin reste juste.',
  });
}

function tell({ report }: Work, finding: Finding | null): void {
  if (finding !== null) report.error(finding);
}

function warnOnce({ report, warned }: Work, what: string, finding: Finding): void {
  if (warned.has(what)) return;
  warned.add(what);
  report.warn(finding);
}
