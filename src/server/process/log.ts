/**
 * One JSON object a line. Nothing personal is ever logged: no address, no browser, no name, no
 * query string, and the route's pattern instead of a path that could hold a token.
 */
import type { LogLevel } from './config.ts';

export type Log = (
  level: LogLevel,
  event: string,
  fields?: Readonly<Record<string, string | number | boolean | null>>,
) => void;

/** What may be told of an unexpected error: never its message, which can quote what a learner sent. */
export function failure(error: unknown): Record<string, string | number | null> {
  const { name, stack, errcode } = error as Partial<Error> & { errcode?: number };
  // Not what is built in: where it was called from.
  const frame = stack?.split('\n').find((line) => /^\s+at .*:\d+:\d+/.test(line));
  return { error: name ?? 'unknown', sqlite: errcode ?? null, at: frame?.trim() ?? null };
}

const ORDER: Readonly<Record<LogLevel, number>> = { info: 0, warn: 1, error: 2 };

export function jsonLog(least: LogLevel, write: (line: string) => void, clock: () => Date): Log {
  return (level, event, fields) => {
    if (ORDER[level] < ORDER[least]) return;
    write(`${JSON.stringify({ time: clock().toISOString(), level, event, ...fields })}\n`);
  };
}
