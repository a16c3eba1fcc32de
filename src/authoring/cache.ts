/** Pages and glossary read once, and kept while neither their text nor what they are read with changes. */
import { readGlossary, type Glossary } from './glossary.ts';
import type { PageReader } from './modules.ts';
import { readPageFile, type PageFile } from './pages.ts';

export interface RememberingReader {
  readonly read: PageReader;
  /** What stands below a page's header, as it was last read. */
  readonly body: (file: string) => string | null;
}

export function rememberingReader(): RememberingReader {
  const remembered = new Map<string, { text: string; key: string; page: PageFile<unknown> }>();
  return {
    read: (source, kind, surroundings) => {
      const before = remembered.get(source.file);
      if (before !== undefined && before.text === source.text && before.key === surroundings.key) {
        // A file is always read as the same kind of page: its name says which.
        return before.page as PageFile<never>;
      }
      const page = readPageFile(source, kind, surroundings);
      remembered.set(source.file, { text: source.text, key: surroundings.key, page });
      return page;
    },
    body: (file) => remembered.get(file)?.page.body ?? null,
  };
}

/** Eight tenths of what reading a course takes. */
export function rememberingGlossary(): typeof readGlossary {
  let before: { readonly key: string; readonly glossary: Glossary } | null = null;
  return (files, modules) => {
    const key = JSON.stringify([modules, files.map(({ file, text }) => [file, text])]);
    if (before?.key !== key) before = { key, glossary: readGlossary(files, modules) };
    return before.glossary;
  };
}
