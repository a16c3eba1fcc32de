/** Agents and groups (xAPI Data 2.4.2). */
import {
  arrayOf,
  isObject,
  object,
  oneOf,
  problem,
  string,
  type Check,
  type Json,
  type Problem,
} from './check.ts';
import { irl, iri, mailto, sha1 } from './formats.ts';

const account = object({ required: { homePage: irl, name: string } });

/** Inverse functional identifiers: exactly one names an agent or an identified group. */
const IDENTIFIERS = { mbox: mailto, mbox_sha1sum: sha1, openid: iri, account } as const;

function identifiersOf(actor: Json): string[] {
  return Object.keys(IDENTIFIERS).filter((name) => Object.hasOwn(actor, name));
}

const exactlyOne = (actor: Json): Problem | null =>
  identifiersOf(actor).length === 1
    ? null
    : problem('needs exactly one of mbox, mbox_sha1sum, openid, account');

export const agent: Check = object({
  optional: { objectType: oneOf('Agent'), name: string, ...IDENTIFIERS },
  rules: [exactlyOne],
});

export const group: Check = object({
  required: { objectType: oneOf('Group') },
  optional: { name: string, member: arrayOf(agent), ...IDENTIFIERS },
  rules: [
    (actor) =>
      identifiersOf(actor).length > 0 || Object.hasOwn(actor, 'member')
        ? null
        : problem('an anonymous group needs members', 'member'),
    (actor) => (identifiersOf(actor).length === 0 ? null : exactlyOne(actor)),
  ],
});

export const actor: Check = (value) =>
  isObject(value) && value['objectType'] === 'Group' ? group(value) : agent(value);

/** Data 2.4.9: an agent, or the pair of agents of OAuth. */
export const authority: Check = (value) => {
  const found = actor(value);
  if (found || !isObject(value) || value['objectType'] !== 'Group') return found;
  const members = value['member'];
  return identifiersOf(value).length === 0 && Array.isArray(members) && members.length === 2
    ? null
    : problem('a group as authority is anonymous and has exactly two members');
};
