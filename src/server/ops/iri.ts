/**
 * The course's IRI base, frozen at the first start: every statement names its activities by it, for ever
 * and in every LMS. Moving to another one changes no statement; the learner's registration goes on, their
 * documents follow, and the old base stays known for reading what was stated under it.
 */
import type { DatabaseSync } from 'node:sqlite';
import { StartError } from '../process/config.ts';
import type { Store } from '../store/db.ts';

const SETTING = 'course-iri';
const FORMER = 'course-iri-former';

const get = (db: DatabaseSync, name: string): string | null =>
  (db.prepare('SELECT value FROM setting WHERE name = ?').get(name)?.['value'] as
    string | undefined) ?? null;

const put = (db: DatabaseSync, name: string, value: string): void =>
  void db.prepare('INSERT OR REPLACE INTO setting (name, value) VALUES (?, ?)').run(name, value);

/** Bases of before, oldest first: statements under them are of this course too. */
export function formerIris(db: DatabaseSync): readonly string[] {
  return JSON.parse(get(db, FORMER) ?? '[]') as string[];
}

/** @param iri what the built site says. @throws StartError when it is not the one of the first start */
export function freezeIri({ db }: Pick<Store, 'db'>, iri: string): void {
  const frozen = get(db, SETTING) ?? launchedUnder(db);
  if (frozen !== null && frozen !== iri)
    throw new StartError(
      `L’IRI du cours est ${frozen} depuis le premier démarrage, et le site construit dit ${iri} : remettez la première dans content/cours.yaml et reconstruisez, ou lancez « npm run migrer-iri -- --vers ${iri} ».`,
    );
  if (get(db, SETTING) === null) put(db, SETTING, iri);
}

/** Before it was frozen, the base of registrations. */
function launchedUnder(db: DatabaseSync): string | null {
  const row = db.prepare('SELECT course FROM registration ORDER BY created LIMIT 1').get();
  return (row?.['course'] as string | undefined) ?? null;
}

export interface Migration {
  readonly from: string;
  readonly registrations: number;
  readonly documents: number;
}

/** @throws StartError when there is nothing to migrate from, or to */
export function migrateIri({ db, transaction }: Store, to: string): Migration {
  const from = get(db, SETTING) ?? launchedUnder(db);
  if (from === null)
    throw new StartError('Aucune IRI n’est encore fixée : démarrez simplement le serveur.');
  if (from === to) throw new StartError(`L’IRI du cours est déjà ${to}.`);
  const changed = (sql: string, ...values: string[]) =>
    Number(db.prepare(sql).run(...values).changes);
  return transaction(() => {
    // Going back to a base of before: what was written there since is newer than what comes.
    const documents = changed(
      `UPDATE OR REPLACE document SET activity = ?1 || substr(activity, length(?2) + 1)
       WHERE resource IN ('state', 'activity-profile') AND substr(activity, 1, length(?2)) = ?2`,
      to,
      from,
    );
    const registrations = changed('UPDATE registration SET course = ? WHERE course = ?', to, from);
    put(db, SETTING, to);
    put(
      db,
      FORMER,
      JSON.stringify([...new Set([...formerIris(db), from])].filter((iri) => iri !== to)),
    );
    return { from, registrations, documents };
  });
}
