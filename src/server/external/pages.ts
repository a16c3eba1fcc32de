/** Statements of the external LRS, page after page. */
import type { Statement } from '../lrs/statement/types.ts';
import type { Client } from './client.ts';

/** @returns 200 once all are read, or the status that ended it. @throws Refusal 503 while it is away */
export async function eachPage(
  client: Client,
  params: URLSearchParams,
  take: (statements: readonly Statement[]) => void,
): Promise<number> {
  for (let path = 'statements', first = true; path !== ''; first = false) {
    const answer = await client.ask({ method: 'GET', path, ...(first ? { params } : {}) });
    if (answer.status !== 200) return answer.status;
    const page = JSON.parse(Buffer.from(answer.body).toString()) as {
      readonly statements: readonly Statement[];
      readonly more?: string;
    };
    take(page.statements);
    path = page.more ?? '';
  }
  return 200;
}
