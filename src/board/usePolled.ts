/** A group's board or a meeting, asked for again and again while somebody looks at it. */
import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { Answer } from './api.ts';

export interface PollState<T> {
  readonly value: T | null;
  /** French, when there is nothing to show at all. */
  readonly problem: string | null;
  readonly late: Late | null;
  /** Ask now: something was just changed. */
  readonly refresh: () => void;
}

/** What is shown is no longer true: since when, and when the next try is (ms). */
export interface Late {
  readonly since: number;
  readonly next: number;
}

const EVERY_MS = 5_000;
const LONGEST_MS = 60_000;

/** Wait before the next question, after that many failures in a row: 5 s, 10 s, 20 s, 40 s, 60 s. */
export const pause = (failures: number, every = EVERY_MS): number =>
  Math.min(every * 2 ** failures, LONGEST_MS);

/** @param now the clock `Late` is told in @param every how often it is asked for, ms */
export function usePolled<T>(
  ask: (etag: string | null) => Promise<Answer<T>>,
  now: () => number,
  every?: number,
): PollState<T> {
  const [value, setValue] = useState<T | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const [late, setLate] = useState<Late | null>(null);
  const again = useRef<() => void>(() => undefined);

  useEffect(() => {
    let over = false;
    let busy = false;
    let wanted = false;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let etag: string | null = null;
    let failures = 0;
    let told = now();

    async function turn(): Promise<void> {
      if (over) return;
      if (busy) {
        wanted = true;
        return;
      }
      clearTimeout(timer);
      busy = true;
      wanted = false;
      const answer = await ask(etag);
      busy = false;
      if (over) return;
      receive(answer);
      if (wanted) void turn();
      else if (!document.hidden) timer = setTimeout(() => void turn(), pause(failures, every));
    }

    function receive(answer: Answer<T>): void {
      if (answer.kind === 'value' || answer.kind === 'same') {
        failures = 0;
        told = now();
        setLate(null);
        setProblem(null);
        if (answer.kind === 'same') return;
        etag = answer.etag;
        setValue(answer.value);
        return;
      }
      failures++;
      setLate({ since: told, next: now() + pause(failures, every) });
      setProblem(
        answer.kind === 'away'
          ? 'Le serveur ne répond pas. Vérifiez la connexion.'
          : answer.message,
      );
    }

    const see = (): void => {
      if (document.hidden) clearTimeout(timer);
      else void turn();
    };
    const online = (): void => void turn();
    again.current = online;
    document.addEventListener('visibilitychange', see);
    addEventListener('online', online);
    void turn();
    return () => {
      over = true;
      clearTimeout(timer);
      document.removeEventListener('visibilitychange', see);
      removeEventListener('online', online);
    };
  }, [ask]);

  const refresh = useMemo(() => () => again.current(), []);
  return { value, problem, late, refresh };
}
