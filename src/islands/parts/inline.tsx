/** Question texts, from data to elements. */
import type { ComponentChildren, VNode } from 'preact';
import { pieces } from '../../core/text/pieces.ts';
import type { Inline, Rich } from '../../core/text/rich.ts';

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
  if (typeof node === 'string')
    return pieces(node).map((part, at) =>
      at % 2 ? <span class="insecable">{part}</span> : part || null,
    );
  const { tag: Tag, id = '' } = node;
  const children = node.children.map(render);
  if (Tag !== 'term') return <Tag>{children}</Tag>;
  return (
    <a class="terme" href={`${import.meta.env.BASE_URL}glossaire/#${id}`}>
      {children}
    </a>
  );
}
