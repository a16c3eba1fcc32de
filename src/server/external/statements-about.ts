/** Everything the external LRS holds about somebody. */
import type { Agent } from '../lrs/statement/types.ts';
import type { Client } from './client.ts';
import { eachPage } from './pages.ts';

/** @throws Refusal 503 while it is away; Error when it refuses */
export async function statementsAbout(client: Client, agent: Agent): Promise<readonly unknown[]> {
  const all: unknown[] = [];
  const params = new URLSearchParams({ agent: JSON.stringify(agent), ascending: 'true' });
  const status = await eachPage(client, params, (statements) => all.push(...statements));
  if (status !== 200) throw new Error(`The external LRS answered ${status}`);
  return all;
}
