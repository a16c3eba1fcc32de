/** Where packages go: all or nothing, what is half written never bears its name. */
import { mkdirSync, mkdtempSync, renameSync, rmdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { PackageError } from './options.ts';

interface Folder {
  readonly write: (
    files: readonly { readonly name: string; readonly content: Uint8Array }[],
  ) => void;
  /** Takes away what is not a package. */
  readonly close: () => void;
}

/**
 * Before minutes are spent on building, the folder is there and can be written to.
 * @throws PackageError
 */
export function openFolder(path: string): Folder {
  try {
    const made = mkdirSync(path, { recursive: true });
    const scratch = mkdtempSync(join(path, '.en-cours-'));
    return {
      write(files) {
        try {
          for (const { name, content } of files) writeFileSync(join(scratch, name), content);
          for (const { name } of files) renameSync(join(scratch, name), join(path, name));
        } catch (error) {
          throw new PackageError(refusal(path, (error as NodeJS.ErrnoException).code));
        }
      },
      close() {
        rmSync(scratch, { recursive: true, force: true });
        if (made !== undefined) removeIfEmpty(path);
      },
    };
  } catch (error) {
    throw new PackageError(refusal(path, (error as NodeJS.ErrnoException).code));
  }
}

function removeIfEmpty(path: string): void {
  try {
    rmdirSync(path);
  } catch {
    // Packages are in it.
  }
}

function refusal(path: string, code = ''): string {
  const what =
    code === 'EEXIST' || code === 'ENOTDIR'
      ? 'est un fichier, ou passe par un fichier'
      : 'ne peut pas être créé ou n’accepte pas d’écriture';
  return `Le dossier « ${path} » ${what} (${code}). Donnez un autre dossier après « --out ».`;
}
