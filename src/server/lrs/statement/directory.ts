/** The rows behind agents and activities: found or made inside the transaction of an insert. */
import type { DatabaseSync } from 'node:sqlite';
import { isObject, type Json } from '../validate/check.ts';
import type { ActivityUse, AgentUse } from './prepare.ts';

/** What statements may say of the activities they name. */
export interface Teaching {
  /** It adds to what was known, and wins over it. */
  readonly authoritative: boolean;
  /** Without authority: the activities they may be the first to say something of. None when absent. */
  readonly mayDefine?: (iri: string) => boolean;
}

interface Directory {
  /** Row id; learns the names. */
  readonly agent: (use: AgentUse) => number;
  /** Row id; learns the definition, as far as whoever gives it may teach. */
  readonly activity: (use: ActivityUse, teaching: Teaching) => number;
  /** To be called when the transaction was rolled back: what was remembered may not exist. */
  readonly forget: () => void;
}

/** Enough for a centre's learners and a course's activities; beyond, start over. */
const REMEMBERED = 20_000;

export function openDirectory(db: DatabaseSync): Directory {
  const findAgent = db.prepare('SELECT id FROM agent WHERE key = ?');
  const addAgent = db.prepare('INSERT INTO agent (key, identifier) VALUES (?, ?)');
  const addName = db.prepare('INSERT OR IGNORE INTO agent_name (agent, name) VALUES (?, ?)');
  const findActivity = db.prepare('SELECT id, definition FROM activity WHERE iri = ?');
  const addActivity = db.prepare('INSERT INTO activity (iri, definition) VALUES (?, ?)');
  const define = db.prepare('UPDATE activity SET definition = ? WHERE id = ?');

  const agents = new Map<string, { readonly id: number; readonly names: Set<string> }>();
  const activities = new Map<string, { readonly id: number; readonly seen: string | null }>();

  return {
    agent: (use) => {
      let known = agents.get(use.key);
      if (!known) {
        const id =
          (findAgent.get(use.key)?.['id'] as number | undefined) ??
          Number(addAgent.run(use.key, JSON.stringify(use.identifier)).lastInsertRowid);
        known = { id, names: new Set() };
        remember(agents, use.key, known);
      }
      for (const name of use.names)
        if (!known.names.has(name)) {
          addName.run(known.id, name);
          known.names.add(name);
        }
      return known.id;
    },
    activity: (use, { authoritative, mayDefine = () => false }) => {
      const told = authoritative || mayDefine(use.id) ? use.definition : null;
      const text = told ? JSON.stringify(told) : null;
      const known = activities.get(use.id);
      if (known && (text === null || text === known.seen)) return known.id;
      const row = findActivity.get(use.id);
      if (!row) {
        const id = Number(addActivity.run(use.id, text).lastInsertRowid);
        remember(activities, use.id, { id, seen: text });
        return id;
      }
      const id = row['id'] as number;
      const before = row['definition'] as string | null;
      const after = before === null ? text : told && authoritative ? merged(before, told) : before;
      if (after !== before) define.run(after, id);
      remember(activities, use.id, { id, seen: text });
      return id;
    },
    forget: () => {
      agents.clear();
      activities.clear();
    },
  };
}

function remember<T>(cache: Map<string, T>, key: string, value: T): void {
  if (cache.size >= REMEMBERED) cache.clear();
  cache.set(key, value);
}

/** Language maps and extensions add up; of anything else the last one counts. */
const ADDED_UP = ['name', 'description', 'extensions'];

/** @returns JSON */
function merged(before: string, told: Json): string {
  const known = JSON.parse(before) as Json;
  const sums = ADDED_UP.flatMap((key) => {
    const [under, over] = [known[key], told[key]];
    return isObject(under) && isObject(over) ? [[key, { ...under, ...over }] as const] : [];
  });
  return JSON.stringify({ ...known, ...told, ...Object.fromEntries(sums) });
}
