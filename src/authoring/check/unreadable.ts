/** What is in the folder and cannot be read: told in its place, whatever the system says of it in English. */
import { diagnose, type Diagnostic } from '../diagnostic.ts';
import type { Unreadable } from '../files.ts';
import { sourceText } from '../source.ts';

const WHY: Readonly<Record<string, string>> = {
  EACCES: 'vous n’en avez pas le droit',
  EPERM: 'vous n’en avez pas le droit',
  ENOENT: 'c’est un lien vers un fichier qui n’existe pas',
  ELOOP: 'c’est un lien qui tourne en rond',
  EISDIR: 'c’est un dossier',
};

/** The diagnostics with those: whatever else was said of such a file was said of an empty one. */
export function withUnreadable(
  found: readonly Diagnostic[],
  unreadable: readonly Unreadable[],
): readonly Diagnostic[] {
  if (unreadable.length === 0) return found;
  const files = new Set(unreadable.map(({ file }) => file));
  const told = unreadable.map(({ file, code }) =>
    diagnose(sourceText(file, ''), 'error', {
      code: 'illisible',
      at: { start: 0, end: 1 },
      message: `Ce fichier ne peut pas être lu : ${WHY[code] ?? `le système répond ${code}`}.`,
      help: 'Remplacez-le par une copie ordinaire que vous pouvez ouvrir, ou supprimez-le.',
    }),
  );
  return [...found.filter(({ file }) => !files.has(file)), ...told];
}
