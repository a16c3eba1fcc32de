/** The way in before anybody has an account. */
import type { Accounts } from './accounts.ts';
import { invitationUrl } from './routes/accounts.ts';

/** It is printed where logs may be kept. */
const FIRST_MS = 24 * 3600_000;

/**
 * @returns the address that makes the first administrator, null once there is one who can sign in.
 * Each call ends the address given before.
 */
export function firstInvitation(
  accounts: Pick<Accounts, 'administrators' | 'invite'>,
  origin: string,
): string | null {
  return accounts.administrators() > 0
    ? null
    : invitationUrl(origin, accounts.invite(null, FIRST_MS));
}
