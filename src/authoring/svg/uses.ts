/** Copies of copies: a few lines of `<use>` may ask a browser for a million shapes. */
import type { Reporter } from '../diagnostic.ts';
import type { SvgElement } from './parse.ts';

const SHAPES = 20_000;
const DEPTH = 500;

export function checkUses(report: Reporter, all: readonly SvgElement[]): void {
  const byId = new Map<string, SvgElement>();
  for (const element of all) {
    const id = element.attributes.get('id');
    if (id !== undefined && !byId.has(id)) byId.set(id, element);
  }
  const counts = new Map<SvgElement, number>();
  const count = (element: SvgElement, depth = 0): number => {
    if (depth > DEPTH) return SHAPES + 1;
    const before = counts.get(element);
    if (before !== undefined) return before;
    // A copy of itself is drawn by nobody.
    counts.set(element, 0);
    const target =
      element.name === 'use'
        ? byId.get((element.attributes.get('href') ?? '').slice(1))
        : undefined;
    const parts = element.children.filter((child) => typeof child !== 'string');
    const sum = [...parts, ...(target === undefined ? [] : [target])].reduce(
      (total, one) => total + count(one, depth + 1),
      1,
    );
    counts.set(element, sum);
    return sum;
  };
  const [root] = all;
  if (root === undefined || count(root) <= SHAPES) return;
  report.error({
    code: 'svg-interdit',
    at: { start: root.at.start, end: root.at.start + 4 },
    message: 'Ce dessin a trop de formes : un téléphone ne l’afficherait pas.',
    help: 'Simplifiez-le, ou exportez la figure en PNG.',
  });
}
