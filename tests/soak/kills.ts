/** The server killed under load, again and again. */
import { killUnderLoad } from '../server/support/killed-load.ts';
import type { Outcome } from './outcome.ts';

export async function soakKills(
  siteDir: string,
  dataDir: string,
  kills: number,
  random: () => number,
): Promise<Outcome> {
  const { acknowledged, unanswered, lost, twice, unknown, apart } = await killUnderLoad(
    siteDir,
    dataDir,
    kills,
    random,
  );
  return {
    ok: lost.length === 0 && twice.length === 0 && unknown.length === 0 && apart === 0,
    lines: [
      `${kills} SIGKILLs: ${acknowledged.length} statements acknowledged, ${unanswered} never answered`,
      `lost ${lost.length}, twice ${twice.length}, unknown ${unknown.length}, unknown to the board ${apart}`,
    ],
  };
}
