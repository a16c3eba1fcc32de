/** Room on the disk, asked for before anything is begun that would need it. */
import { existsSync, statSync } from 'node:fs';
import { StartError } from '../process/config.ts';
import type { Disk } from './disk.ts';

/** For what else is written meanwhile. */
const MARGIN = 16 * 1024 * 1024;

/** What a database holds, with its log. */
export function bytesOf(database: string): number {
  return ['', '-wal']
    .map((end) => database + end)
    .reduce((sum, file) => sum + (existsSync(file) ? statSync(file).size : 0), 0);
}

/** @throws StartError */
export function requireSpace({ free }: Pick<Disk, 'free'>, needs: readonly Need[]): void {
  // Folders on one disk share its room.
  const byDisk = Map.groupBy(needs, ({ folder }) => statSync(folder).dev);
  for (const [first, ...others] of byDisk.values()) {
    if (!first) continue;
    const needed = others.reduce((sum, { bytes }) => sum + bytes, first.bytes) + MARGIN;
    const left = free(first.folder);
    if (left < needed)
      throw new StartError(
        `Il n’y a pas assez de place dans ${first.folder} : il faut ${megabytes(needed)}, il en reste ${megabytes(left)}. Libérez-en, puis recommencez ; rien n’a changé.`,
      );
  }
}

export interface Need {
  readonly folder: string;
  readonly bytes: number;
}

const megabytes = (bytes: number): string => `${Math.ceil(bytes / 1e6)} Mo`;
