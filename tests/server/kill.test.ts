/** SIGKILL under load: what was acknowledged is there after the restart, and nothing twice. */
import { describe, expect, it, vi } from 'vitest';
import { killUnderLoad } from './support/killed-load.ts';
import { freshFolder, writeSite } from './support/site.ts';

vi.setConfig({ testTimeout: 120_000 });

describe('a server killed under load', () => {
  it('keeps what it acknowledged, batches and singles, through three kills', async () => {
    const { acknowledged, lost, twice, unknown } = await killUnderLoad(
      writeSite(),
      freshFolder(),
      3,
      Math.random,
    );
    expect(acknowledged.length).toBeGreaterThan(900);
    expect({ lost, twice, unknown }).toEqual({ lost: [], twice: [], unknown: [] });
  });
});
