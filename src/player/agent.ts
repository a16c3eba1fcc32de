/** Who a launch is for, in the forms LMSs have written it since 2011. */
import type { Agent, Json } from '../core/xapi/statement.ts';

/** An xAPI Agent with exactly one identifier (Data 2.4.2.3). */
export type LaunchedAgent = Agent;

type Fields = Readonly<Record<string, Json | undefined>>;

const IDENTIFIERS = ['mbox', 'mbox_sha1sum', 'openid'] as const;

/**
 * What today's LMSs send goes through unchanged; the lists of xAPI 0.9 (`{"name":["A"],"mbox":[…]}`)
 * are read as their first entry.
 *
 * @returns null when nobody is named
 */
export function readAgent(json: string | null): LaunchedAgent | null {
  const given = fields(parse(json));
  if (!given) return null;
  if (fields(given['account'])?.['homePage'] || IDENTIFIERS.some((name) => isText(given[name])))
    return identified(given);
  const old = Object.fromEntries(Object.entries(given).map(([key, value]) => [key, first(value)]));
  const account = fields(old['account']);
  return identified({
    ...old,
    account: account && {
      homePage: account['homePage'] ?? account['accountServiceHomePage'],
      name: account['name'] ?? account['accountName'],
    },
  } as Fields);
}

/** Kept as it came, but for what would make it two persons or a group. */
function identified(agent: Fields): LaunchedAgent | null {
  const account = fields(agent['account']);
  const named = isText(account?.['homePage']) && isText(account['name']);
  const identifier = named ? 'account' : IDENTIFIERS.find((name) => isText(agent[name]));
  if (!identifier || agent['objectType'] === 'Group') return null;
  const others = ['account', ...IDENTIFIERS].filter((name) => name !== identifier);
  const kept = Object.entries(agent).filter(
    ([key, value]) => value !== undefined && !others.includes(key) && key !== 'objectType',
  );
  return { objectType: 'Agent', ...Object.fromEntries(kept) };
}

function parse(json: string | null): unknown {
  try {
    return JSON.parse(json ?? 'null');
  } catch {
    return null;
  }
}

const first = (value: Json | undefined): Json | undefined =>
  Array.isArray(value) ? (value as readonly Json[])[0] : value;

const fields = (value: unknown): Fields | null =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Fields) : null;

const isText = (value: unknown): value is string => typeof value === 'string' && value !== '';
