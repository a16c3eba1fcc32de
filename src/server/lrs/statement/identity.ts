/** Who is who: one key for each inverse functional identifier (xAPI Data 2.4.2.3). */
import type { Actor, Agent } from './types.ts';

export type Identifier = Pick<Agent, 'mbox' | 'mbox_sha1sum' | 'openid' | 'account'>;

/** null for an anonymous group, which nothing identifies. */
export function identifierOf(actor: Actor): Identifier | null {
  if (actor.mbox !== undefined) return { mbox: actor.mbox };
  if (actor.mbox_sha1sum !== undefined) return { mbox_sha1sum: actor.mbox_sha1sum };
  if (actor.openid !== undefined) return { openid: actor.openid };
  if (actor.account === undefined) return null;
  const { homePage, name } = actor.account;
  return { account: { homePage, name } };
}

/** Equal keys, same actor. The domain of an address and hexadecimal digits have no case. */
export function actorKey(actor: Actor): string | null {
  if (actor.mbox !== undefined) return `mbox ${foldDomain(actor.mbox)}`;
  if (actor.mbox_sha1sum !== undefined) return `sha1 ${actor.mbox_sha1sum.toLowerCase()}`;
  if (actor.openid !== undefined) return `openid ${actor.openid}`;
  if (actor.account === undefined) return null;
  return `account ${JSON.stringify([actor.account.homePage, actor.account.name])}`;
}

/** Back from a key. */
export function identifierOfKey(key: string): Identifier {
  const at = key.indexOf(' ');
  const value = key.slice(at + 1);
  switch (key.slice(0, at)) {
    case 'mbox':
      return { mbox: value };
    case 'sha1':
      return { mbox_sha1sum: value };
    case 'openid':
      return { openid: value };
    default: {
      const [homePage = '', name = ''] = JSON.parse(value) as string[];
      return { account: { homePage, name } };
    }
  }
}

function foldDomain(mbox: string): string {
  const at = mbox.lastIndexOf('@');
  return `mailto:${mbox.slice('mailto:'.length, at)}${mbox.slice(at).toLowerCase()}`;
}
