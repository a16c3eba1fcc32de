/**
 * Whether what an LRS keeps under an id is what was sent: compared after a 409. An LRS adds `stored`
 * and `authority`, may complete or drop names (verb display, definitions: Data 2.3.1) and may write a
 * time in another form; everything else must be as it was said.
 */
import type { Statement } from './statement.ts';

type Fields = Readonly<Record<string, unknown>>;

export function isSameStatement(sent: Statement, kept: unknown): boolean {
  const found = fields(kept);
  return (
    fields(found['verb'])['id'] === sent.verb.id &&
    fields(found['object'])['id'] === sent.object.id &&
    holds(found['actor'], withoutType(sent.actor)) &&
    holds(found['result'] ?? {}, sent.result ?? {}) &&
    holds(found['context'] ?? {}, fields(sent.context)) &&
    Date.parse(String(found['timestamp'])) === Date.parse(sent.timestamp)
  );
}

/** An LRS may leave "Agent" and names away. */
const withoutType = ({ objectType: _, name: __, ...identity }: Fields): Fields => identity;

/** Whether `kept` has all of `sent`; lists of activities by their ids, single ones as lists of one. */
function holds(kept: unknown, sent: unknown): boolean {
  if (typeof sent !== 'object' || sent === null) return kept === sent;
  if (Array.isArray(sent)) {
    const list = Array.isArray(kept) ? kept : [kept];
    return list.length === sent.length && sent.every((item, at) => holds(list[at], item));
  }
  const [there, here] = [fields(kept), fields(sent)];
  return Object.keys(here).every((key) =>
    key === 'definition'
      ? true
      : Array.isArray(there[key]) && !Array.isArray(here[key])
        ? holds(there[key], [here[key]])
        : holds(there[key], here[key]),
  );
}

const fields = (value: unknown): Fields =>
  typeof value === 'object' && value !== null ? (value as Fields) : {};
