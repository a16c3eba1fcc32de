/** What every view of the board shares: who is signed in, the API, the course, the time. */
import { useEffect, useState } from 'preact/hooks';
import type { Me } from '../core/api/accounts.ts';
import type { Outline } from '../core/api/outline.ts';
import type { Api } from './api.ts';
import type { Route } from './route.ts';

export interface Desk {
  readonly api: Api;
  readonly me: Me;
  readonly outline: Outline;
  readonly go: (route: Route) => void;
  /** The server's time, ms. */
  readonly now: () => number;
  /** Who teaches, in lines for a sheet of paper: the name, then how to reach it and what it is registered as. */
  readonly centre: readonly string[];
}

/** One board a page, so no context: it would weigh on every lesson, which shares the board's Preact. */
let shared: Desk | null = null;

/** Before the views are rendered. */
export function share(desk: Desk): void {
  shared = desk;
}

export function useDesk(): Desk {
  if (!shared) throw new Error('Outside the board.');
  return shared;
}

const REFRESH_MS = 15_000;

/** The server's time, ms; renders again often enough for "il y a 4 min" to be true. */
export function useNow(every = REFRESH_MS): number {
  const { now } = useDesk();
  const [, tick] = useState(0);
  useEffect(() => {
    const timer = setInterval(() => tick((count) => count + 1), every);
    return () => clearInterval(timer);
  }, [every]);
  return now();
}
