/** A query and its latest answer. */
import { useEffect, useRef, useState } from 'preact/hooks';
import type { Answer, Limits } from '../../search/answer.ts';
import type { Connection } from './connection.ts';

export interface SearchState {
  readonly query: string;
  /** The last answer that came, maybe to an earlier query; null before the first and without query. */
  readonly answer: Answer | null;
  /** Nothing more is expected for this query. */
  readonly settled: boolean;
  readonly failed: boolean;
  readonly ask: (query: string) => void;
  readonly more: (group: keyof Limits) => void;
  readonly again: () => void;
}

/** About a screen: more would keep the phone busy before the first is seen. */
const FIRST: Limits = { terms: 5, lessons: 7 };
const MORE = 20;

export function useSearch(connection: Connection, asked: string): SearchState {
  const [query, setQuery] = useState(asked);
  const [limits, setLimits] = useState(FIRST);
  const [answer, setAnswer] = useState<Answer | null>(null);
  const [settled, setSettled] = useState(false);
  const [failed, setFailed] = useState(false);
  const id = useRef(0);

  const send = (): void => {
    id.current += 1;
    setSettled(false);
    setFailed(false);
    if (query.trim() === '') setAnswer(null);
    else connection.ask(id.current, query, limits);
  };

  useEffect(
    () =>
      connection.listen({
        answer: (of, latest) => {
          if (of !== id.current) return;
          setAnswer(latest);
          setSettled(!latest.partial);
        },
        failed: () => setFailed(true),
      }),
    [connection],
  );
  useEffect(send, [query, limits]);

  return {
    query,
    answer,
    settled,
    failed,
    ask: (typed) => {
      setQuery(typed);
      setLimits(FIRST);
    },
    more: (group) => setLimits({ ...limits, [group]: limits[group] + MORE }),
    again: send,
  };
}
