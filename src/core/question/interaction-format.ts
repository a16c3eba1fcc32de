/** What the kinds' speeches have in common: ids and texts as xAPI's interaction formats bear them. */
import { plain, type Inline } from '../text/rich.ts';
import type { InteractionComponent } from './types.ts';

/** An id as xAPI's interaction formats bear it: no space, and none of their delimiters. */
export function token(id: string): string {
  return id.replace(/[\s[\](){}.,:]+/g, '-');
}

export function component(part: {
  readonly id: string;
  readonly text: readonly Inline[];
}): InteractionComponent {
  return { id: token(part.id), description: { fr: plain(part.text) } };
}
