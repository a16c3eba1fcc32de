/** What a launch may send, held against the most that the course makes learners send. */
import { BODY, DAY_BYTES, DOCUMENTS, SESSION, STATEMENTS } from '../../src/server/lrs/limits.ts';
import { largest } from '../server/support/largest.ts';
import { atLeast, kB, plain, type Figure } from './figure.ts';

const NOBODY = { floor: '', peer: '–' } as const;
/** A player's batches (player/deliver.ts): bytes, statements. */
const PLAYER = { bytes: 58_000, statements: 50 } as const;

export async function* limits(): AsyncIterable<Figure> {
  const real = await largest();
  const rows: readonly (readonly [string, number, number, (value: number) => string])[] = [
    ['a statement', real.statement, STATEMENTS.launch.bytes, kB],
    ['a request', PLAYER.bytes, BODY.launch.plain, kB],
    ['statements of a request', PLAYER.statements, STATEMENTS.launch.items, plain],
    ['a State document', real.document, DOCUMENTS.bytes, kB],
    ['a session', real.session, SESSION.bytes, kB],
    ['statements of a session', real.statements, SESSION.statements, plain],
    [`the course, ${real.sessions} sessions, in a day`, real.course, DAY_BYTES, kB],
  ];
  for (const [name, most, limit, show] of rows)
    yield {
      name: `limit of a launch: ${name}`,
      checks: [atLeast(limit / most, 10, (times) => `${times.toFixed(1)} ×`)],
      ...NOBODY,
      how: [
        `${show(limit)} against ${show(most)}: every section seen, every question tried three times with its heaviest answer, evaluations handed in three times`,
      ],
    };
}
