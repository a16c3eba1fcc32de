/** Statements and documents in this server's own file. */
import type { DatabaseSync } from 'node:sqlite';
import type { Store } from '../store/db.ts';
import type { Commit } from '../store/group-commit.ts';
import type { Documents } from './document/documents.ts';
import type { Keeping, KeptDocument } from './keeping.ts';
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

/** What is stored in this server's file. */
export function openAbout(db: DatabaseSync): Pick<Keeping, 'statementsAbout' | 'documentsAbout'> {
  const documents = db.prepare(
    'SELECT resource, activity, registration, name, content_type AS contentType, content, updated FROM document WHERE agent = ? ORDER BY updated',
  );
  const statements = db.prepare(
    'SELECT s.body FROM statement s JOIN statement_agent sa ON sa.seq = s.seq JOIN agent a ON a.id = sa.agent WHERE a.key = ? ORDER BY s.seq',
  );
  return {
    statementsAbout: (agent) =>
      Promise.resolve(
        statements
          .all(actorKey(agent) ?? '')
          .map(({ body }): unknown => JSON.parse(body as string)),
      ),
    documentsAbout: (agent) =>
      Promise.resolve(documents.all(actorKey(agent) ?? '') as unknown as readonly KeptDocument[]),
  };
}

export function keepLocally(parts: LocalParts): Keeping {
  const { store, writer, documents, commit } = parts;
  const activities = openActivities(store.db);
  return {
    take: (batch, options) =>
      commit(
        () => writer.insert(batch, options),
        options.authoritative ? null : (batch[0]?.registration ?? null),
      ),
    state: (statements) => void writer.insert(statements, { authoritative: true }),
    leave: (place, name, document) => documents.change(place, name, () => document),
    ...openAbout(store.db),
    resources: {
      getStatements: getStatements({
        ...parts,
        db: store.db,
        reader: openReader(store.db),
        activities,
      }),
      state: documentResource(documents, STATE, commit),
      activityProfile: documentResource(documents, ACTIVITY_PROFILE, commit),
      agentProfile: documentResource(documents, AGENT_PROFILE, commit),
      getActivity: getActivity(activities),
      getAgent: getAgent(store.db),
    },
    trouble: () => null,
    look: () => undefined,
  };
}
