/**
 * A site built under `BASE`, made to work from wherever an LMS puts it: every address becomes relative
 * to the file it stands in, folders get their index.html (few LMSs serve one), and a link to what was
 * left out becomes text. Astro's own `base: './'` breaks islands and images.
 */

/** What the site is built under: nothing a trainer would write. */
export const BASE = '/__BASE__';

/** Ends at what ends an address in HTML, in its attributes' JSON, and in CSS. */
const ADDRESS = new RegExp(`${BASE}/([^"'&\\s<>()?#\`$\\\\]*)`, 'g');
const LINK = new RegExp(
  `<a\\b([^>]*?)\\shref="${BASE}/([^"?#]*)[^"]*"([^>]*)>([\\s\\S]*?)</a>`,
  'g',
);
const LITERAL = new RegExp(`(["'\`])${BASE}/([^"'\`$?#]*)`, 'g');

type Exists = (path: string) => boolean;

/** @param page its path, like "modules/x/y/index.html" */
export function relocateHtml(html: string, page: string, exists: Exists): string {
  const root = rootOf(page);
  return html
    .replace(LINK, (link: string, before: string, path: string, after: string, inside: string) => {
      if (exists(fileOf(path))) return link;
      const kept = `${before}${after}`.replace(/\s(target|rel|download|aria-current)="[^"]*"/g, '');
      return `<span${kept}>${inside}</span>`;
    })
    .replace(ADDRESS, (_, path: string) => root + fileOf(path));
}

/** Addresses in a module are found from the module's own: a page's would depend on the page. */
export function relocateScript(script: string, path: string): string {
  const root = rootOf(path) || './';
  return script.replace(LITERAL, (found, quote: string, target: string, at: number) => {
    // A path that goes on ("/${name}") is no folder yet.
    const file = script[at + found.length] === '$' ? target : fileOf(target);
    return `(new URL(${quote}${root}${file}${quote},import.meta.url).href)+${quote}`;
  });
}

/** "modules/x/y/index.html" → "../../../" */
function rootOf(path: string): string {
  return '../'.repeat(path.split('/').length - 1);
}

/** "glossaire/" → "glossaire/index.html" */
function fileOf(path: string): string {
  return path === '' || path.endsWith('/') ? `${path}index.html` : path;
}

/** Says to the page's scripts which package they are in: `<html data-paquet="scorm12">`. */
export function markHtml(html: string, attributes: Readonly<Record<string, string>>): string {
  const written = Object.entries(attributes).map(([name, value]) => ` ${name}="${value}"`);
  return html.replace(/<html\b/, (tag) => tag + written.join(''));
}

/** As early as can be: after the page's encoding, which browsers look for in its first kilobyte only. */
export function inHead(html: string, first: string): string {
  return html.replace(/<head>(<meta charset="[^"]*"\s*\/?>)?/, (head) => head + first);
}

/** The policy stands before anything it rules, and is made of the page as it is then. */
export function withPolicy(html: string, policy: string): string {
  return inHead(html, `<meta http-equiv="Content-Security-Policy" content="${policy}">`);
}
