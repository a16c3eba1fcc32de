/**
 * The board's own copy of what statements say: facts, and what they add up to. Written in the
 * transaction that stores a statement; fed from elsewhere when the statements are.
 */
import { digest, EMPTY, type UnitDigest } from '../../core/report/digest.ts';
import { factOf, type Fact } from '../../core/report/fact.ts';
import type { Store } from '../store/db.ts';
import type { CatalogueReader } from '../launch/catalogue.ts';
import type { Log } from '../process/log.ts';
import type { Statement } from '../lrs/statement/types.ts';
import { VOIDED } from '../lrs/validate/statement.ts';
import { formerIris } from '../ops/iri.ts';
import { rowByRow } from '../store/row-by-row.ts';
import { openAttendance } from './attendance.ts';

export interface Projection {
  /**
   * Takes note of statements as they are stored. In any order, late, or again: the outcome is the same.
   * Statements about registrations that are not ours are passed over; so is, with a line in the log, one
   * that cannot be noted: what is stored is stored, whatever the board makes of it.
   */
  readonly project: (statements: readonly Statement[]) => void;
  /**
   * Makes everything again from the statements stored here, when it is not this version's.
   *
   * @param anew called in the same transaction: whoever feeds statements from elsewhere begins again too
   * @returns how many statements were read; null when there was nothing to do
   */
  readonly catchUp: (anew?: () => void) => number | null;
}

/** Raised when facts or digests become other ones: they are made again at the next start. */
const VERSION = '5';
const SETTING = 'projection';
const PAGE = 1000;

export function openProjection(
  store: Store,
  catalogue: CatalogueReader,
  clock: () => Date,
  log: Log = () => undefined,
): Projection {
  const { db, transaction } = store;
  const attempt = rowByRow(db, log);
  const attendance = openAttendance(db, clock);
  // They change while the server is stopped.
  const former = formerIris(db);
  const isOurs = db.prepare('SELECT 1 FROM registration WHERE id = ?');
  const add = db.prepare(
    'INSERT OR IGNORE INTO fact (id, registration, unit, body) VALUES (?, ?, ?, ?)',
  );
  const place = db.prepare('SELECT registration, unit FROM fact WHERE id = ?');
  const remove = db.prepare('DELETE FROM fact WHERE id = ?');
  const ofUnit = db.prepare('SELECT body FROM fact WHERE registration = ? AND unit = ?');
  const addVoided = db.prepare('INSERT OR IGNORE INTO fact_voided (id) VALUES (?)');
  const isVoided = db.prepare('SELECT 1 FROM fact_voided WHERE id = ?');
  const anyVoided = db.prepare('SELECT 1 FROM fact_voided LIMIT 1');
  const getDigest = db.prepare('SELECT body FROM unit_digest WHERE registration = ? AND unit = ?');
  const putDigest = db.prepare(
    'INSERT OR REPLACE INTO unit_digest (registration, unit, body) VALUES (?, ?, ?)',
  );
  const version = db.prepare('SELECT value FROM setting WHERE name = ?');
  const setVersion = db.prepare('INSERT OR REPLACE INTO setting (name, value) VALUES (?, ?)');
  const forgetVersion = db.prepare('DELETE FROM setting WHERE name = ?');
  const after = db.prepare(
    `SELECT seq, body FROM statement WHERE seq > ? ORDER BY seq LIMIT ${PAGE}`,
  );

  /** Those of our registrations that were neither voided nor seen before. */
  const keep = (facts: readonly Fact[]): readonly Fact[] => {
    const ours = new Set(
      [...new Set(facts.map(({ registration }) => registration))].filter((id) => isOurs.get(id)),
    );
    const noneVoided = anyVoided.get() === undefined;
    const isFresh = (fact: Fact): boolean =>
      ours.has(fact.registration) &&
      (noneVoided || !isVoided.get(fact.id)) &&
      add.run(fact.id, fact.registration, fact.unit, JSON.stringify(fact)).changes === 1;
    return facts.filter((fact) => attempt(() => isFresh(fact)));
  };

  const known = (registration: string, unit: string): UnitDigest => {
    const body = getDigest.get(registration, unit)?.['body'];
    return body === undefined ? EMPTY : (JSON.parse(body as string) as UnitDigest);
  };

  const learn = (facts: readonly Fact[]): true => {
    const [first] = facts;
    if (!first) return true;
    const { registration, unit } = first;
    const whole = digest(facts, known(registration, unit));
    putDigest.run(registration, unit, JSON.stringify(whole));
    for (const session of new Set(facts.map((fact) => fact.session)))
      attempt(() => attendance.note(registration, unit, session, whole));
    return true;
  };

  /** All at once, or those that can be. */
  const learnAll = (facts: readonly Fact[]): void => {
    if (attempt(() => learn(facts))) return;
    for (const fact of facts) if (!attempt(() => learn([fact]))) remove.run(fact.id);
  };

  const unlearn = (id: string): void => {
    addVoided.run(id);
    const row = place.get(id) as { registration: string; unit: string } | undefined;
    if (!row) return;
    remove.run(id);
    const rest = ofUnit.all(row.registration, row.unit);
    const facts = rest.map(({ body }) => JSON.parse(body as string) as Fact);
    putDigest.run(row.registration, row.unit, JSON.stringify(digest(facts)));
  };

  const project = (statements: readonly Statement[]): void => {
    const iri = iriOf(catalogue);
    if (iri === null) {
      // Nobody can tell yet what they are about: the next start will.
      forgetVersion.run(SETTING);
      return;
    }
    // A base of before is of this course too; hardly any installation has one.
    const bases = [iri, ...former];
    const read = statements.flatMap(
      (statement) =>
        attempt(() => ({
          fact: bases.map((base) => factOf(statement, base)).find((one) => one),
          voided: voidedBy(statement),
        })) ?? [],
    );
    const facts = read.flatMap(({ fact }) => fact ?? []);
    const voided = read.flatMap(({ voided: id }) => id ?? []);
    if (facts.length + voided.length === 0) return;
    transaction(() => {
      const fresh = keep(facts);
      const byUnit = Map.groupBy(fresh, ({ registration, unit }) => `${registration} ${unit}`);
      for (const group of byUnit.values()) learnAll(group);
      for (const id of voided) attempt(() => unlearn(id));
    });
  };

  return {
    project,
    catchUp: (anew = () => undefined) => {
      if (version.get(SETTING)?.['value'] === VERSION || iriOf(catalogue) === null) return null;
      return transaction(() => {
        db.exec('DELETE FROM fact; DELETE FROM fact_voided; DELETE FROM unit_digest;');
        anew();
        let read = 0;
        for (let seq = 0; ;) {
          const rows = after.all(seq);
          project(
            rows.flatMap(
              ({ body }) => attempt(() => JSON.parse(body as string) as Statement) ?? [],
            ),
          );
          read += rows.length;
          seq = (rows.at(-1)?.['seq'] as number | undefined) ?? seq;
          if (rows.length < PAGE) break;
        }
        setVersion.run(SETTING, VERSION);
        return read;
      });
    },
  };
}

/** The id of the statement that this one takes back. */
function voidedBy({ verb, object: target }: Statement): string | null {
  return verb.id === VOIDED && target.objectType === 'StatementRef'
    ? target.id.toLowerCase()
    : null;
}

/** Null also while a build is writing the file: an answer is stored, whatever the board knows of it. */
function iriOf(catalogue: CatalogueReader): string | null {
  try {
    return catalogue()?.iri ?? null;
  } catch {
    return null;
  }
}
