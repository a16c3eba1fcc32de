/** How many requests of one enrolment are under way: each holds a body, and nobody else waits for them. */
import { IN_FLIGHT } from '../limits.ts';
import type { Access } from './access.ts';
import { Refusal } from '../refusal.ts';

/** @returns to be called once it is answered. @throws Refusal 429 */
export type Enter = (access: Access) => () => void;

export function openTurns(): Enter {
  const under = new Map<string, number>();
  const change = (key: string, by: number): void => {
    const count = (under.get(key) ?? 0) + by;
    if (count > 0) under.set(key, count);
    else under.delete(key);
  };
  return (access) => {
    if (access.kind === 'admin') return () => undefined;
    const { registration } = access.scope;
    if ((under.get(registration) ?? 0) >= IN_FLIGHT)
      throw new Refusal(429, `${IN_FLIGHT} requests at once`, { 'retry-after': '1' });
    change(registration, 1);
    return () => change(registration, -1);
  };
}
