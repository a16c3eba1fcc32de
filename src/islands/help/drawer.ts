/** Where a browser keeps what a learner has read and asked of their trainer, a drawer a unit. */
import type { ReadMark } from '../../core/api/help.ts';
import type { Drawer } from '../parts/drawer.ts';

export const drawerKey = (learner: string, unit: string): string => `cqp-aide-${learner}-${unit}`;

/** Whether a request in which the trainer spoke last has something this browser has not shown. */
export const isUnread = (kept: Drawer, { id, messages }: ReadMark): boolean =>
  messages > (seenIn(kept)[id] ?? 0);

/** They were on the screen. What else the drawer holds stays in it. */
export function markRead(kept: Drawer, { id, messages }: ReadMark): void {
  const all = contents(kept);
  kept.write(JSON.stringify({ ...all, seen: { ...seenIn(kept), [id]: messages } }));
}

const seenIn = (kept: Drawer): Readonly<Record<string, number>> =>
  (contents(kept)['seen'] as Readonly<Record<string, number>> | undefined) ?? {};

function contents(kept: Drawer): Readonly<Record<string, unknown>> {
  try {
    return (JSON.parse(kept.read() ?? '{}') as Readonly<Record<string, unknown>> | null) ?? {};
  } catch {
    return {};
  }
}
