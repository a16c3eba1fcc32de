/** What is typed in a field and cannot be read: it would count as no answer while the field is full. */
import { useEffect, useRef, useState } from 'preact/hooks';
import type { Question, Response } from '../../core/question/types.ts';
import { rulesOf } from './any-kind.tsx';

/** The sentence that says what to type instead, else null. */
export function unread(question: Question, response: Response | undefined): string | null {
  if (question.kind !== 'number' || typeof response !== 'string' || response.trim() === '')
    return null;
  const reading = rulesOf(question).grade(question, response);
  return reading.status === 'incomplete' ? reading.message : null;
}

/**
 * Fields that were left since they were last typed in: only there is something said, not at each key.
 * Nothing appears while a finger is down: the button under it would move away.
 */
export function useLeft(before: readonly string[]) {
  const [left, setLeft] = useState<ReadonlySet<string>>(() => new Set(before));
  const pressed = useRef(false);
  const waiting = useRef<string | null>(null);
  const add = (id: string): void => setLeft((now) => new Set(now).add(id));

  useEffect(() => {
    const down = (): void => {
      pressed.current = true;
    };
    const up = (): void => {
      pressed.current = false;
      const id = waiting.current;
      waiting.current = null;
      // After the click that follows.
      if (id !== null) setTimeout(() => add(id));
    };
    addEventListener('pointerdown', down, true);
    addEventListener('pointerup', up, true);
    addEventListener('pointercancel', up, true);
    return () => {
      removeEventListener('pointerdown', down, true);
      removeEventListener('pointerup', up, true);
      removeEventListener('pointercancel', up, true);
    };
  }, []);

  return {
    left,
    leave: (id: string): void => {
      if (pressed.current) waiting.current = id;
      else add(id);
    },
    say: add,
    type: (id: string): void => {
      setLeft((now) => new Set([...now].filter((other) => other !== id)));
    },
  };
}
