/** An answer that is a place of a figure is written as a link: « - [x] [Jambes](#jambes) ». */
import type { ListItem } from 'mdast';

interface Place {
  readonly zone: string;
  /** The answer without its link. */
  readonly node: ListItem;
}

/** Where the answer says it lies, when its line is a link to a place. */
export function placeOf(node: ListItem): Place | null {
  const [line, ...under] = node.children;
  if (line?.type !== 'paragraph') return null;
  const [link, ...more] = line.children;
  if (link?.type !== 'link' || !link.url.startsWith('#') || more.length > 0) return null;
  return {
    zone: decodeURIComponent(link.url.slice(1)),
    node: { ...node, children: [{ ...line, children: link.children }, ...under] },
  };
}
