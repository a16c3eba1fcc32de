/** The folder of data and what lies in it, for the account that runs the server only. */
import { chmodSync, closeSync, existsSync, mkdirSync, openSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

/** There before the server as well: whoever made it may have let everybody read. */
export function privateFolder(folder: string): void {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  restrict(folder, 0o700);
  for (const { name, parentPath } of readdirSync(folder, { withFileTypes: true }))
    if (/\.sqlite\b/.test(name)) restrict(join(parentPath, name), 0o600);
}

/** An empty file, made when there is none: SQLite gives its log the rights of its database. */
export function privateFile(file: string): void {
  if (!existsSync(file)) closeSync(openSync(file, 'a', 0o600));
  restrict(file, 0o600);
}

/** Where somebody else owns it, whoever set its rights decides. */
function restrict(path: string, mode: number): void {
  try {
    chmodSync(path, mode);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code !== 'EPERM' && code !== 'EROFS' && code !== 'ENOENT') throw error;
  }
}
