/** What every view of the board shares: who is signed in, the API, the course, the time. */
import { createContext } from 'preact';
import { useContext, useEffect, useState } from 'preact/hooks';
import type { Me, Outline } from '../../core/board.ts';
import type { Api } from './api.ts';
import type { Route } from './route.ts';

export interface Desk {
  readonly api: Api;
  readonly me: Me;
  readonly outline: Outline;
  readonly go: (route: Route) => void;
  /** The server's time, ms. */
  readonly now: () => number;
}

export const DeskContext = createContext<Desk | null>(null);

export function useDesk(): Desk {
  const desk = useContext(DeskContext);
  if (!desk) throw new Error('Outside the board.');
  return desk;
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
