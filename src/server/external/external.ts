/**
 * Statements and documents in an external LRS. Launches, sessions, tokens and rules stay here: while the
 * LRS is away lessons start, browsers keep their answers, and what the LMS has to say waits in order.
 */
import type { ExternalLrs } from '../process/config.ts';
import type { Store } from '../store/db.ts';
import type { Commit } from '../store/group-commit.ts';
import type { Log } from '../process/log.ts';
import type { Timer } from '../process/timer.ts';
import type { Documents, Place } from '../lrs/document/documents.ts';
import type { Keeping } from '../lrs/keeping.ts';
import { identifierOfKey } from '../lrs/statement/identity.ts';
import type { Statement } from '../lrs/statement/types.ts';
import { openAbout } from './about.ts';
import { openClient } from './client.ts';
import { openCondition } from './condition.ts';
import { openFeed } from './feed.ts';
import { openForward } from './forward.ts';
import { asSent } from './forwarded.ts';
import { openLinks } from './more.ts';
import { openOutbox } from './outbox.ts';
import { openPace } from './pace.ts';
import { externalResources } from './resources.ts';
import { startRounds } from './rounds.ts';

interface ExternalParts {
  readonly lrs: ExternalLrs;
  readonly store: Store;
  readonly commit: Commit;
  readonly documents: Documents;
  readonly project: (statements: readonly Statement[]) => void;
  readonly mark: () => string | null;
  readonly newId: () => string;
  readonly clock: () => Date;
  /** Path of the statements here. */
  readonly path: string;
  readonly fetch: typeof fetch;
  /** What was kept here before there was an external LRS. */
  readonly before: Pick<Keeping, 'statementsAbout' | 'documentsAbout'>;
  readonly timer: Timer;
  readonly log: Log;
  /** Aborts when the server stops. */
  readonly signal: AbortSignal;
}

export function keepExternally(parts: ExternalParts): Keeping {
  const { store, documents, project, log, signal, timer, newId } = parts;
  const { endpoint } = parts.lrs;
  const condition = openCondition(log, timer.now);
  const client = openClient(parts.lrs, parts.fetch, condition, timer);
  const outbox = openOutbox(store, { client, log, newId });
  const pace = openPace(timer);
  const feed = openFeed({ store, endpoint, client, project, pause: pace.pause });

  const state: Keeping['state'] = (statements) => {
    for (const { statement } of statements)
      outbox.add({ kind: 'statement', statement: asSent(statement) });
    project(statements.map(({ statement }) => statement));
    soon();
  };

  const soon = (): void => {
    // After the transaction this belongs to.
    setImmediate(() => void (signal.aborted ? undefined : outbox.flush().catch(() => undefined)));
  };

  const rounds = startRounds({ outbox, feed, pace, condition, log, timer, signal });
  const take = openForward({ ...parts, client, outbox, onStored: project, say: state });
  return {
    take: (batch, options) => {
      if (options.admit) pace.learner();
      return take(batch, options);
    },
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
    ...openAbout({ client, endpoint, before: parts.before }),
    resources: externalResources({ client, links: openLinks(), documents, path: parts.path }),
    trouble: () => condition.sentence() ?? rounds.sentence() ?? refusalSentence(outbox.refused()),
    look: rounds.look,
  };
}

function refusalSentence(count: number): string | null {
  return count === 0
    ? null
    : `le LRS externe a refusé ${count} envoi${count > 1 ? 's' : ''} de la plateforme : « npm run lrs -- renvoyer » les refait`;
}

function paramsOf({ activity, agent, registration }: Place): Record<string, string> {
  const who = { objectType: 'Agent', ...identifierOfKey(agent) };
  return { activityId: activity, agent: JSON.stringify(who), registration };
}
