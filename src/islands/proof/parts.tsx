/** What the sheets of a proof are made of. */
import type { ComponentChildren, VNode } from 'preact';
import { useOwnId } from '../parts/useOwnId.ts';

interface SheetProps {
  readonly title: string;
  /** Who teaches, in lines: the name first. */
  readonly centre: readonly string[];
  /** What it is about and when it was made, in lines. */
  readonly about: readonly string[];
  /** One sentence: what it is worth, or what it is not. */
  readonly foot: string;
  /** "2 / 4"; absent: it stands alone. */
  readonly place?: string | undefined;
  readonly children: ComponentChildren;
}

/** One sheet of paper. */
export function Sheet({ title, centre, about, foot, place, children }: SheetProps): VNode {
  const id = useOwnId();
  return (
    <section class="feuille-preuve" aria-labelledby={id}>
      <header>
        <div>
          {centre.map((line) => (
            <p key={line}>{line}</p>
          ))}
        </div>
        <div>
          {about.map((line) => (
            <p key={line}>{line}</p>
          ))}
        </div>
      </header>
      <h2 id={id}>{title}</h2>
      {children}
      <footer>
        <p>{foot}</p>
        {place === undefined ? null : <p>{place}</p>}
      </footer>
    </section>
  );
}

/** A part of a sheet. @param aside what is to be known of its lines */
export function Part(props: {
  readonly title: string;
  readonly aside?: string;
  readonly children: ComponentChildren;
}): VNode {
  const { title, aside, children } = props;
  return (
    <>
      <h3>
        {title} {aside === undefined ? null : <small>{aside}</small>}
      </h3>
      {children}
    </>
  );
}

/** The row a line comes from. */
export function Source({ of }: { readonly of: string }): VNode {
  return <small class="source">source&nbsp;: {of}</small>;
}

/** What no row says; nothing where nothing is missing. */
export function MissingLine({ items }: { readonly items: readonly string[] }): VNode | null {
  if (items.length === 0) return null;
  return (
    <p class="manque">
      <b>Il manque&nbsp;:</b> {items.join('\u00A0; ')}.
    </p>
  );
}
