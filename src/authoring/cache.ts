/** Pages read once and kept while neither their text nor what they are read with changes. */
import type { PageReader } from './modules.ts';
import { readPageFile, type PageFile } from './pages.ts';

export function rememberingReader(): PageReader {
  const remembered = new Map<string, { text: string; key: string; page: PageFile<unknown> }>();
  return (source, kind, surroundings) => {
    const before = remembered.get(source.file);
    if (before !== undefined && before.text === source.text && before.key === surroundings.key) {
      // A file is always read as the same kind of page: its name says which.
      return before.page as PageFile<never>;
    }
    const page = readPageFile(source, kind, surroundings);
    remembered.set(source.file, { text: source.text, key: surroundings.key, page });
    return page;
  };
}
