/** What waited in a browser of the last release says the same, under the same ids, when it leaves today. */
import { expect, test } from 'vitest';
import { initialized } from '../../src/core/xapi/cmi5.ts';
import { lastWords } from '../../src/player/trackers/say.ts';
import { settingOf } from '../../src/player/trackers/session.ts';
import { translateAll } from '../../src/player/trackers/translate.ts';
import type { OutboxEntry } from '../../src/player/store.ts';
import type { Statements, Told } from './make/statements.ts';
import { bringEverySpeech } from '../player/every-speech.ts';
import { frozen } from './release.ts';

await bringEverySpeech();
const { questions, sessions } = frozen<Statements>('declarations.json');

function statementsToday({ id, session, waiting, left }: Told) {
  const entries = waiting.map((one) => ({
    ...one,
    questions: one.questions.flatMap((name) => questions[name] ?? []),
  })) as readonly OutboxEntry[];
  const told = translateAll(session, entries);
  return [
    initialized(settingOf(session), { id, time: session.began }),
    ...told.flatMap(({ statements }) => statements),
    ...lastWords(id, told.at(-1)?.after ?? session, left),
  ];
}

test.each(
  sessions.map((one) => [`${one.session.unit.id}, ${one.session.launch.registration}`, one]),
)('%s', (_, one) => {
  expect(statementsToday(one)).toEqual(one.statements);
});

test('they are two hundred at least, each under an id of its own', () => {
  const ids = sessions.flatMap(({ statements }) => statements.map(({ id }) => id));
  expect(ids.length).toBeGreaterThanOrEqual(200);
  expect(new Set(ids).size).toBe(ids.length);
});
