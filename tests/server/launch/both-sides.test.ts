/**
 * The two halves of this project against each other: what the AU's own code builds from a launch, this
 * server's rules accept, from the first statement to the last.
 */
import { randomUUID } from 'node:crypto';
import { expect, it } from 'vitest';
import { completed, initialized, judged, terminated } from '../../../src/core/xapi/cmi5.ts';
import type { EventOf } from '../../../src/core/progress/progress.ts';
import type { Context, Setting, Statement } from '../../../src/core/xapi/statement.ts';
import { experienced, progressed, scored } from '../../../src/core/xapi/answers.ts';
import { serve } from '../support/serve.ts';
import { LAUNCH_FILE } from '../support/site.ts';
import { entered, runAu, type Au } from '../support/launch.ts';

const server = await serve();

function settingOf(au: Au, kind: 'lesson' | 'evaluation'): Setting {
  return {
    launch: {
      actor: { ...au.actor },
      registration: au.registration,
      activityId: au.activityId,
      contextTemplate: au.launchData.contextTemplate as Context,
      masteryScore: au.launchData.masteryScore ?? null,
      launchMode: 'Normal',
    },
    unit: { kind, title: 'Titre', revision: '0123456789abcdef', courseIri: LAUNCH_FILE.iri },
  };
}

let at = Date.parse('2026-11-22T10:00:00.000Z');
const occurrence = () => ({
  id: randomUUID() as string,
  time: new Date((at += 1000)).toISOString(),
});

const handedIn = (points: number): EventOf<'handed-in'> => ({
  ...occurrence(),
  session: 's',
  epoch: 0,
  type: 'handed-in',
  evaluation: 'vocabulaire-medical/evaluation',
  try: 1,
  seed: 'g',
  answers: [],
  points,
  max: 20,
  passed: points >= 16,
  duration: 600,
  revision: '0123456789abcdef',
});

async function accepts(au: Au, ...statements: Statement[]) {
  const response = await au.send(...statements);
  expect(await response.json()).toEqual(statements.map(({ id }) => id));
}

it('a lesson', async () => {
  const au = await runAu(await entered(server.url), server.url, 'vocabulaire-medical/construction');
  const setting = settingOf(au, 'lesson');
  await accepts(au, initialized(setting, occurrence()));
  const visited = { ...occurrence(), session: 's', epoch: 0, lesson: 'l', section: 'a' } as const;
  await accepts(
    au,
    experienced(setting, { ...visited, type: 'visited' }, { id: 'a', title: 'Section' }),
    progressed(setting, occurrence(), 0.333),
  );
  await accepts(au, completed(setting, occurrence(), 61.234));
  await accepts(au, terminated(setting, occurrence(), { session: 120, active: 90 }));
});

it.each([
  ['passed, with whole points', 20],
  ['passed, with a fraction', 16.5],
  ['passed, exactly at the mastery score', 16],
  ['failed', 15.9999],
  ['failed, with nothing', 0],
])('an evaluation %s', async (_, points) => {
  const au = await runAu(await entered(server.url), server.url, 'vocabulaire-medical/evaluation');
  const setting = settingOf(au, 'evaluation');
  const event = handedIn(points);
  await accepts(au, initialized(setting, { ...occurrence(), time: event.time }));
  await accepts(au, scored(setting, event), judged(setting, event, 0.5));
  await accepts(au, terminated(setting, occurrence(), { session: 700, active: 650 }));
});
