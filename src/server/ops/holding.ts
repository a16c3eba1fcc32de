/** Which copies of the database still know somebody who was erased from it. */
import { existsSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { setImmediate as turn } from 'node:timers/promises';
import { copiesOf, type Folders } from './copies.ts';

/** Whose name it is: what the trace and the statements call them. */
export type Person = { readonly learner: string } | { readonly account: string };

/**
 * @param noted paths of copies that a command made elsewhere; those that are gone are passed over
 * @returns paths; a file that cannot be read may hold them, so it is told
 */
export async function copiesHolding(
  folders: Folders,
  noted: readonly string[],
  person: Person,
): Promise<readonly string[]> {
  const holding: string[] = [];
  for (const file of new Set([...copiesOf(folders), ...noted])) {
    // Each is opened: others are served in between.
    await turn();
    if (existsSync(file) && holds(file, person)) holding.push(file);
  }
  return holding;
}

function holds(file: string, person: Person): boolean {
  try {
    const db = new DatabaseSync(file, { readOnly: true });
    try {
      const [sql, id] =
        'learner' in person
          ? [
              'SELECT 1 FROM identity i JOIN learner l ON l.id = i.learner WHERE l.account = ?',
              person.learner,
            ]
          : ['SELECT 1 FROM account WHERE id = ? AND password IS NOT NULL', person.account];
      return db.prepare(sql).get(id) !== undefined;
    } finally {
      db.close();
    }
  } catch {
    return true;
  }
}
