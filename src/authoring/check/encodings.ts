/** Files that are not UTF-8: told once, with how to save them, and never written. */
import { diagnose, type Diagnostic } from '../diagnostic.ts';
import { TWICE } from '../encoding.ts';
import type { SourceText } from '../source.ts';

export function checkEncodings(sources: readonly SourceText[]): Diagnostic[] {
  return sources.flatMap((source) => {
    if (source.encoding !== undefined) {
      return diagnose(source, 'error', {
        code: 'encodage',
        at: { start: 0, end: 1 },
        message: `Ce fichier est enregistré ${source.encoding} : ses accents ne seraient pas lus.`,
        help: 'Enregistrez-le en UTF-8 : dans le Bloc-notes, Fichier > Enregistrer sous > Encodage : UTF-8 ; dans VS Code, cliquez sur l’encodage en bas de la fenêtre, puis « Save with Encoding », « UTF-8 ».',
      });
    }
    const twice = TWICE.exec(source.text);
    if (twice === null) return [];
    return diagnose(source, 'error', {
      code: 'encodage',
      at: { start: twice.index, end: twice.index + twice[0].length },
      message: `« ${twice[0]} » est un accent abîmé : ce texte a été lu dans un mauvais encodage avant d’être enregistré.`,
      help: 'Reprenez le fichier d’origine et enregistrez-le en UTF-8, ou retapez les accents.',
    });
  });
}

/** The diagnostics, without a correction of a file whose bytes were guessed. */
export function withoutRewriting(
  found: readonly Diagnostic[],
  sources: readonly SourceText[],
): readonly Diagnostic[] {
  const guessed = new Set(
    sources.filter(({ encoding }) => encoding !== undefined).map(({ file }) => file),
  );
  if (guessed.size === 0) return found;
  return found.map(({ fix, ...diagnostic }) =>
    fix === undefined || guessed.has(diagnostic.file) ? diagnostic : { ...diagnostic, fix },
  );
}
