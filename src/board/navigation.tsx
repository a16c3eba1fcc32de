/** Going from view to view: links, the view's title, the way back. */
import type { ComponentChildren, VNode } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { useDesk } from './desk.ts';
import { queryOf, type Route } from './route.ts';

export interface GoProps {
  readonly to: Route;
  readonly class?: string;
  readonly current?: boolean;
  readonly children: ComponentChildren;
}

/** A link to another view: opens in a new tab like any link. */
export function Go({ to, current, children, ...rest }: GoProps): VNode {
  const { go } = useDesk();
  return (
    <a
      {...rest}
      href={queryOf(to)}
      aria-current={current ? 'page' : undefined}
      onClick={(event) => {
        if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
        event.preventDefault();
        go(to);
      }}
    >
      {children}
    </a>
  );
}

const BOARD = 'Tableau du formateur';

/** The view's title takes the focus when the view opens, so that it is read and Tab goes on from it. */
export function Title({ children }: { readonly children: ComponentChildren }): VNode {
  const title = useRef<HTMLHeadingElement>(null);
  // With the paint: after it, the focus would be taken from under a key already pressed.
  useLayoutEffect(() => {
    title.current?.focus({ preventScroll: true });
    const text = title.current?.textContent ?? '';
    document.title = text === BOARD ? BOARD : `${text} | ${BOARD}`;
  }, []);
  return (
    <h1 ref={title} tabIndex={-1}>
      {children}
    </h1>
  );
}

export function Crumbs({
  trail,
  here,
}: {
  readonly trail: readonly { readonly text: string; readonly to: Route }[];
  readonly here: string;
}): VNode {
  return (
    <nav aria-label="Fil d’Ariane">
      <ol class="fil">
        {trail.map(({ text, to }) => (
          <li key={text}>
            <Go to={to}>{text}</Go>
          </li>
        ))}
        <li>
          <span aria-current="page">{here}</span>
        </li>
      </ol>
    </nav>
  );
}
