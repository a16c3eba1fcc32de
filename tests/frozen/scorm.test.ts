/** What LMSs hold of lessons and evaluations since the last release expands to the same progress. */
import { expect, test } from 'vitest';
import { decodeSuspend } from '../../src/core/scorm/suspend.ts';
import { scoreData, standingOf, statusData } from '../../src/core/scorm/standing.ts';
import { compression } from '../core/compression.ts';
import type { Suspended } from './make/suspend.ts';
import { frozen } from './release.ts';

const all = frozen<readonly Suspended[]>('scorm.json');

test.each(
  all.map((one) => [`SCORM ${one.version}, ${one.unit.id}, level ${one.level}`, one] as const),
)('%s', (_, { version, unit, text, progress, standing }) => {
  const read = decodeSuspend(text, unit, compression);
  expect(read).toEqual(progress);
  const now = standingOf(progress, unit, 0.75);
  const then = Object.fromEntries(standing as readonly (readonly [string, string])[]);
  // Points then, percent since: Moodle reads a raw score as such.
  if (then['cmi.score.raw'] === '3') then['cmi.score.raw'] = '75';
  expect(Object.fromEntries([...statusData(version, now), ...scoreData(version, now)])).toEqual(
    then,
  );
});

test('every level of saving is there, for both versions', () => {
  const levels = (version: string, kind: string) =>
    all.filter((one) => one.version === version && one.unit.kind === kind).map((one) => one.level);
  for (const version of ['1.2', '2004']) {
    expect(levels(version, 'lesson')).toEqual([0, 1, 2, 3, 4]);
    expect(levels(version, 'evaluation')).toEqual([0, 1, 2, 3]);
  }
});
