import type { VNode } from 'preact';
import type { drawings } from '../parts/marks.ts';
import type { seriesSigns } from '../parts/series-drawings.ts';

/** An icon of a question, drawn once a page (`components/Signs.astro`): no script carries its path. */
type Name = keyof typeof drawings | keyof typeof seriesSigns;

export function Sign({ name }: { readonly name: Name }): VNode {
  return (
    <svg class="icone" viewBox="0 0 24 24" aria-hidden="true">
      <use href={`#_${name}`} />
    </svg>
  );
}
