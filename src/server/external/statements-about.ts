/** Everything the external LRS holds about somebody, page after page. */
import type { Agent } from '../lrs/statement/types.ts';
import type { Client } from './client.ts';

/** @throws Refusal 503 while it is away; Error when it refuses */
export async function statementsAbout(client: Client, agent: Agent): Promise<readonly unknown[]> {
  const all: unknown[] = [];
  const params = new URLSearchParams({ agent: JSON.stringify(agent), ascending: 'true' });
  for (let path = 'statements', first = true; path !== ''; first = false) {
    const answer = await client.ask({ method: 'GET', path, ...(first ? { params } : {}) });
    if (answer.status !== 200) throw new Error(`The external LRS answered ${answer.status}`);
    const page = JSON.parse(Buffer.from(answer.body).toString()) as {
      readonly statements: readonly unknown[];
      readonly more?: string;
    };
    all.push(...page.statements);
    path = page.more ?? '';
  }
  return all;
}
