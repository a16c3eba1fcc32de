/** The drawings beside the lessons. */
import { basename } from 'node:path';
import type { Folder } from './files.ts';
import { reporter, type Diagnostic } from './diagnostic.ts';
import type { FigureFile } from './read/context.ts';
import { readSvg } from './svg/read.ts';

export interface Figures {
  /** By file name. */
  readonly byName: ReadonlyMap<string, FigureFile>;
  /** Address → absolute path of the images that are not drawings. */
  readonly images: Readonly<Record<string, string>>;
  readonly diagnostics: readonly Diagnostic[];
}

export function readFigures(folder: Folder): Figures {
  const byName = new Map<string, FigureFile>();
  const images: Record<string, string> = {};
  const diagnostics: Diagnostic[] = [];
  for (const source of folder.svgs) {
    const report = reporter(source);
    const name = basename(source.file);
    const svg = readSvg(report);
    diagnostics.push(...report.found);
    const refused = report.found.some(({ severity }) => severity === 'error');
    byName.set(name, {
      key: `${folder.name}/${name}`,
      svg: refused ? '' : svg,
      source: unspaced(source.text),
      url: null,
    });
  }
  for (const { file, hash } of folder.images) {
    const name = basename(file);
    const url = `/images/${folder.name}/${name.replace(/(\.\w+)$/, `-${hash}$1`)}`;
    images[url] = file;
    byName.set(name, { key: `${folder.name}/${name}`, svg: null, source: null, url });
  }
  return { byName, images, diagnostics };
}

/** Without prologue, comment, or space between tags. */
function unspaced(svg: string): string {
  return svg
    .replace(/<\?xml[\s\S]*?\?>|<!DOCTYPE[^>]*>|<!--[\s\S]*?-->/g, '')
    .replace(/>\s+</g, '><')
    .trim();
}
