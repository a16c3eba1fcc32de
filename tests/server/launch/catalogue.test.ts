/** lancement.json while a build is writing it. */
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { newLearner } from '../support/people.ts';
import { entered } from '../support/launch.ts';
import { serve } from '../support/serve.ts';
import { LAUNCH_FILE } from '../support/site.ts';

it('half-written, empty, wrong or away, it leaves the last good one; a new one is taken', async () => {
  const server = await serve();
  const file = join(server.config.siteDir, 'lancement.json');
  const who = await entered(server.url, await newLearner(server.url));
  const lesson = '/modules/vocabulaire-medical/construction/';
  const text = JSON.stringify(LAUNCH_FILE);
  const statuses = async () => [
    (await who.go('/lancer/vocabulaire-medical/construction')).status,
    (await who.go(lesson)).status,
    (await who.go('/')).status,
  ];
  const before = await statuses();
  expect(before).toEqual([303, 200, 200]);
  for (const broken of [text.slice(0, 200), '', '{}', '[]', 'null', null]) {
    if (broken === null) rmSync(file);
    else writeFileSync(file, broken);
    expect(await statuses(), String(broken)).toEqual(before);
  }
  expect(
    server.logs.filter((line) => line.includes('catalogue-unreadable')).length,
  ).toBeGreaterThan(0);
  writeFileSync(file, JSON.stringify({ ...LAUNCH_FILE, units: LAUNCH_FILE.units.slice(1) }));
  expect((await who.go('/lancer/vocabulaire-medical/construction')).status).toBe(404);
});
