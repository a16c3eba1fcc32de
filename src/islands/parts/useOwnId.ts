import { useState } from 'preact/hooks';

let last = 0;

/**
 * An id that nothing else in the page has. Preact's `useId` is for what is drawn by the build and woken in
 * the browser, which this is not for, and every page of the site would carry it.
 */
export const useOwnId = (): string => useState(() => `_champ-${++last}`)[0];
