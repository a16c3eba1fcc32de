import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { arrangementsOf, launchParametersOf } from '../../src/core/people/arrangements.ts';

describe('arrangements in the launch data', () => {
  it('are read as they were written', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1000 }), (moreTries) => {
        expect(arrangementsOf(launchParametersOf({ moreTries }))).toEqual({ moreTries });
      }),
    );
    expect(launchParametersOf({ moreTries: 2 })).toBe('{"moreTries":2}');
    expect(launchParametersOf({ moreTries: 0 })).toBeNull();
  });

  it('are none when another platform wrote something else there', () => {
    const none = { moreTries: 0 };
    for (const odd of [
      '',
      'mode=expert',
      '{',
      'null',
      '[]',
      '{"moreTries":"2"}',
      '{"moreTries":-1}',
      '{"moreTries":1.5}',
      '{"moreTries":1e99}',
      3,
      undefined,
    ])
      expect(arrangementsOf(odd)).toEqual(none);
    fc.assert(
      fc.property(fc.anything(), (value) => {
        expect(arrangementsOf(value).moreTries).toBeGreaterThanOrEqual(0);
      }),
    );
  });
});
