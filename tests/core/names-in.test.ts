import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { namesIn } from '../../src/core/people/names-in.ts';

describe('whom a text names', () => {
  it('is told by the words of the name, however they are spelled, not by parts of words', () => {
    expect(namesIn('Bonjour Ines, relisez.', 'Inès Perrin')).toEqual(['Inès']);
    expect(namesIn('INÈS PERRIN a raison', 'Inès Perrin')).toEqual(['Inès', 'Perrin']);
    expect(namesIn('Les cousines perrinaises', 'Inès Perrin')).toEqual([]);
    expect(namesIn('C’est de la tension d’Arcy', 'Yaël d’Arcy')).toEqual(['Arcy']);
    expect(namesIn('le repos', 'C. Le Goff')).toEqual([]);
  });

  it('finds any name that is written whole, wherever it stands', () => {
    const word = fc.stringMatching(/^[A-Za-zÀ-ÖØ-öø-ÿ]{3,12}$/);
    fc.assert(
      fc.property(word, fc.string(), fc.string(), (name, before, after) => {
        expect(namesIn(`${before} ${name} ${after}`, name)).toEqual([name]);
      }),
    );
  });
});
