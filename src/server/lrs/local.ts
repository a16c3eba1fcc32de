/** Statements and documents in this server's own file. */
import type { DatabaseSync } from 'node:sqlite';
import type { Store } from '../db.ts';
import type { Commit } from '../group-commit.ts';
import type { Documents } from './document/documents.ts';
import type { Keeping } from './keeping.ts';
import { getActivity, openActivities } from './resources/activities.ts';
import { getAgent } from './resources/agents.ts';
import { ACTIVITY_PROFILE, AGENT_PROFILE, documentResource, STATE } from './resources/documents.ts';
import { getStatements } from './resources/statements-read.ts';
import { actorKey } from './statement/identity.ts';
import type { StatementWriter } from './statement/insert.ts';
import { openReader } from './statement/query.ts';

interface LocalParts {
  readonly store: Store;
  readonly commit: Commit;
  readonly writer: StatementWriter;
  readonly documents: Documents;
  readonly clock: () => Date;
  readonly newId: () => string;
  /** Path of the statements, for the link to the next page. */
  readonly path: string;
}

/** Those stored in this server's file. */
export function openStatementsAbout(db: DatabaseSync): Keeping['statementsAbout'] {
  const about = db.prepare(
    'SELECT s.body FROM statement s JOIN statement_agent sa ON sa.seq = s.seq JOIN agent a ON a.id = sa.agent WHERE a.key = ? ORDER BY s.seq',
  );
  return (agent) =>
    Promise.resolve(
      about.all(actorKey(agent) ?? '').map(({ body }): unknown => JSON.parse(body as string)),
    );
}

export function keepLocally(parts: LocalParts): Keeping {
  const { store, writer, documents, commit } = parts;
  const activities = openActivities(store.db);
  return {
    take: (batch, options) => commit(() => writer.insert(batch, options)),
    state: (statements) => void writer.insert(statements, { authoritative: true }),
    leave: (place, name, document) => documents.change(place, name, () => document),
    statementsAbout: openStatementsAbout(store.db),
    resources: {
      getStatements: getStatements({
        ...parts,
        db: store.db,
        reader: openReader(store.db),
        activities,
      }),
      state: documentResource(documents, STATE),
      activityProfile: documentResource(documents, ACTIVITY_PROFILE),
      agentProfile: documentResource(documents, AGENT_PROFILE),
      getActivity: getActivity(activities),
      getAgent: getAgent(store.db),
    },
    isThere: () => true,
  };
}
