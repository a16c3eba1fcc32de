/**
 * What the pages of each package say of servers, browsers and platforms, sentence by sentence: one that
 * is new is read by somebody before it is listed here, and is listed where it is true.
 */
import { expect, test } from '@playwright/test';
import { FORMATS, type Format } from '../../src/publish/formats.ts';
import { openPackage, textIn, type Package } from './packages.ts';

const CLAIM =
  /serveur|navigateur|plateforme|Moodle|LMS|votre centre|l’héberge|réseau|hors ligne|envoyé|tiré au sort|lien personnel|visite libre|suivi de formation/i;

/** Sentences of a page's text that speak of where answers go or stay, or of who holds them. */
function claimsIn(html: string): readonly string[] {
  return html
    .replace(/<(script|style|head)\b[\s\S]*?<\/\1>/g, '')
    .replace(/<\/?(?:p|li|h\d|td|th|tr|dt|dd|div|section|legend|button|a|header)\b[^>]*>/g, '\n')
    .replace(/<[^>]*>/g, '')
    .replaceAll('&nbsp;', ' ')
    .split(/\n\s*\n|(?<=[.!?])\s/)
    .map((sentence) => sentence.replace(/\s+/g, ' ').trim())
    .filter((sentence) => CLAIM.test(sentence));
}

const pagesOf = (files: Package) => Object.keys(files).filter((path) => path.endsWith('.html'));

const claimsOf = (files: Package): readonly string[] => [
  ...new Set(pagesOf(files).flatMap((path) => claimsIn(textIn(files, path)))),
];

const EVERYWHERE = [
  'Pour répondre, activez JavaScript dans votre navigateur.',
  'Rien n’est envoyé.',
  'Dans ce navigateur, sur cet appareil.',
];
const BROWSER = [
  'Si vous étudiez en visite libre, enregistrez votre progression avant une pause.',
  'Visite libre : vos réponses restent dans ce navigateur.',
  'Ma progression dans ce navigateur',
  'Sans JavaScript, ces pages ne gardent rien dans votre navigateur.',
];
const PLATFORM = [
  'depuis votre plateforme de formation',
  'Hors ligne, vos réponses attendent dans ce navigateur.',
  'Elles partent au retour du réseau, ou quand vous rouvrez la leçon depuis votre plateforme.',
  'Ceux qui tiennent votre plateforme de formation sont responsables des réponses qu’elle reçoit.',
  'Quand vous passez par une plateforme de formation, l’accessibilité de celle-ci ne dépend pas de nous.',
  'Ces pages ont été déposées dans une plateforme de formation : ses mentions légales disent qui l’héberge.',
];
const LAUNCHED = [
  ...BROWSER,
  ...PLATFORM,
  'Vous, et les personnes à qui cette plateforme les montre : leçons ouvertes et terminées, réponses, essais, temps passé, résultat de l’évaluation.',
  'Dans ce navigateur, et là où cette plateforme les range.',
  'Votre plateforme choisit sous quel nom ou quel identifiant vos réponses lui sont envoyées.',
];
const SCORM = [
  ...PLATFORM,
  'Suivi de formation : la séance s’ouvre.',
  'Lecture : pour répondre, ouvrez les leçons depuis votre plateforme.',
  'Vous, et les personnes à qui cette plateforme les montre : leçons ouvertes et terminées, réponses, temps passé, résultat de l’évaluation.',
  'Dans cette plateforme.',
  'Ce navigateur en garde une copie.',
  'Ces pages disent à votre plateforme ce que vous faites, jamais qui vous êtes : elle le sait.',
];

const SAID: { readonly [F in Format]: readonly string[] } = {
  cmi5: LAUNCHED,
  xapi: LAUNCHED,
  scorm2004: SCORM,
  scorm12: SCORM,
  web: [
    ...BROWSER,
    'en visite libre',
    'Ces pages ont été déposées sur le site où vous les lisez : ses mentions légales disent qui l’héberge.',
    'Rien n’est envoyé : vos réponses ne quittent ce navigateur que si vous les enregistrez dans un fichier, et vous pouvez les effacer ci-dessus.',
  ],
};

for (const format of FORMATS)
  test(`${format}: every sentence about who receives and keeps answers is one that is true there`, () => {
    const files = openPackage(format);
    expect(claimsOf(files).toSorted()).toEqual([...EVERYWHERE, ...SAID[format]].toSorted());
    for (const path of pagesOf(files)) expect(textIn(files, path)).not.toMatch(/<!--\/?pour/);
  });

for (const format of ['scorm12', 'scorm2004'] as const)
  test(`${format}: no page of a lesson says that answers stay in the browser, however slow its code is`, () => {
    const files = openPackage(format);
    const lessons = pagesOf(files).filter((path) => textIn(files, path).includes('data-unite'));
    expect(lessons).toHaveLength(5);
    for (const path of lessons)
      expect(claimsIn(textIn(files, path))[0]).toBe('Suivi de formation : la séance s’ouvre.');
  });
