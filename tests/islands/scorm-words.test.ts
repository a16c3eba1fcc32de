import { expect, test } from 'vitest';
import { leavingWords, placeOf, type Place } from '../../src/page/scorm/words.ts';

const PLACES: readonly Place[] = ['window', 'frame', 'frame in a window'];

/** As much of a window as is looked at. */
function windowIn(framed: boolean, opener: unknown): Window {
  const top: Record<string, unknown> = { opener };
  top['self'] = top['top'] = top['parent'] = top;
  const inner: Record<string, unknown> = { parent: top, top };
  inner['self'] = inner;
  return (framed ? inner : top) as unknown as Window;
}

test('where the page stands: its own window, a frame of the LMS, a frame of a window the LMS opened', () => {
  expect(placeOf(windowIn(false, null))).toBe('window');
  expect(placeOf(windowIn(false, {}))).toBe('window');
  expect(placeOf(windowIn(true, null))).toBe('frame');
  expect(placeOf(windowIn(true, {}))).toBe('frame in a window');
});

test('Quitter always says what to press next, and never a window to close where there is none', () => {
  for (const taken of [true, false, null])
    for (const place of PLACES) {
      const words = leavingWords(taken, place);
      expect(words).toMatch(/Fermez cette fenêtre|« Terminer l’activité »/);
      expect(words.includes('Fermez cette fenêtre')).toBe(place !== 'frame');
      expect(words.includes('« Terminer l’activité »')).toBe(place !== 'window');
      expect(words.includes('Vos réponses sont enregistrées')).toBe(taken === true);
      expect(words.includes('rouvrez la leçon dans ce navigateur')).toBe(taken === false);
    }
});
