/** What the service worker keeps of the site, and the pages that may be read without a network. */

/** Page by its path, without its query: a launch's holds its token. */
export const PAGES = 'pages';
/** What pages are made of; their names hold a hash of what they are. */
export const FILES = 'fichiers';
/** Said of a page that is not kept. */
export const OFFLINE_PAGE = '/hors-ligne/';

/** Pages are the same for everybody: nothing of a learner is in them. The board and sign-in are not for later. */
const READABLE =
  /^\/($|(modules|glossaire|guide|recherche|donnees|accessibilite|mentions-legales|hors-ligne)\/)/;

export const isReadable = (path: string): boolean => READABLE.test(path) && path.endsWith('/');

export const isFile = (path: string): boolean => path.startsWith('/_astro/');

/** Paths of the files a page names. */
export const filesIn = (html: string): readonly string[] => [
  ...new Set([...html.matchAll(/["'(](\/_astro\/[\w.-]+)/g)].map(([, path = '']) => path)),
];
