import type { VNode } from 'preact';

/** A paragraph a line. */
export function Lines({ text }: { readonly text: string }): VNode {
  return (
    <>
      {text.split('\n').map((line, at) => (
        <span key={at} class="ligne-texte">
          {line}
        </span>
      ))}
    </>
  );
}
