/**
 * Statements and documents in an external LRS. Launches, sessions, tokens and rules stay here: while the
 * LRS is away lessons start, browsers keep their answers, and what the LMS has to say waits in order.
 */
import type { ExternalLrs } from '../config.ts';
import type { Store } from '../db.ts';
import type { Commit } from '../group-commit.ts';
import type { Log } from '../log.ts';
import type { Documents, Place } from '../lrs/document/documents.ts';
import { Refusal } from '../lrs/http/refusal.ts';
import type { Keeping } from '../lrs/keeping.ts';
import type { Statement } from '../lrs/statement/types.ts';
import { openClient } from './client.ts';
import { readFeed } from './feed.ts';
import { asSent, openForward } from './forward.ts';
import { openLinks } from './more.ts';
import { openOutbox } from './outbox.ts';
import { externalResources } from './resources.ts';
import { statementsAbout } from './statements-about.ts';

interface ExternalParts {
  readonly lrs: ExternalLrs;
  readonly store: Store;
  readonly commit: Commit;
  readonly documents: Documents;
  readonly project: (statements: readonly Statement[]) => void;
  readonly mark: () => string | null;
  readonly newId: () => string;
  /** Path of the statements here. */
  readonly path: string;
  readonly fetch: typeof fetch;
  /** Statements that were kept here before there was an external LRS. */
  readonly before: Keeping['statementsAbout'];
  readonly log: Log;
  /** Aborts when the server stops. */
  readonly signal: AbortSignal;
}

/** How often the LRS is asked for what is new; also how soon it is noticed to be back. */
const EVERY_MS = 3000;

export function keepExternally(parts: ExternalParts): Keeping {
  const { store, documents, project, log, signal } = parts;
  const client = openClient(parts.lrs, parts.fetch, log);
  const outbox = openOutbox(store, client, log);

  const state: Keeping['state'] = (statements) => {
    for (const { statement } of statements)
      outbox.add({ kind: 'statement', statement: asSent(statement) });
    project(statements.map(({ statement }) => statement));
    soon();
  };

  let heard = 200;
  const round = async (): Promise<void> => {
    try {
      await outbox.flush();
      const status = await readFeed({ store, endpoint: parts.lrs.endpoint, client, project });
      // Told when it changes: it is asked every few seconds.
      if (status !== heard) log(status === 200 ? 'info' : 'error', 'lrs-feed', { status });
      heard = status;
    } catch (error) {
      // Away is no news (client.ts tells it once); anything else would end the feed unnoticed.
      if (!(error instanceof Refusal) && !signal.aborted)
        log('error', 'lrs-feed', { error: (error as Error).name });
    }
  };

  const soon = (): void => {
    // After the transaction this belongs to.
    setImmediate(() => void (signal.aborted ? undefined : outbox.flush().catch(() => undefined)));
  };

  const turn = (): void => {
    if (signal.aborted) return;
    void round().finally(() => {
      if (signal.aborted) return;
      const timer = setTimeout(turn, EVERY_MS);
      signal.addEventListener('abort', () => clearTimeout(timer), { once: true });
    });
  };
  setImmediate(turn);

  return {
    take: openForward({ ...parts, client, outbox, onStored: project, say: state }),
    state,
    leave: (place, name, document) => {
      documents.change(place, name, () => document);
      outbox.add({
        kind: 'document',
        path: 'activities/state',
        params: { ...paramsOf(place), stateId: name },
        contentType: document.contentType,
        text: Buffer.from(document.content).toString(),
      });
      soon();
    },
    statementsAbout: async (agent) => [
      ...(await parts.before(agent)),
      ...(await statementsAbout(client, agent)),
    ],
    resources: externalResources({ client, links: openLinks(), documents, path: parts.path }),
    isThere: client.isThere,
  };
}

/** The launcher's learners are accounts (identity.ts: `account ["homePage","name"]`). */
function paramsOf({ activity, agent, registration }: Place): Record<string, string> {
  const [homePage, name] = JSON.parse(agent.slice('account '.length)) as [string, string];
  return {
    activityId: activity,
    agent: JSON.stringify({ objectType: 'Agent', account: { homePage, name } }),
    registration,
  };
}
