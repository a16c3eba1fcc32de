/** Question texts, from data to elements. */
import type { ComponentChildren, VNode } from 'preact';
import type { Inline, Rich } from '../core/rich.ts';

export function Text({ of }: { readonly of: readonly Inline[] }): VNode {
  return <>{of.map(render)}</>;
}

export function Paragraphs({ of }: { readonly of: Rich }): VNode {
  return (
    <>
      {of.map((paragraph, at) => (
        <p key={at}>
          <Text of={paragraph} />
        </p>
      ))}
    </>
  );
}

function render(node: Inline): ComponentChildren {
  if (typeof node === 'string') return node;
  const children = node.children.map(render);
  switch (node.tag) {
    case 'strong':
      return <strong>{children}</strong>;
    case 'em':
      return <em>{children}</em>;
    case 'sub':
      return <sub>{children}</sub>;
    case 'sup':
      return <sup>{children}</sup>;
    case 'term':
      return (
        <a class="terme" href={`${import.meta.env.BASE_URL}glossaire/#${node.id ?? ''}`}>
          {children}
        </a>
      );
  }
}
