import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isoDuration } from '../../src/core/xapi/duration.ts';
import { statementId } from '../../src/core/xapi/statement.ts';

describe('a statement’s id', () => {
  const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

  // Frozen: an LRS takes a statement sent again for the same one only under the same id.
  test('never changes for the same event and verb', () => {
    expect(statementId('9b6e8f5c-3a0d-4d63-8f0e-2b1c7d9e4f10', 'answered')).toBe(
      '57e06eff-eaa1-576e-b346-29fc7c3b5034',
    );
    expect(statementId('session-1', 'initialized')).toBe('90632eab-c1dd-5aef-be51-e8b5e392c9dc');
  });

  test('is a UUID, whatever it is made from', () => {
    fc.assert(
      fc.property(fc.string(), fc.array(fc.string()), (event, about) => {
        expect(statementId(event, ...about)).toMatch(UUID);
      }),
    );
  });

  test('differs from event to event, verb to verb, question to question', () => {
    const ids = new Set<string>();
    for (let i = 0; i < 20_000; i += 1)
      for (const about of [['answered'], ['scored'], ['answered', 'q1'], ['answered', 'q2']])
        ids.add(statementId(`event-${String(i)}`, ...about));
    expect(ids.size).toBe(80_000);
    // Every hex digit but the two fixed ones takes all its values.
    const columns = [...ids].slice(0, 1000).map((id) => [...id.replaceAll('-', '')]);
    for (let at = 0; at < 32; at += 1) {
      const values = new Set(columns.map((digits) => digits[at])).size;
      expect(values).toBe(at === 12 ? 1 : at === 16 ? 4 : 16);
    }
  });
});

describe('a duration', () => {
  test.each([
    [0, 'PT0S'],
    [0.004, 'PT0S'],
    [12.5, 'PT12.5S'],
    [59.999, 'PT1M'],
    [60, 'PT1M'],
    [3725.46, 'PT1H2M5.46S'],
    [86_400, 'PT24H'],
    [90_061, 'PT25H1M1S'],
    [-5, 'PT0S'],
    [NaN, 'PT0S'],
  ])('of %d seconds is %s', (seconds, iso) => expect(isoDuration(seconds)).toBe(iso));

  test('says the same number of seconds, to the hundredth', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1e8 }), (hundredths) => {
        const iso = isoDuration(hundredths / 100);
        const [, hours, minutes, seconds] =
          /^PT(?:(\d+)H)?(?:(\d+)M)?(?:(\d+(?:\.\d{1,2})?)S)?$/.exec(iso) ?? [];
        const total = Number(hours ?? 0) * 3600 + Number(minutes ?? 0) * 60 + Number(seconds ?? 0);
        expect(Math.round(total * 100)).toBe(hundredths);
      }),
    );
  });
});
