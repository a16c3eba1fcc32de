/** The drawings beside the lessons. */
import { basename } from 'node:path';
import type { Folder } from './files.ts';
import { reporter, type Diagnostic, type Reporter } from './diagnostic.ts';
import type { FigureFile } from './read/context.ts';

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
    checkSvg(report);
    diagnostics.push(...report.found);
    const refused = report.found.some(({ severity }) => severity === 'error');
    byName.set(name, {
      key: `${folder.name}/${name}`,
      svg: refused ? '' : clean(source.text),
      url: null,
    });
  }
  for (const { file, hash } of folder.images) {
    const name = basename(file);
    const url = `/images/${folder.name}/${name.replace(/(\.\w+)$/, `-${hash}$1`)}`;
    images[url] = file;
    byName.set(name, { key: `${folder.name}/${name}`, svg: null, url });
  }
  return { byName, images, diagnostics };
}

/** Only the drawing: no prologue, comment, or space between tags. */
function clean(svg: string): string {
  return svg
    .replace(/<\?xml[\s\S]*?\?>|<!DOCTYPE[^>]*>|<!--[\s\S]*?-->/g, '')
    .replace(/>\s+</g, '><')
    .trim();
}

interface Ban {
  readonly pattern: RegExp;
  readonly message: string;
  readonly help: string;
}

const BANS: readonly Ban[] = [
  {
    pattern: /<(script|foreignObject|iframe|image|use\s[^>]*href="(?!#))[^>]*>/gi,
    message: 'Ce dessin contient un élément interdit : un programme, une page ou une image liée.',
    help: 'Gardez seulement des formes, du texte et <title>.',
  },
  {
    pattern: /\son\w+\s*=\s*["'][^"']*["']/gi,
    message: 'Ce dessin contient une commande (« onclick », « onload », …).',
    help: 'Supprimez cet attribut.',
  },
  {
    pattern: /(?:href|src)\s*=\s*["'](?!#)[^"']*["']|url\(\s*["']?(?!#)[^)]*\)|@import[^;]*/gi,
    message: 'Ce dessin fait appel à un autre fichier.',
    help: 'Mettez tout le dessin dans ce seul fichier.',
  },
];

function checkSvg(report: Reporter): void {
  const { text } = report.source;
  const root = /<svg\b[^>]*>/.exec(text);
  if (root === null) {
    report.error({
      code: 'svg',
      at: { start: 0, end: 1 },
      message: 'Ce fichier n’est pas un dessin SVG.',
      help: 'Enregistrez la figure au format SVG.',
    });
    return;
  }
  const at = { start: root.index, end: root.index + 4 };
  const told = new Set<number>();
  for (const { pattern, message, help } of BANS) {
    for (const match of text.matchAll(pattern)) {
      if (told.has(match.index)) continue;
      told.add(match.index);
      report.error({
        code: 'svg-interdit',
        at: { start: match.index, end: match.index + match[0].length },
        message,
        help,
      });
    }
  }
  if (!/<title\b[^>]*>\s*\S[\s\S]*?<\/title>/.test(text)) {
    report.error({
      code: 'svg-sans-titre',
      at,
      message: 'Ce dessin n’a pas de <title>.',
      help: 'Ajoutez sous <svg …> une ligne <title>Ce que le dessin apprend</title>.',
    });
  }
  if (!/\bviewBox\s*=/.test(root[0])) {
    report.error({
      code: 'svg-sans-cadre',
      at,
      message: 'Ce dessin n’a pas de « viewBox » : il ne peut pas s’adapter à l’écran.',
      help: 'Ajoutez par exemple viewBox="0 0 480 320" à la balise <svg>.',
    });
  }
}
