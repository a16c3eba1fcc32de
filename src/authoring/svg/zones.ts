/**
 * The places of a figure that answers name: a shape to light up over each, a letter at the end of its
 * leader. Drawn over the drawing, or over an image in an SVG of their own.
 */
import { escape } from '../escape.ts';
import { reporter } from '../diagnostic.ts';
import { sourceText } from '../source.ts';
import { parseSvg, type SvgElement } from './parse.ts';

/** A rectangle "x,y,width,height", in percent of the figure. */
export const PERCENT = /^(\d+(?:\.\d+)?),(\d+(?:\.\d+)?),(\d+(?:\.\d+)?),(\d+(?:\.\d+)?)$/;

export interface Zone {
  readonly option: string;
  /** Name of an element, or a rectangle in percent. */
  readonly zone: string;
}

/** Names that a drawing gives: to what has a surface, and to lines. */
export function namesIn(svg: string): {
  readonly shapes: readonly string[];
  readonly lines: readonly string[];
} {
  const shapes: string[] = [];
  const lines: string[] = [];
  for (const element of all(parsed(svg))) {
    const name = element.attributes.get('data-id');
    if (name === undefined) continue;
    if (element.name === 'line') lines.push(name);
    else if (surfaces(element).length > 0) shapes.push(name);
  }
  return { shapes, lines };
}

/** @param svg of a drawing; null for an image. @returns what the figure becomes */
export function drawZones(
  svg: string | null,
  zones: readonly Zone[],
): { readonly svg: string } | { readonly zones: string } {
  const root = svg === null ? null : parsed(svg);
  const elements = root === null ? [] : all(root);
  // As wide as the textbook's figures, whatever the size its author draws at.
  const [, , width = 480] = (root?.attributes.get('viewBox') ?? '').split(/[\s,]+/).map(Number);
  const unit = root === null ? 1 : width / 480;
  const shapes = zones.map(({ option, zone }) =>
    group('class="zone"', option, shape(elements, zone)),
  );
  const letters = zones.map(({ option, zone }, at) =>
    group(
      'class="lettre-zone"',
      option,
      letter(elements, zone, String.fromCharCode(65 + at), unit),
    ),
  );
  const drawn = [...shapes, ...letters].join('');
  return svg === null
    ? { zones: `<svg class="d zones">${drawn}</svg>` }
    : { svg: unnamed(svg, zones).replace(/<\/svg>\s*$/, () => `${drawn}</svg>`) };
}

/** What was copied needs its name no more, but where the drawing itself refers to it. */
const unnamed = (svg: string, zones: readonly Zone[]): string =>
  svg.replace(/ id="([^"]*)" data-id="([^"]*)"/g, (names, id: string, name: string) =>
    zones.some(({ zone }) => name === zone || name === `${zone}-fil`) && !svg.includes(`#${id}`)
      ? ''
      : names,
  );

const group = (worn: string, option: string, drawn: string): string =>
  `<g ${worn} data-zone="${escape(option)}">${drawn}</g>`;

const named = (elements: readonly SvgElement[], name: string): SvgElement | undefined =>
  elements.find(({ attributes }) => attributes.get('data-id') === name);

function shape(elements: readonly SvgElement[], zone: string): string {
  const [, x, y, width, height] = PERCENT.exec(zone) ?? [];
  if (height !== undefined)
    return `<rect x="${x}%" y="${y}%" width="${width}%" height="${height}%"/>`;
  const element = named(elements, zone);
  return element === undefined ? '' : surfaces(element).map(copied).join('');
}

const GEOMETRY: Readonly<Record<string, readonly string[]>> = {
  path: ['d'],
  rect: ['x', 'y', 'width', 'height', 'rx', 'ry'],
  circle: ['cx', 'cy', 'r'],
  ellipse: ['cx', 'cy', 'rx', 'ry'],
  polygon: ['points'],
};

/** The shapes of it that have a surface. */
const surfaces = (element: SvgElement): readonly SvgElement[] =>
  all(element).filter(({ name, isSvg }) => isSvg && GEOMETRY[name]);

/** Its outline, where it stands: those around it may move it. */
function copied(element: SvgElement): string {
  const drawn = `<${element.name}${attributes(element, [...(GEOMETRY[element.name] ?? []), 'transform'])}/>`;
  let around = drawn;
  for (let above = element.parent; above !== null; above = above.parent)
    if (above.attributes.has('transform'))
      around = `<g${attributes(above, ['transform'])}>${around}</g>`;
  return around;
}

const attributes = (element: SvgElement, names: readonly string[]): string =>
  names
    .filter((name) => element.attributes.has(name))
    .map((name) => ` ${name}="${escape(element.attributes.get(name) ?? '')}"`)
    .join('');

/** Radius of a letter's disc, of what a finger may press around it, of a leader's end. */
const RADIUS = { disc: 15, press: 31, end: 3 };

/** A disc, and the square that a wrong answer makes of it. */
function letter(elements: readonly SvgElement[], zone: string, sign: string, unit: number): string {
  const [, left, top] = PERCENT.exec(zone) ?? [];
  if (top !== undefined) return disc(`${left}%`, `${top}%`, sign, unit);
  const line = named(elements, `${zone}-fil`)?.attributes;
  const [x1, y1, x2, y2] = ['x1', 'y1', 'x2', 'y2'].map((name) => line?.get(name) ?? '0');
  const leader = `<path class="fil" d="M${x1} ${y1}L${x2} ${y2}"/><circle class="bout" cx="${x1}" cy="${y1}" r="${RADIUS.end * unit}"/>`;
  return leader + disc(x2 ?? '0', y2 ?? '0', sign, unit);
}

function disc(x: string, y: string, sign: string, unit: number): string {
  const radius = RADIUS.disc * unit;
  // Around its own middle, so that percents do too.
  return `<svg x="${x}" y="${y}" overflow="visible"><circle class="cible" r="${RADIUS.press * unit}"/><circle class="disque" r="${radius}"/><rect class="carre" x="${-radius}" y="${-radius}" width="${2 * radius}" height="${2 * radius}"/><text y="${5.5 * unit}" font-size="${15 * unit}">${sign}</text></svg>`;
}

function parsed(svg: string): SvgElement {
  const root = parseSvg(reporter(sourceText('', svg)));
  if (root === null) throw new Error('a drawing that was read is no XML');
  return root;
}

const all = (element: SvgElement): readonly SvgElement[] => [
  element,
  ...element.children.flatMap((child) => (typeof child === 'string' ? [] : all(child))),
];
