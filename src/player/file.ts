/** A learner's progress as a file: to keep, or to take to another browser. */
import { merge } from '../core/progress/fold.ts';
import { parseProgress } from '../core/progress/parse.ts';
import type { Player } from './player.ts';

const FORMAT = 'cqp-progression';

/** @param now ISO time. @returns a JSON document */
export async function toFile(player: Player, now: string): Promise<string> {
  await player.ready;
  return JSON.stringify(
    { format: FORMAT, exported: now, progress: player.progress.value },
    null,
    1,
  );
}

/** @returns false when it is not one of ours; what is here is joined with it, never replaced. */
export async function fromFile(player: Player, json: string): Promise<boolean> {
  const other = read(json);
  if (!other) return false;
  // Asked for by the learner: neither side's erasures forget what the other side holds.
  await player.join((current) => {
    const epoch = Math.max(current.epoch, other.epoch);
    return merge({ ...current, epoch }, { ...other, epoch });
  });
  return true;
}

function read(json: string) {
  try {
    const file = JSON.parse(json) as { format?: unknown; progress?: unknown } | null;
    return file?.format === FORMAT ? parseProgress(file.progress) : null;
  } catch {
    return null;
  }
}
