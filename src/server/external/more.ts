/**
 * Links to the next page: the external LRS's own, wrapped and signed, so that a launched lesson follows
 * only those it was given.
 */
import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { BadRequest } from '../lrs/refusal.ts';

export interface Links {
  /** @param holder who may follow it. */
  readonly wrap: (more: string, holder: string) => string;
  /** @throws BadRequest when it is not one of ours, or another's */
  readonly unwrap: (link: string, holder: string) => string;
}

/** Links live as long as this process: whoever pages through a restart starts over. */
export function openLinks(): Links {
  const secret = randomBytes(32);
  const sign = (more: string, holder: string): Buffer =>
    createHmac('sha256', secret).update(`${holder}\0${more}`).digest();
  return {
    wrap: (more, holder) =>
      `${Buffer.from(more).toString('base64url')}.${sign(more, holder).toString('base64url')}`,
    unwrap: (link, holder) => {
      const [text = '', signature = ''] = link.split('.');
      const more = Buffer.from(text, 'base64url').toString();
      const [given, right] = [Buffer.from(signature, 'base64url'), sign(more, holder)];
      if (given.length !== right.length || !timingSafeEqual(given, right))
        throw new BadRequest('suite: is not a link of this server, or not of this launch');
      return more;
    },
  };
}
