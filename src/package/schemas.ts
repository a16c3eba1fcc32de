/** The published schemas that a format wants at the root of its packages, and their licences. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Format } from '../publish/formats.ts';
import type { Files } from './build.ts';

/** By name; none when the standard asks for none, or when nobody may hand them on (README, "Limits"). */
export function schemaFiles(format: Format): Files {
  const folder = join(import.meta.dirname, 'schemas', format);
  const names = existsSync(folder) ? readdirSync(folder).sort() : [];
  return new Map(names.map((name) => [name, new Uint8Array(readFileSync(join(folder, name)))]));
}
