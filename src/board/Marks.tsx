/** The marks of the table: a disc with a tick, a half disc, a triangle, a barred ring, a small ring. */
import type { VNode } from 'preact';
import type { UnitState } from '../core/report/report.ts';

export type Mark = UnitState['state'] | 'none';

const MARKS: Readonly<Record<Mark, { readonly text: string; readonly draw: VNode }>> = {
  done: {
    text: 'terminée',
    draw: (
      <>
        <circle class="plein" cx="12" cy="12" r="9" />
        <path class="trait" d="m8 12.3 2.8 2.8L16 9.5" />
      </>
    ),
  },
  begun: {
    text: 'en cours',
    draw: (
      <>
        <circle cx="12" cy="12" r="9" />
        <path class="plein" stroke="none" d="M12 3a9 9 0 0 1 0 18z" />
      </>
    ),
  },
  review: {
    text: 'à revoir',
    draw: <path d="M12 4 21 20H3zM12 10.5v4M12 17v.1" />,
  },
  waived: {
    text: 'dispensée',
    draw: (
      <>
        <circle cx="12" cy="12" r="9" />
        <path d="M7.5 12h9" />
      </>
    ),
  },
  none: { text: 'pas commencée', draw: <circle cx="12" cy="12" r="3" /> },
};

const ORDER: readonly Mark[] = ['done', 'begun', 'review', 'waived', 'none'];

export const markText = (mark: Mark): string => MARKS[mark].text;

export function MarkSign({ mark }: { readonly mark: Mark }): VNode {
  return (
    <svg class={`pastille ${mark}`} viewBox="0 0 24 24" role="img" aria-label={MARKS[mark].text}>
      {MARKS[mark].draw}
    </svg>
  );
}

export function MarkLegend(): VNode {
  return (
    <ul class="legende">
      {ORDER.map((mark) => (
        <li key={mark}>
          <svg class={`pastille ${mark}`} viewBox="0 0 24 24" aria-hidden="true">
            {MARKS[mark].draw}
          </svg>
          {MARKS[mark].text}
        </li>
      ))}
    </ul>
  );
}
