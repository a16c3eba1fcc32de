/**
 * What names a person, taken out of the database so that no byte of it is left. A row that is deleted is
 * overwritten, but pages that were once divided may hold what stood in them before: the small tables that
 * name people are therefore written anew. The log is the caller's (`Store.emptyLog`).
 */
import type { DatabaseSync, SQLInputValue } from 'node:sqlite';
import { actorKey } from '../lrs/statement/identity.ts';
import type { Agent } from '../lrs/statement/types.ts';

/** In the caller's transaction. @param row of `learner` */
export function forgetLearner(db: DatabaseSync, row: number): void {
  const learner = db.prepare('SELECT home_page, account FROM learner WHERE id = ?').get(row);
  db.prepare('DELETE FROM learner_cookie WHERE learner = ?').run(row);
  db.prepare('DELETE FROM entry_code WHERE learner = ?').run(row);
  db.prepare('DELETE FROM identity WHERE learner = ?').run(row);
  // A trainer's published words are the trainer's; the learner's question goes from beside them.
  db.prepare(
    'UPDATE published_answer SET question = NULL, agreed = NULL, decided = NULL WHERE request IN (SELECT id FROM help_request WHERE learner = ?)',
  ).run(row);
  // What they wrote for their group may name anybody: none of it is evidence.
  db.prepare('DELETE FROM production_text WHERE learner = ?').run(row);
  if (learner)
    forgetNames(db, {
      objectType: 'Agent',
      account: { homePage: learner['home_page'] as string, name: learner['account'] as string },
    });
}

/** What hangs on a trainer's id stays: it answered, it led. In the caller's transaction. */
export function forgetAccount(db: DatabaseSync, id: string, now: string): void {
  for (const table of ['account_cookie', 'invitation', 'group_trainer'])
    db.prepare(`DELETE FROM ${table} WHERE account = ?`).run(id);
  db.prepare(
    "UPDATE account SET name = 'Compte effacé', login = ?, password = NULL, closed = 1, last_sign_in = NULL, erased = ? WHERE id = ?",
  ).run(`efface-${id}`, now, id);
}

/** Once for any number of people. In the caller's transaction. */
export function writeAnew(db: DatabaseSync): void {
  // Others point at accounts: they find them again before the transaction ends.
  db.exec('PRAGMA defer_foreign_keys = ON');
  for (const table of ['identity', 'account', 'production_text']) {
    const rows = db.prepare(`SELECT * FROM ${table}`).all();
    db.exec(`DELETE FROM ${table}`);
    const columns = Object.keys(rows[0] ?? {});
    if (columns.length === 0) continue;
    const add = db.prepare(
      `INSERT INTO ${table} (${columns.join()}) VALUES (${columns.map(() => '?').join()})`,
    );
    for (const row of rows) add.run(...columns.map((column) => row[column] as SQLInputValue));
  }
}

/** Names that came with statements: a launched lesson sends none, a machine may have. */
function forgetNames(db: DatabaseSync, actor: Agent): void {
  const key = actorKey(actor) ?? '';
  const named = db
    .prepare(
      'SELECT n.agent FROM agent_name n JOIN agent a ON a.id = n.agent WHERE a.key = ? LIMIT 1',
    )
    .get(key);
  if (!named) return;
  const agent = named['agent'] as number;
  db.prepare('DELETE FROM agent_name WHERE agent = ?').run(agent);
  const set = db.prepare('UPDATE statement SET body = ? WHERE seq = ?');
  const about = db.prepare(
    'SELECT s.seq, s.body FROM statement s JOIN statement_agent u ON u.seq = s.seq WHERE u.agent = ?',
  );
  for (const { seq, body } of about.all(agent)) {
    const before = body as string;
    const after = JSON.stringify(withoutName(JSON.parse(before), key));
    if (after !== before) set.run(after, seq as number);
  }
}

function withoutName(value: unknown, key: string): unknown {
  if (Array.isArray(value)) return value.map((one) => withoutName(one, key));
  if (typeof value !== 'object' || value === null) return value;
  const { account } = value as Partial<Agent>;
  const isThem = typeof account === 'object' && account !== null && actorKey({ account }) === key;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([name]) => !(isThem && name === 'name'))
      .map(([name, inner]) => [name, withoutName(inner, key)]),
  );
}
