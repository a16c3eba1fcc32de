import { drawings } from './marks.ts';
import { dialogDrawings } from './dialog-drawings.ts';
import { lessonDrawings } from './lesson-drawings.ts';

/**
 * Icons as the markup inside `<svg viewBox="0 0 24 24" class="icone">`: drawn on a grid of 24, stroke 1.75,
 * round caps and joins, no fill but in the half disc. Shared by pages and islands.
 */
export const icons = {
  ...drawings,
  ...dialogDrawings,
  ...lessonDrawings,
  // Going somewhere.
  precedent: '<path d="M19.5 12h-15M10.5 6l-6 6 6 6"/>',
  quitter: '<path d="M10 4.500H5v15h5M10 12h10M16 8l4 4-4 4"/>',
  externe: '<path d="M9.5 5H5v14h14v-4.500M13.5 4.500h6v6M19 5l-8.5 8.5"/>',
  // Things of the lesson.
  signet: '<path d="M6.5 3.500h11v17L12 16.300l-5.5 4.200z"/>',
  marque: '<path d="M6 21V4M6 4.500h12l-2.5 4 2.5 4H6"/>',
  horloge: '<circle cx="12" cy="12" r="8.5"/><path d="M12 7v5l3.5 2"/>',
  limite: '<path d="M4 4.500v15M20 4.500v15M12 3v3M12 9v3M12 15v3M12 20.700v.1"/>',
  preparer:
    '<path d="M3.5 16.500h17M5.5 16.500v3M18.5 16.500v3M7 13V6.500M6 6.500h2M11 13v-3h6v3"/>',
  cabinet:
    '<circle cx="8" cy="7.5" r="3"/><path d="M3.5 19.500V17a4.5 4.5 0 0 1 9 0v2.500M13 5h7.500v6H17l-2.5 2.500V11"/>',
  livre:
    '<path d="M12 6.500C10 4.8 7 4.5 3.5 4.500v13.800c3.5 0 6.5.3 8.5 2 2-1.7 5-2 8.5-2V4.500c-3.5 0-6.5.3-8.5 2zM12 6.500v13.8"/>',
  // Tools.
  sombre: '<path d="M19.5 14.500A8 8 0 0 1 9.5 4.500a8 8 0 1 0 10 10Z"/>',
  clair:
    '<circle cx="12" cy="12" r="4"/><path d="M12 2.500v2M12 19.500v2M2.5 12h2M19.5 12h2M5.3 5.300l1.4 1.400M17.3 17.300l1.4 1.400M5.3 18.700l1.4-1.400M17.3 6.700l1.4-1.4"/>',
  auto: '<circle cx="12" cy="12" r="8.5"/><path d="M12 3.500v17M12 8l5.5-2M12 13l8-3M12 18l6.5-2.5"/>',
  imprimer: '<path d="M7 9V3.500h10V9M7 17.500H3.500V9h17v8.500H17M7 14h10v6.500H7z"/>',
  enregistrer: '<path d="M12 4v11M7 10.500l5 5 5-5M4.5 19.500h15"/>',
  ouvrir: '<path d="M12 15.500v-11M7 9l5-5 5 5M4.5 19.500h15"/>',
  effacer: '<path d="M4.5 7h15M9.5 7V4.500h5V7M6.5 7l1 13h9l1-13M10.5 11v5M13.5 11v5"/>',
  ajouter: '<path d="M12 5v14M5 12h14"/>',
  // Who reads.
  ecran: '<path d="M3.5 5.500h17v11h-17zM9 20.500h6M12 16.500v4"/>',
  groupe:
    '<circle cx="9" cy="8" r="3.5"/><path d="M3 20c0-3.5 2.5-6 6-6s6 2.5 6 6M15.5 4.800a3.5 3.5 0 0 1 0 6.400M17.5 14.500c2.2.8 3.5 2.8 3.5 5.5"/>',
  horsligne:
    '<path d="M3 3l18 18M8.5 15.500a5 5 0 0 1 6.5-.3M5 12a10 10 0 0 1 4.5-2.600M14 9.200A10 10 0 0 1 19 12M12 19.200v.1"/>',
} as const satisfies Readonly<Record<string, string>>;

export type IconName = keyof typeof icons;
