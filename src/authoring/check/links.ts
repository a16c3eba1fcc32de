import { termKey } from '../terms.ts';
import { diagnose, type Diagnostic, type Finding } from '../diagnostic.ts';
import { didYouMean } from '../nearest.ts';
import type { PageFile } from '../pages.ts';
import type { Use } from '../read/context.ts';
import type { CourseFiles } from './course-files.ts';

/** Address → anchors in that page; null when its anchors are not known here. */
export type SiteMap = ReadonlyMap<string, ReadonlySet<string> | null>;

/** Pages of the site that no trainer writes; a test holds the list against src/pages. */
export const PAGES = [
  '/',
  '/recherche/',
  '/guide/',
  '/accessibilite/',
  '/mentions-legales/',
  '/donnees/',
  '/formateur/',
  '/echanges/',
  '/resultats/',
  '/hors-ligne/',
];

export function siteMap({ modules, guide, glossary }: CourseFiles): SiteMap {
  const map = new Map<string, ReadonlySet<string> | null>(PAGES.map((url) => [url, null]));
  map.set('/glossaire/', new Set(glossary.map(({ id }) => id)));
  for (const { id, lessons, evaluation, positioning } of modules) {
    map.set(`/modules/${id}/`, null);
    if (evaluation !== null) map.set(`/modules/${id}/evaluation/`, null);
    if (positioning !== null) map.set(`/modules/${id}/positionnement/`, null);
    for (const lesson of lessons) map.set(`/modules/${id}/${lesson.slug}/`, anchors(lesson));
  }
  for (const page of guide) map.set(`/guide/${page.slug}/`, anchors(page));
  return map;
}

function anchors({ page }: PageFile<unknown>): ReadonlySet<string> | null {
  if (page.anchors === null) return null;
  return new Set([...page.anchors, ...page.questions.map(({ question }) => question.id)]);
}

/** `url`: the page's own address. */
export function checkLinks(page: PageFile<unknown>, url: string, map: SiteMap): Diagnostic[] {
  return page.links.flatMap((link) => {
    const finding = checkLink(link, url, map);
    return finding === null ? [] : [diagnose(page.source, 'error', finding)];
  });
}

function checkLink({ name, at }: Use, own: string, map: SiteMap): Finding | null {
  if (/^(https?:\/\/[^\s/]+\.[^\s/]+|mailto:\S+@\S+|tel:\+?[\d ]+$)/.test(name)) return null;
  if (/^[a-z][a-z0-9+.-]*:/i.test(name)) {
    return {
      code: 'lien-externe',
      at,
      message: `« ${name} » n’est pas une adresse complète.`,
      help: 'Écrivez une adresse qui commence par https://.',
    };
  }
  const [path = '', anchor] = name.split('#');
  if (path !== '' && !path.startsWith('/')) {
    const meant = lessonNamed(path, map);
    return {
      code: 'lien-relatif',
      at,
      message: `« ${path} » ne part pas de la racine du site.`,
      help: `Écrivez l’adresse de la page : ${meant ?? '/modules/vocabulaire-medical/prefixes/'}.`,
      fix:
        meant === null
          ? undefined
          : { ...at, text: anchor === undefined ? meant : `${meant}#${anchor}` },
    };
  }
  const target = path === '' ? own : path.endsWith('/') ? path : `${path}/`;
  const known = map.get(target);
  if (known === undefined) {
    return {
      code: 'lien-mort',
      at,
      message: `Le site n’a pas de page « ${path} ».`,
      help: didYouMean(
        path,
        [...map.keys()],
        'Ouvrez la page dans l’aperçu et copiez son adresse après le nom du site.',
      ),
    };
  }
  if (path !== '' && path !== target) {
    return {
      code: 'lien-sans-barre',
      at,
      message: `L’adresse « ${path} » doit finir par « / ».`,
      help: `Écrivez « ${target} ».`,
      fix: { ...at, text: anchor === undefined ? target : `${target}#${anchor}` },
    };
  }
  if (anchor !== undefined && known !== null && !known.has(anchor)) {
    return {
      code: 'ancre-inconnue',
      at,
      message: `La page n’a pas de partie « #${anchor} ».`,
      help: didYouMean(
        anchor,
        [...known],
        'Retirez ce qui suit « # », ou nommez une partie de la page.',
      ),
    };
  }
  return null;
}

/** "02-prefixes.mdx", "../m/02-prefixes" → the address of that lesson. */
function lessonNamed(path: string, map: SiteMap): string | null {
  const name = path
    .replace(/\.mdx?$/, '')
    .replace(/\/$/, '')
    .split('/')
    .at(-1)
    ?.replace(/^\d+-/, '');
  if (name === undefined || termKey(name) === '') return null;
  return [...map.keys()].find((url) => url.endsWith(`/${name}/`)) ?? null;
}
