import type { VNode } from 'preact';
import type { Figure } from '../../core/question/types.ts';
import { Text } from './inline.tsx';

/** The SVG was read and checked at build: nothing a learner typed ever reaches it. */
export function StemFigure({ figure }: { readonly figure: Figure }): VNode {
  return (
    <figure class="figure">
      {figure.svg ? (
        <div role="img" aria-label={figure.alt} dangerouslySetInnerHTML={{ __html: figure.svg }} />
      ) : (
        <img
          src={`${import.meta.env.BASE_URL}${(figure.url ?? '').slice(1)}`}
          alt={figure.alt}
          loading="lazy"
        />
      )}
      {figure.caption.length > 0 || figure.legend.length > 0 ? (
        <figcaption>
          <Text of={figure.caption} />
          {figure.legend.length > 0 ? (
            <ol class="reperes">
              {figure.legend.map((item, at) => (
                <li key={at}>
                  <Text of={item} />
                </li>
              ))}
            </ol>
          ) : null}
        </figcaption>
      ) : null}
    </figure>
  );
}
