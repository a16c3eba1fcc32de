import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { instant } from '../../../src/core/xapi/instant.ts';
import {
  duration,
  iri,
  languageTag,
  mailto,
  timestamp,
} from '../../../src/server/lrs/validate/formats.ts';
import { inOneLanguage, acceptedLanguages } from '../../../src/server/lrs/statement/format.ts';
import { sameStatement } from '../../../src/server/lrs/statement/same.ts';
import type { Statement } from '../../../src/server/lrs/statement/types.ts';
import { agent, statement } from '../support/xapi.ts';

const fits = (check: (value: unknown) => unknown) => (text: unknown) => check(text) === null;

describe('formats', () => {
  it.each(['P3Y1M29DT4H35M59.14S', 'P4W', 'PT0S', 'P1D', 'PT1.5H', 'P0.5Y'])(
    '%s is a duration',
    (text) => expect(fits(duration)(text)).toBe(true),
  );
  it.each(['P', 'PT', 'P1DT', 'P4W1D', '1D', 'P-1D', 'PT1S2M', 'P1S', 'pt1s', 12, ''])(
    '%s is none',
    (text) => expect(fits(duration)(text)).toBe(false),
  );

  it.each([
    ['2026-11-22T10:00:00Z', '2026-11-22T10:00:00.000Z'],
    ['2026-11-22T10:00:00.123456+02:00', '2026-11-22T08:00:00.123Z'],
    ['2026-11-22T10:00:00+0200', '2026-11-22T08:00:00.000Z'],
    ['2026-11-22T10:00:00-03', '2026-11-22T13:00:00.000Z'],
    ['2026-11-22T10:00', '2026-11-22T10:00:00.000Z'],
    ['2026-11-22', '2026-11-22T00:00:00.000Z'],
    ['2026-11-22t10:00:00z', '2026-11-22T10:00:00.000Z'],
    ['2026-11-22T10:00:00,5+05:45', '2026-11-22T04:15:00.500Z'],
    ['2026-11-22T10:00:00.0009Z', '2026-11-22T10:00:00.000Z'],
    ['2024-02-29T24:00:00Z', '2024-03-01T00:00:00.000Z'],
    ['2000-02-29T00:00:00+23:59', '2000-02-28T00:01:00.000Z'],
    ['0001-01-01T00:00:00Z', '0001-01-01T00:00:00.000Z'],
    ['0050-02-28T00:00:00-14:00', '0050-02-28T14:00:00.000Z'],
    ['9999-12-31T23:59:59.999-14:00', '+010000-01-01T13:59:59.999Z'],
  ])('%s is the moment %s', (text, moment) => {
    expect(fits(timestamp)(text)).toBe(true);
    expect(new Date(instant(text)).toISOString()).toBe(moment);
  });
  it.each([
    '2026-13-01T00:00:00Z',
    '2026-11-22T10:00:00-00:00',
    '2026-11-22T10:00:00-00',
    '2026-11-22t10:00:00-00:00',
    '2026-02-30T10:00:00Z',
    '2026-02-29',
    '1900-02-29T00:00:00Z',
    '2026-04-31T00:00:00+02:00',
    '2026-00-10T00:00:00Z',
    '2026-10-00T00:00:00Z',
    '2026-11-22T25:00:00Z',
    '2026-11-22T25:61:00Z',
    '2026-11-22T24:00:01Z',
    '2026-11-22T24:00:00.001Z',
    '2026-11-22T10:60Z',
    '2026-11-22T23:59:60Z',
    '2026-11-22T10:00:00+24:00',
    '2026-11-22T10:00:00+14:60',
    '+02026-11-22T10:00:00Z',
    '2026-11-22T10:00:00Z\n',
    '22/11/2026',
    '',
    5,
  ])('%s is no timestamp', (text) => expect(fits(timestamp)(text)).toBe(false));
  it('every date JavaScript writes is a timestamp, read back as it was', () => {
    fc.assert(
      fc.property(
        fc.date({ min: new Date('0000-01-01'), max: new Date('9999-12-31'), noInvalidDate: true }),
        (date) => {
          expect(fits(timestamp)(date.toISOString())).toBe(true);
          expect(instant(date.toISOString())).toBe(date.getTime());
        },
      ),
    );
  });

  it.each(['fr', 'fr-FR', 'zh-Hant', 'sr-Latn-RS', 'cmn', 'x-klingon', 'de-CH-1996'])(
    '%s is a language tag',
    (tag) => expect(fits(languageTag)(tag)).toBe(true),
  );
  it.each(['a12345', 'fr_FR', 'français', 'f', '', 'fr-'])('%s is none', (tag) =>
    expect(fits(languageTag)(tag)).toBe(false),
  );
  it.each(['https://exemple.fr/é', 'urn:uuid:1', 'mailto:a@b.fr'])('%s is an IRI', (text) =>
    expect(fits(iri)(text)).toBe(true),
  );
  it.each(['exemple.fr', '/chemin', 'http//a.b', 'http:', 'http://a b', 'http://a<b>'])(
    '%s is none',
    (text) => expect(fits(iri)(text)).toBe(false),
  );
  it('an address needs mailto: and an @', () => {
    expect(['mailto:a@b.fr', 'a@b.fr', 'mailto:a', 'mailto:@b'].map(fits(mailto))).toEqual([
      true,
      false,
      false,
      false,
    ]);
  });
});

describe('one language out of many', () => {
  const map = { en: 'Lesson', 'fr-CA': 'Leçon (CA)', fr: 'Leçon' };
  it.each([
    ['fr', { fr: 'Leçon' }],
    ['fr-CA,fr;q=0.8', { 'fr-CA': 'Leçon (CA)' }],
    ['de, en;q=0.1', { en: 'Lesson' }],
    ['de', { en: 'Lesson' }],
    ['', { en: 'Lesson' }],
    ['*;q=0.5, fr;q=0', { en: 'Lesson' }],
  ])('“%s”', (header, expected) => {
    expect(inOneLanguage(map, acceptedLanguages(header))).toEqual(expected);
  });
});

describe('the same statement', () => {
  const base = statement({
    actor: { objectType: 'Group', member: [agent('a'), agent('b')] },
    result: { duration: 'PT1.234S' },
  }) as unknown as Statement;
  const with_ = (change: object) => ({ ...base, ...change });

  it('is itself, and whatever an LRS may change of it', () => {
    for (const other of [
      base,
      with_({ stored: '2026-11-22T10:00:00Z', authority: agent('x'), version: '1.0.0' }),
      with_({ timestamp: '2026-11-22T12:00:00+02:00' }),
      with_({ timestamp: undefined }),
      with_({ actor: { objectType: 'Group', member: [agent('b'), agent('a')] } }),
      with_({ verb: { ...base.verb, display: { fr: 'lire' } } }),
    ])
      expect(sameStatement(base, other, '1.0.3')).toBe(true);
  });

  it('is no other', () => {
    for (const other of [
      with_({ timestamp: '2026-11-22T10:00:01Z' }),
      with_({ actor: agent('a') }),
      with_({ result: { duration: 'PT1.23S' } }),
      with_({ context: {} }),
      with_({ object: { objectType: 'StatementRef', id: base.id } }),
    ])
      expect(sameStatement(base, other, '1.0.3')).toBe(false);
  });

  it('compares durations to the hundredth in 2.0', () => {
    expect(sameStatement(base, with_({ result: { duration: 'PT1.23S' } }), '2.0.0')).toBe(true);
    expect(sameStatement(base, with_({ result: { duration: 'PT1.24S' } }), '2.0.0')).toBe(false);
  });
});
