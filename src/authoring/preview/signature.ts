/** What tells one state of a folder from another, without reading its files. */
import { readdirSync, statSync, type Stats } from 'node:fs';
import { join } from 'node:path';

/** Names, sizes, dates of content and of inode: a copy that keeps its date has another of the latter. */
export function signatureOf(dir: string): string {
  const lines: string[] = [];
  add(lines, dir);
  return lines.join('\n');
}

/** Of what a link leads to; null where it leads nowhere. */
function statsOf(path: string): Stats | null {
  try {
    return statSync(path);
  } catch {
    return null;
  }
}

function add(lines: string[], dir: string): void {
  let names: string[];
  try {
    names = readdirSync(dir).sort();
  } catch (error) {
    lines.push(`${dir} ${(error as NodeJS.ErrnoException).code ?? ''}`);
    return;
  }
  for (const name of names) {
    const path = join(dir, name);
    const stats = statsOf(path);
    if (stats?.isDirectory() === true) {
      if (!name.startsWith('.')) add(lines, path);
    } else lines.push(`${path} ${stats?.size} ${stats?.mtimeMs} ${stats?.ctimeMs} ${stats?.ino}`);
  }
}
