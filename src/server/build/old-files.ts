/**
 * Files whose name holds their hash, of the builds before: a page opened before a rebuild goes on asking
 * for them, and no page built since does.
 */
import { copyFileSync, existsSync, linkSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { writeFileSync } from 'node:fs';
import { dirname, join, sep } from 'node:path';

const HASHED = ['_astro', 'images'];
/** A tab left open over a weekend, and the week after. */
const KEPT_MS = 10 * 24 * 3600_000;
/** When each was last part of a build: never served, its name begins with a dot. */
const LIST = '.anciens.json';

export function keepOldFiles(siteDir: string, folder: string, now: Date): void {
  const before = readList(siteDir);
  const kept: Record<string, string> = {};
  for (const path of HASHED.flatMap((part) => filesIn(siteDir, part))) {
    const since = before[path] ?? now.toISOString();
    if (existsSync(join(folder, path)) || now.getTime() - Date.parse(since) > KEPT_MS) continue;
    put(join(siteDir, path), join(folder, path));
    kept[path] = since;
  }
  if (Object.keys(kept).length > 0) writeFileSync(join(folder, LIST), JSON.stringify(kept));
}

function filesIn(siteDir: string, part: string): string[] {
  if (!existsSync(join(siteDir, part))) return [];
  return readdirSync(join(siteDir, part), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) =>
      join(entry.parentPath, entry.name)
        .slice(siteDir.length + 1)
        .split(sep)
        .join('/'),
    );
}

function put(from: string, to: string): void {
  mkdirSync(dirname(to), { recursive: true });
  try {
    linkSync(from, to);
  } catch {
    // Not every disk has links.
    copyFileSync(from, to);
  }
}

/** One that cannot be read costs nothing but time: its files are kept as if they were new here. */
function readList(siteDir: string): Readonly<Record<string, string>> {
  try {
    return JSON.parse(readFileSync(join(siteDir, LIST), 'utf8')) as Record<string, string>;
  } catch {
    return {};
  }
}
