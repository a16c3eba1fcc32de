/** The text of a file → its XML tree, names resolved. */
import sax from 'sax';
import { ID_MARK } from '../../core/course/drawing.ts';
import type { Reporter } from '../diagnostic.ts';
import type { Span } from '../source.ts';

export interface SvgElement {
  /** Local name; `isSvg` tells whether a browser draws it. */
  readonly name: string;
  readonly isSvg: boolean;
  /** By local name; those of other programs' namespaces are left out. */
  readonly attributes: Map<string, string>;
  readonly children: (SvgElement | string)[];
  readonly parent: SvgElement | null;
  /** Its opening tag. */
  readonly at: Span;
}

const SVG = 'http://www.w3.org/2000/svg';
const XLINK = 'http://www.w3.org/1999/xlink';

type Namespaces = ReadonlyMap<string, string>;

/** Deeper than any drawing; what walks the tree calls itself once a level. */
const DEPTH = 200;

/** null: told. */
export function parseSvg(report: Reporter): SvgElement | null {
  const { text } = report.source;
  const parser = sax.parser(true, { position: true });
  // A pasted image is one long attribute, which the parser would refuse.
  (parser as { bufferCheckPosition?: number }).bufferCheckPosition = Infinity;
  const open: { readonly element: SvgElement; readonly namespaces: Namespaces }[] = [];
  let root: SvgElement | null = null;
  let isRefused = false;

  const refuse = (at: Span, [message, help]: readonly [string, string]): void => {
    if (!isRefused) report.error({ code: 'svg-illisible', at, message, help });
    isRefused = true;
  };
  const put = (typed: string): void => void open.at(-1)?.element.children.push(withoutMark(typed));

  parser.onerror = (error) => {
    const at = Math.min(Math.max(parser.position - 1, 0), text.length);
    refuse({ start: at, end: at + 1 }, syntaxError(error.message));
    (parser as { error: Error | null }).error = null;
  };
  parser.ondoctype = (doctype) => {
    for (const [name, value] of entitiesIn(doctype)) parser.ENTITIES[name] = value;
  };
  parser.onprocessinginstruction = ({ name }) => {
    if (name !== 'xml-stylesheet') return;
    const at = { start: parser.startTagPosition - 1, end: parser.position };
    report.error({
      code: 'svg-interdit',
      at,
      message: 'Ce dessin prend ses couleurs dans un autre fichier.',
      help: 'Dans le logiciel de dessin, exportez avec « attributs de présentation » ou « style interne ».',
    });
  };
  parser.ontext = put;
  parser.oncdata = put;
  parser.onopentag = ({ name, attributes }) => {
    const at = { start: parser.startTagPosition - 1, end: parser.position };
    const above = open.at(-1);
    if (open.length >= DEPTH) {
      refuse(at, [
        'Ce dessin a trop de groupes les uns dans les autres.',
        'Dégroupez-le dans le logiciel de dessin, puis exportez-le de nouveau.',
      ]);
    }
    const given = Object.entries(attributes as Readonly<Record<string, string>>).map(
      ([key, value]) => [key, withoutMark(value)] as const,
    );
    const namespaces = withDeclared(above?.namespaces ?? new Map(), given);
    const [prefix, local] = split(name);
    const element: SvgElement = {
      name: local,
      // Some drawings copied from a page declare nothing.
      isSvg: (namespaces.get(prefix) ?? (prefix === '' ? SVG : '')) === SVG,
      attributes: attributesOf(given, namespaces),
      children: [],
      parent: above?.element ?? null,
      at,
    };
    if (above === undefined) root ??= element;
    else if (!isRefused) above.element.children.push(element);
    open.push({ element, namespaces });
  };
  parser.onclosetag = () => void open.pop();
  parser.write(text).close();
  return isRefused ? null : root;
}

/** The sign this reader gives a meaning to: no drawing brings its own. */
const withoutMark = (text: string): string => text.replaceAll(ID_MARK, '');

function split(name: string): readonly [prefix: string, local: string] {
  const colon = name.indexOf(':');
  return colon === -1 ? ['', name] : [name.slice(0, colon), name.slice(colon + 1)];
}

function withDeclared(
  above: Namespaces,
  attributes: readonly (readonly [string, string])[],
): Namespaces {
  const declared = attributes.filter(([name]) => /^xmlns(:|$)/.test(name));
  if (declared.length === 0) return above;
  return new Map(
    [...above, ...declared.map(([name, uri]) => [split(name)[1], uri] as const)].map(
      ([prefix, uri]) => [prefix === 'xmlns' ? '' : prefix, uri],
    ),
  );
}

function attributesOf(
  given: readonly (readonly [string, string])[],
  namespaces: Namespaces,
): Map<string, string> {
  const attributes = new Map<string, string>();
  for (const [name, value] of given) {
    const [prefix, local] = split(name);
    const uri = namespaces.get(prefix);
    if (prefix === '' || (prefix === 'xml' && local === 'space')) attributes.set(name, value);
    // Many drawings use `xlink:` and have lost its declaration. The newer `href` stands before it.
    else if (local === 'href' && (uri === XLINK || prefix === 'xlink') && !attributes.has('href'))
      attributes.set('href', value);
    // "x:onload" runs nothing, but whoever wrote it meant it.
    else if (/^on/i.test(local)) attributes.set(local, value);
  }
  return attributes;
}

/** Illustrator names its namespaces so. A value with markup, or one kept elsewhere, stays unknown. */
function entitiesIn(doctype: string): (readonly [string, string])[] {
  return [...doctype.matchAll(/<!ENTITY\s+([\w.-]+)\s+(?:"([^"<&%]*)"|'([^'<&%]*)')\s*>/g)]
    .map(([, name = '', double, single]) => [name, double ?? single ?? ''] as const)
    .filter(([, value]) => value.length <= 200);
}

const SYNTAX: readonly (readonly [RegExp, string, string])[] = [
  [
    /^Unquoted attribute/,
    'Cette valeur n’est pas entre guillemets.',
    'Écrivez nom="valeur" ; mieux : exportez de nouveau la figure depuis le logiciel de dessin.',
  ],
  [
    /^(Unexpected close|Unmatched closing|Unclosed root|Unexpected end|Invalid tagname in closing)/,
    'Une balise de ce dessin n’est pas fermée, ou l’est au mauvais endroit.',
    'Le fichier est peut-être coupé : exportez de nouveau la figure depuis le logiciel de dessin.',
  ],
  [
    /entity/,
    'Ce « & » ouvre un nom que le fichier n’explique pas.',
    'Écrivez « &amp; » pour un « & » ; sinon, exportez la figure en « SVG simple ».',
  ],
];

function syntaxError(error: string): readonly [string, string] {
  const known = SYNTAX.find(([pattern]) => pattern.test(error));
  if (known !== undefined) return [known[1], known[2]];
  return [
    'Ce dessin ne se lit pas : à cet endroit, le fichier n’est plus du XML.',
    'Exportez de nouveau la figure depuis le logiciel de dessin, au format SVG.',
  ];
}
