/** The same files make the same bytes: sorted entries, one date, no trace of the machine. */
import { zipSync, type Zippable } from 'fflate';
import type { Files } from './build.ts';

/** The first one a zip can hold. */
const DATE = new Date(1980, 0, 1);

export function zip(files: Files): Uint8Array {
  const entries: Zippable = {};
  for (const path of [...files.keys()].sort())
    entries[path] = [
      files.get(path) ?? new Uint8Array(),
      { mtime: DATE, os: 0, attrs: 0, level: 9 },
    ];
  return zipSync(entries);
}
