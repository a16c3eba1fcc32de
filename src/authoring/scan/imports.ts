import type { Tell } from './tell.ts';

/** A whole statement: "import des résultats depuis 'labo'" is a sentence. */
const PROGRAM =
  /^(import\s+((\w+|\{[^}]*\}|\*\s+as\s+\w+)(\s*,\s*\{[^}]*\})?\s+from\s*)?(['"])[^'"]+\5\s*;?$|export\s+(default\s+\w+\s*[;({=]|(const|let|function)\s+\w+\s*[=(]|\{[^}]*\}\s*(from|;|$)|\*\s+from\b))/;

/** Lines that MDX takes for a program and does not show. */
export function checkImports(prose: string, tell: Tell): void {
  for (const match of prose.matchAll(/^(import|export)(?=\s)[^\n]*/gm)) {
    const start = match.index;
    if (continuesParagraph(prose, start)) continue;
    const line = match[0].trimEnd();
    const word = match[1] ?? '';
    if (PROGRAM.test(line)) {
      const end =
        prose[start + match[0].length] === '\n'
          ? start + match[0].length + 1
          : start + match[0].length;
      tell({
        code: 'import',
        at: { start, end: start + line.length },
        message: `Une leçon n’a pas besoin de « ${word} ».`,
        help: 'Supprimez cette ligne : les balises sont toutes connues.',
        // Nobody writes that for a reader; « import 'urgent' » may be a line of a form.
        ...(/\bfrom\s*['"]/.test(line)
          ? { fix: { start, end, text: '' } }
          : { repair: { start, end, text: '' } }),
      });
      continue;
    }
    const capital = word.charAt(0).toUpperCase() + word.slice(1);
    tell({
      code: 'ligne-import',
      at: { start, end: start + word.length },
      message: `Une ligne qui commence par « ${word} » est prise pour un programme, et ne s’affiche pas.`,
      help: `Écrivez « ${capital} » avec une majuscule, ou commencez par un autre mot.`,
      fix: { start, end: start + word.length, text: capital },
    });
  }
}

/** After a line of text the word stands in a sentence, and is shown. */
function continuesParagraph(prose: string, start: number): boolean {
  const before = prose.slice(0, Math.max(0, start - 1));
  const line = before.slice(before.lastIndexOf('\n') + 1).trim();
  return start > 0 && line !== '' && !line.startsWith('#');
}
