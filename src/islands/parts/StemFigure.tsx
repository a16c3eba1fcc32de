import type { VNode } from 'preact';
import type { Figure } from '../../core/question/types.ts';
import { Text } from './inline.tsx';

interface Props {
  readonly figure: Figure;
  /** What may be done with it, above. */
  readonly hint?: string | undefined;
}

/** The SVG was read and checked at build: nothing a learner typed ever reaches it. */
export function StemFigure({ figure, hint }: Props): VNode {
  return (
    <figure class="figure">
      {hint ? <p class="consigne">{hint}</p> : null}
      {figure.svg ? (
        <div role="img" aria-label={figure.alt} dangerouslySetInnerHTML={{ __html: figure.svg }} />
      ) : (
        <Photo figure={figure} />
      )}
      {figure.description ? (
        <details class="decrire">
          <summary>Lire ce que montre la figure</summary>
          <p>
            <Text of={figure.description} />
          </p>
        </details>
      ) : null}
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

/** An image; its zones lie over it. */
function Photo({ figure: { url, alt, zones } }: { readonly figure: Figure }): VNode {
  const image = (
    <img src={`${import.meta.env.BASE_URL}${(url ?? '').slice(1)}`} alt={alt} loading="lazy" />
  );
  if (!zones) return image;
  return (
    <div class="photo">
      {image}
      <div aria-hidden="true" dangerouslySetInnerHTML={{ __html: zones }} />
    </div>
  );
}
