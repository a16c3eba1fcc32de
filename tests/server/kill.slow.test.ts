/** SIGKILL under load: what was acknowledged is there after the restart, and nothing twice. */
import { describe, expect, it, vi } from 'vitest';
import { writeCourse } from './support/course.ts';
import { killUnderLoad } from './support/killed-load.ts';
import { freshFolder } from './support/site.ts';

vi.setConfig({ testTimeout: 120_000 });

describe('a server killed under load', () => {
  it('keeps what it acknowledged, and what the board makes of it, batches and singles, through three kills', async () => {
    const { acknowledged, lost, twice, unknown, apart } = await killUnderLoad(
      writeCourse(freshFolder()),
      freshFolder(),
      3,
      Math.random,
    );
    expect(acknowledged.length).toBeGreaterThan(900);
    expect({ lost, twice, unknown, apart }).toEqual({
      lost: [],
      twice: [],
      unknown: [],
      apart: 0,
    });
  });
});
