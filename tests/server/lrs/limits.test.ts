/** Ten times the most that the course makes learners send fits into what a launch may send. */
import { expect, it } from 'vitest';
import { BODY, DAY_BYTES, DOCUMENTS, SESSION, STATEMENTS } from '../../../src/server/lrs/limits.ts';
import { largest } from '../support/largest.ts';

it('the limits of a launch are ten times the largest real case, and not a hundred times', async () => {
  const real = await largest();
  const limits = {
    statement: STATEMENTS.launch.bytes,
    // A player's batches are 58 kB, or one statement.
    body: BODY.launch.plain,
    batch: STATEMENTS.launch.items,
    document: DOCUMENTS.bytes,
    session: SESSION.bytes,
    statements: SESSION.statements,
    day: DAY_BYTES,
  };
  const most = {
    statement: real.statement,
    body: 58_000,
    batch: 50,
    document: real.document,
    session: real.session,
    statements: real.statements,
    day: real.course,
  };
  for (const [name, limit] of Object.entries(limits)) {
    const times = limit / most[name as keyof typeof most];
    expect.soft(times, name).toBeGreaterThanOrEqual(10);
    expect.soft(times, name).toBeLessThan(100);
  }
});
