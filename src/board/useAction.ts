import { useRef, useState } from 'preact/hooks';
import type { Answer } from './api.ts';
import { problemOf } from './useLoaded.ts';

export interface Action<A extends readonly unknown[]> {
  readonly run: (...args: A) => Promise<void>;
  readonly busy: boolean;
  /** French: why the last time failed. What was typed is still there. */
  readonly problem: string | null;
}

/** Something a trainer asks the server to do; a second press while it is under way does nothing. */
export function useAction<T, A extends readonly unknown[]>(
  ask: (...args: A) => Promise<Answer<T>>,
  onDone: (value: T, ...args: A) => void,
): Action<A> {
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const running = useRef(false);
  const run = async (...args: A): Promise<void> => {
    if (running.current) return;
    running.current = true;
    setBusy(true);
    const answer = await ask(...args);
    running.current = false;
    setBusy(false);
    setProblem(problemOf(answer));
    if (answer.kind === 'value') onDone(answer.value, ...args);
  };
  return { run, busy, problem };
}
