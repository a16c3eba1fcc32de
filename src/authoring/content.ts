/** A content folder kept loaded while Astro runs. */
import { rememberingGlossary, rememberingReader } from './cache.ts';
import { loadCourse } from './read-course.ts';
import type { CourseReading } from './reading.ts';
import type { Rendering } from './satteri.ts';
import { termIndex, termKey, type TermIndex } from './terms.ts';

export interface Content {
  readonly dir: string;
  /** The folder as last loaded. */
  load(): Promise<CourseReading>;
  /** The folder as it is now. */
  reload(): Promise<CourseReading>;
  /** A page's Markdown as last loaded, without its header; nothing of a page that is left out. */
  body(file: string): string;
  rendering(base: string): Rendering;
}

/** `keep`: what is published of the folder, when it is not all of it. */
export function openContent(
  dir: string,
  keep: (loaded: CourseReading) => CourseReading = (loaded) => loaded,
): Content {
  const { read, body } = rememberingReader();
  const glossary = rememberingGlossary();
  let terms: TermIndex = new Map();
  let figures: CourseReading['figures'] = {};
  let images: CourseReading['images'] = {};
  let shown: ReadonlySet<string> = new Set();
  let loading: Promise<CourseReading> | null = null;
  const reload = (): Promise<CourseReading> => {
    loading = loadCourse(dir, { read, glossary }).then((all) => {
      const loaded = keep(all);
      terms = termIndex(loaded.course.glossary);
      ({ figures, images } = loaded);
      const pages = [...loaded.course.modules.flatMap(({ lessons }) => lessons), ...loaded.guide];
      shown = new Set(pages.map(({ file }) => file));
      return loaded;
    });
    return loading;
  };
  return {
    dir,
    load: () => loading ?? reload(),
    reload,
    body: (file) => (shown.has(file) ? (body(file) ?? '') : ''),
    rendering: (base) => ({
      base,
      term: (written) => terms.get(termKey(written)) ?? null,
      figure: (file, src) => {
        const path = file.replaceAll('\\', '/').split('/');
        const key = `${path.at(-2) ?? ''}/${src.replace(/^\.\//, '')}`;
        if (figures[key] !== undefined) return key;
        const image = src.replace(/^\.\//, '');
        const beside = path.slice(0, -1).concat(image).join('/');
        return (
          Object.keys(images).find((url) => images[url]?.replaceAll('\\', '/') === beside) ?? null
        );
      },
    }),
  };
}
