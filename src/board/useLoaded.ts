import { useEffect, useMemo, useState } from 'preact/hooks';
import type { Answer } from './api.ts';

export interface LoadState<T> {
  readonly value: T | null;
  /** French. */
  readonly problem: string | null;
  readonly reload: () => void;
}

/** What a view needs once; what is shown stays while it is asked for again. */
export function useLoaded<T>(ask: () => Promise<Answer<T>>): LoadState<T> {
  const [value, setValue] = useState<T | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const [turn, setTurn] = useState(0);
  useEffect(() => {
    let over = false;
    void ask().then((answer) => {
      if (over) return;
      setProblem(problemOf(answer));
      if (answer.kind === 'value') setValue(answer.value);
    });
    return () => {
      over = true;
    };
  }, [ask, turn]);
  const reload = useMemo(() => () => setTurn((count) => count + 1), []);
  return { value, problem, reload };
}

/** French; null when all went well. */
export function problemOf(answer: Answer<unknown>): string | null {
  if (answer.kind === 'away')
    return 'Le serveur ne répond pas. Vérifiez la connexion, puis réessayez.';
  return answer.kind === 'refused' ? answer.message : null;
}
