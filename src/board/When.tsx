import type { VNode } from 'preact';
import { useNow } from './desk.ts';
import { fullDate } from '../core/text/paris-date.ts';
import { ago } from './times.ts';

/** "il y a 4 min", its full date for the mouse; both where there is room for them. */
export function When({ at, full }: { readonly at: string; readonly full?: boolean }): VNode {
  const now = useNow();
  return (
    <time dateTime={at} title={fullDate(at)}>
      {full ? `${fullDate(at)} (${ago(at, now)})` : ago(at, now)}
    </time>
  );
}
