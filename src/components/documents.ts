/** The papers of a page, as static HTML: they are read as well without a script. */
import { h } from 'preact';
import { renderToString } from 'preact-render-to-string';
import type { Paper } from '../core/text/paper.ts';
import { Papers } from '../islands/documents/Papers.tsx';

/** @param question the id of the one question they belong to */
export function papersHtml(papers: readonly Paper[], question?: string): string {
  return renderToString(h(Papers, { of: papers, ...(question !== undefined && { question }) }));
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
