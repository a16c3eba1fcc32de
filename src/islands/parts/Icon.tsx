import type { VNode } from 'preact';

/** @param draw from marks.ts or icons.ts: our own drawings, never anything a learner typed */
export function Icon({ draw }: { readonly draw: string }): VNode {
  return (
    <svg
      class="icone"
      viewBox="0 0 24 24"
      aria-hidden="true"
      dangerouslySetInnerHTML={{ __html: draw }}
    />
  );
}
