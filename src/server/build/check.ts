/** Whether a built site is whole, looked at as a visitor would. */
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, posix, sep } from 'node:path';
import type { Catalogue } from '../../core/course/catalogue.ts';
import { bankFileOf } from '../../core/course/unit.ts';
import { openCatalogue } from '../launch/catalogue.ts';

/** One of each kind that every course has. */
const PAGES = ['', 'glossaire', 'recherche', 'donnees', 'mentions-legales', 'guide', 'formateur'];
const FILES = ['404.html', 'lancement.json', 'xapi/profil.jsonld'];

/** @param base what its addresses begin with. @returns what is missing or cut short, in French. */
export function faultsOf(site: string, base: string): readonly string[] {
  const catalogue = catalogueOf(site);
  if (typeof catalogue === 'string') return [catalogue];
  const { modules, units } = catalogue;
  const expected = [
    ...FILES,
    ...PAGES.map((page) => posix.join(page, 'index.html')),
    ...modules.map(({ id }) => `modules/${id}/index.html`),
    ...units.map(({ url }) => posix.join(url.slice(1), 'index.html')),
    ...units.filter(({ kind }) => kind !== 'lesson').map(({ id }) => bankFileOf(id)),
  ];
  const missing = expected.filter((path) => !isFull(join(site, path)));
  return [
    ...missing.map((path) => `il manque ${path}`),
    ...textsOf(site).flatMap((path) => faultsIn(site, path, base)),
  ];
}

function catalogueOf(site: string): Catalogue | string {
  try {
    return openCatalogue(site)() ?? 'il manque lancement.json';
  } catch (error) {
    return `la liste des leçons est illisible (${(error as Error).message})`;
  }
}

const isFull = (file: string): boolean => existsSync(file) && statSync(file).size > 0;

function textsOf(site: string): readonly string[] {
  return readdirSync(site, { recursive: true, encoding: 'utf8' })
    .map((path) => path.split(sep).join('/'))
    .filter((path) => /\.(html|json|jsonld|js)$/.test(path));
}

/** Astro puts a page's scripts behind its end. */
const WHOLE = /<\/html>(<script[^>]*><\/script>)*\s*$/;

function faultsIn(site: string, path: string, base: string): readonly string[] {
  const text = readFileSync(join(site, path), 'utf8');
  if (path.endsWith('.html')) {
    return [
      ...(WHOLE.test(text) ? [] : [`${path} est coupé`]),
      ...absent(site, path, addressesIn(text, base)),
    ];
  }
  if (path.endsWith('.js')) return absent(site, path, importsIn(text, dirname(path)));
  try {
    JSON.parse(text);
    return [];
  } catch {
    return [`${path} est illisible`];
  }
}

function absent(site: string, path: string, named: readonly string[]): readonly string[] {
  return named
    .filter((name) => !isFull(join(site, name)))
    .map((name) => `${path} demande ${name}, qui manque`);
}

/** The scripts, styles and pictures a page asks for, in its tags: what its text shows of such is no address. */
function addressesIn(html: string, base: string): readonly string[] {
  const root = base.endsWith('/') ? base : `${base}/`;
  return [...html.matchAll(/<[a-z][^<>]*>/gi)]
    .flatMap(([tag]) => [...tag.matchAll(/\s(?:src|href)="([^"?#]+)/g)])
    .map(([, address = '']) => address)
    .filter((address) => address.startsWith(root))
    .map((address) => address.slice(root.length))
    .filter((address) => /^(_astro|images)\//.test(address))
    .map((address) => decoded(address.replace(/&(#38|amp);/g, '&')));
}

function decoded(address: string): string {
  try {
    return decodeURIComponent(address);
  } catch {
    return address;
  }
}

function importsIn(script: string, folder: string): readonly string[] {
  return [...script.matchAll(/(?:\bfrom|\bimport\(?)\s*["'`](\.\/[\w./-]+\.js)["'`]/g)].map(
    ([, name = '']) => posix.join(folder, name),
  );
}
