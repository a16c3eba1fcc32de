/** The papers of a page, as static HTML: they are read as well without a script. */
import { h } from 'preact';
import { renderToString } from 'preact-render-to-string';
import type { Paper } from '../core/document/paper.ts';
import { Papers } from '../islands/documents/Papers.tsx';

export function papersHtml(papers: readonly Paper[]): string {
  return renderToString(h(Papers, { of: papers }));
}

/** The group whose first paper is the page's nth, from 0; null where that paper stands in a group already shown. */
export function startingAt(groups: readonly (readonly Paper[])[], rank: number): string | null {
  let first = 0;
  for (const group of groups) {
    if (first === rank) return papersHtml(group);
    first += group.length;
  }
  return null;
}
