/**
 * Finding statements: a filter becomes one SQL query driven by its most selective index, in the
 * order of `seq`, so that a page costs what it shows and not what is stored.
 */
import type { DatabaseSync, SQLInputValue } from 'node:sqlite';
import { actorKey } from './identity.ts';
import type { Actor } from './types.ts';

export interface StatementFilter {
  readonly agent: Actor | null;
  readonly verb: string | null;
  readonly activity: string | null;
  readonly registration: string | null;
  readonly relatedActivities: boolean;
  readonly relatedAgents: boolean;
  /** Milliseconds; stored strictly after. */
  readonly since: number | null;
  /** Milliseconds; stored at or before. */
  readonly until: number | null;
  readonly ascending: boolean;
  readonly limit: number;
  /** Also those that refer to one that matches (Communication 2.1.3). */
  readonly referring: boolean;
  /** `seq` of the last statement of the page before. */
  readonly after: number | null;
}

export interface QueryResult {
  readonly seq: number;
  readonly registration: string | null;
  readonly stored: string;
  /** JSON of the statement. */
  readonly body: string;
}

export interface Page {
  readonly statements: readonly QueryResult[];
  /** `seq` to continue after; null on the last page. */
  readonly next: number | null;
}

export interface StatementReader {
  /**
   * As many as there are, and fit: one at least.
   * @param bytes of bodies, and of what `besides` says goes with each
   */
  readonly page: (filter: StatementFilter, bytes: number, besides?: Besides) => Page;
  /** @param voided whether a voided statement, or one that is not, is looked for. */
  readonly one: (id: string, voided: boolean) => QueryResult | null;
}

type Besides = (seq: number) => number;

interface Sql {
  readonly text: string;
  readonly values: readonly SQLInputValue[];
}

export function openReader(db: DatabaseSync): StatementReader {
  // As many as there are kinds of filters: every value is a parameter.
  const tags = new Map<string, ReturnType<DatabaseSync['prepare']>>();
  const prepared = (text: string) => {
    const statement = tags.get(text) ?? db.prepare(text);
    tags.set(text, statement);
    return statement;
  };
  const fields = 'seq, registration, stored, body';
  const one = db.prepare(`SELECT ${fields} FROM statement WHERE id = ? AND voided = ?`);
  const bySeq = db.prepare(`SELECT ${fields} FROM statement WHERE seq = ?`);
  const agentId = db.prepare('SELECT id FROM agent WHERE key = ?');
  const activityId = db.prepare('SELECT id FROM activity WHERE iri = ?');

  return {
    one: (id, voided) =>
      (one.get(id.toLowerCase(), Number(voided)) as unknown as QueryResult) ?? null,
    page: (filter, bytes, besides = () => 0) => {
      const agent = filter.agent && (agentId.get(actorKey(filter.agent) ?? '')?.['id'] ?? -1);
      const activity = filter.activity && (activityId.get(filter.activity)?.['id'] ?? -1);
      const match: Match = {
        registration: filter.registration?.toLowerCase() ?? null,
        agent: agent as number | null,
        agentDirect: !filter.relatedAgents,
        activity: activity as number | null,
        activityDirect: !filter.relatedActivities,
        verb: filter.verb,
      };
      const { text, values } = pageSql(match, filter);
      const seqs = prepared(text)
        .all(...values)
        .map(({ seq }) => seq as number);
      const statements: QueryResult[] = [];
      let room = bytes;
      for (const seq of seqs.slice(0, filter.limit)) {
        const found = bySeq.get(seq) as unknown as QueryResult;
        room -= found.body.length + besides(seq);
        if (room < 0 && statements.length > 0) break;
        statements.push(found);
      }
      const isLast = statements.length === seqs.length;
      return { statements, next: isLast ? null : (statements.at(-1)?.seq ?? null) };
    },
  };
}

interface Match {
  readonly registration: string | null;
  /** Row ids; -1 = known to nobody, so nothing matches. */
  readonly agent: number | null;
  readonly agentDirect: boolean;
  readonly activity: number | null;
  readonly activityDirect: boolean;
  readonly verb: string | null;
}

/** What a statement must meet, on the table alias given: the driver's index first. */
function conditions(match: Match, s: string): Sql[] {
  const use = (table: string, column: string, id: number, direct: boolean): Sql => ({
    // A scalar, not EXISTS: that would be turned into a join, and its order lost to a sort.
    text: `(SELECT u.direct FROM ${table} u WHERE u.${column} = ? AND u.seq = ${s}.seq) ${direct ? '= 1' : 'IS NOT NULL'}`,
    values: [id],
  });
  return [
    ...(match.registration === null
      ? []
      : [{ text: `${s}.registration = ?`, values: [match.registration] }]),
    ...(match.agent === null
      ? []
      : [use('statement_agent', 'agent', match.agent, match.agentDirect)]),
    ...(match.activity === null
      ? []
      : [use('statement_activity', 'activity', match.activity, match.activityDirect)]),
    ...(match.verb === null ? [] : [{ text: `${s}.verb = ?`, values: [match.verb] }]),
  ];
}

/**
 * Where to start: a registration belongs to one learner, an agent is one learner, an activity is
 * shared by all, a verb by everything. Without any of them, the table itself.
 */
function driver(match: Match): Sql {
  if (match.registration !== null) return { text: 'statement s', values: [] };
  if (match.agent !== null)
    return { text: 'statement_agent d CROSS JOIN statement s ON s.seq = d.seq', values: [] };
  if (match.activity !== null)
    return { text: 'statement_activity d CROSS JOIN statement s ON s.seq = d.seq', values: [] };
  return { text: 'statement s', values: [] };
}

function driven(match: Match): { readonly cursor: string; readonly rest: Sql[] } {
  if (match.registration !== null) return { cursor: 's.seq', rest: conditions(match, 's') };
  if (match.agent !== null)
    return {
      cursor: 'd.seq',
      rest: [
        {
          text: `d.agent = ?${match.agentDirect ? ' AND d.direct = 1' : ''}`,
          values: [match.agent],
        },
        ...conditions({ ...match, agent: null }, 's'),
      ],
    };
  if (match.activity !== null)
    return {
      cursor: 'd.seq',
      rest: [
        {
          text: `d.activity = ?${match.activityDirect ? ' AND d.direct = 1' : ''}`,
          values: [match.activity],
        },
        ...conditions({ ...match, activity: null }, 's'),
      ],
    };
  return { cursor: 's.seq', rest: conditions(match, 's') };
}

/** Bounds on `seq`: time becomes a place in the order of storing, which never goes back. */
function bounds(filter: StatementFilter, cursor: string): Sql[] {
  const iso = (ms: number) => new Date(ms).toISOString();
  return [
    ...(filter.since === null
      ? []
      : [
          {
            text: `${cursor} >= coalesce((SELECT min(seq) FROM statement WHERE stored = (SELECT min(stored) FROM statement WHERE stored > ?)), 9e18)`,
            values: [iso(filter.since)],
          },
        ]),
    ...(filter.until === null
      ? []
      : [
          {
            text: `${cursor} <= coalesce((SELECT max(seq) FROM statement WHERE stored = (SELECT max(stored) FROM statement WHERE stored <= ?)), -1)`,
            values: [iso(filter.until)],
          },
        ]),
    ...(filter.after === null
      ? []
      : [{ text: `${cursor} ${filter.ascending ? '>' : '<'} ?`, values: [filter.after] }]),
  ];
}

function pageSql(match: Match, filter: StatementFilter): Sql {
  const direction = filter.ascending ? 'ASC' : 'DESC';
  // One more than a page tells whether there is a next one.
  const limit = filter.limit + 1;
  const all = (parts: readonly Sql[]): Sql => ({
    text: parts.map(({ text }) => text).join(' AND '),
    values: parts.flatMap(({ values }) => values),
  });
  const { cursor, rest } = driven(match);
  const own = all([{ text: 's.voided = 0', values: [] }, ...bounds(filter, cursor), ...rest]);
  const ownText = `SELECT ${cursor} AS seq FROM ${driver(match).text} WHERE ${own.text} ORDER BY ${cursor} ${direction} LIMIT ?`;
  const inOrder = (from: string) => `SELECT seq FROM (${from}) ORDER BY seq ${direction} LIMIT ?`;
  const matched = all(conditions(match, 't'));
  if (matched.text === '' || !filter.referring)
    return { text: inOrder(ownText), values: [...own.values, limit, limit] };

  // Communication 2.1.3: a statement that refers to one that matches, matches, along any chain. From what
  // matches outwards, so that each is looked at once. Time bounds hold for the statement itself.
  const shown = all([{ text: 'h.voided = 0', values: [] }, ...bounds(filter, 'h.seq')]);
  const hits = `WITH RECURSIVE hit (id, seq, voided) AS (
    SELECT r.id, r.seq, r.voided FROM statement r INDEXED BY statement_referring CROSS JOIN statement t ON t.id = r.target
      WHERE r.target IS NOT NULL AND ${matched.text}
    UNION SELECT r.id, r.seq, r.voided FROM hit CROSS JOIN statement r ON r.target = hit.id)`;
  const referringText = `SELECT h.seq FROM hit h WHERE ${shown.text}`;
  return {
    text: `${hits} ${inOrder(`SELECT * FROM (${ownText}) UNION ${referringText}`)}`,
    values: [...matched.values, ...own.values, limit, ...shown.values, limit],
  };
}
