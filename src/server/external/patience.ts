/** What a command asks of an LRS that is away for a moment, or wants fewer requests, is asked again. */
import { setTimeout as sleep } from 'node:timers/promises';
import { Refusal } from '../lrs/refusal.ts';

/** A limit lasts a minute; an LRS that is away for longer is better met another time. */
const TRIES = 30;
const MOST_S = 10;

/** @throws Refusal when it stays away */
export async function patiently<T>(
  work: () => Promise<T>,
  wait: (milliseconds: number) => Promise<unknown> = sleep,
): Promise<T> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await work();
    } catch (error) {
      if (!(error instanceof Refusal) || error.status !== 503 || tries >= TRIES) throw error;
      await wait(Math.min(MOST_S, Number(error.headers['retry-after'] ?? 1)) * 1000);
    }
  }
}
