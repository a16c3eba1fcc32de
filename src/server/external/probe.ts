/** Asked once at the start, so that whoever starts the server learns at once that the address is wrong. */
import type { ExternalLrs } from '../process/config.ts';
import { machineTimer } from '../process/timer.ts';
import { openClient } from './client.ts';
import { openCondition } from './condition.ts';
import { pageOf } from './pages.ts';

const ADVICE = {
  foreign: 'Vérifiez l’adresse, qui se termine d’ordinaire par « /xapi/ ». ',
  key: 'Vérifiez les deux valeurs, et que cette clé peut lire et écrire. ',
} as const;

/** @returns what is wrong, in French sentences; null: an LRS answers, and knows the key */
export async function probeLrs(lrs: ExternalLrs, send: typeof fetch): Promise<string | null> {
  const condition = openCondition(() => undefined, machineTimer.now);
  const client = openClient(lrs, send, condition, machineTimer);
  const params = new URLSearchParams({ limit: '1' });
  try {
    pageOf(client, await client.ask({ method: 'GET', path: 'statements', params }));
  } catch {
    // The condition knows why.
  }
  const sentence = condition.sentence();
  if (sentence === null) return null;
  const trouble = condition.away()?.trouble;
  const advice = trouble === 'foreign' || trouble === 'key' ? ADVICE[trouble] : '';
  return `Attention, ${sentence} : ${lrs.endpoint}. ${advice}La plateforme démarre ; ce que les apprenants font attend dans leurs navigateurs.`;
}
