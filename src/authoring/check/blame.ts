/** A glossary or a list of sources that cannot be read is one fault, not one of each page that names it. */
import { dirname, join } from 'node:path';
import type { Diagnostic } from '../diagnostic.ts';

/** What says that nothing of a file was read. */
const UNREAD = new Set(['yaml', 'encodage', 'illisible', 'fichier-absent']);

/** `dir`: the content folder. */
export function withoutBlame(found: readonly Diagnostic[], dir: string): readonly Diagnostic[] {
  const unread = found.filter(({ code }) => UNREAD.has(code)).map(({ file }) => file);
  const untold = new Set([
    ...(unread.some((file) => dirname(file) === join(dir, 'glossaire')) ? ['terme-inconnu'] : []),
    ...(unread.includes(join(dir, 'sources.yaml')) ? ['source-inconnue'] : []),
  ]);
  return untold.size === 0 ? found : found.filter(({ code }) => !untold.has(code));
}
