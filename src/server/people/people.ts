/** Everything kept about people, opened once for all routes. */
import type { Arrangements } from '../../core/people/arrangements.ts';
import type { Store } from '../store/db.ts';
import { openSettings } from '../store/settings.ts';
import type { Steady } from '../process/steady.ts';
import { openAccounts, type Accounts } from './accounts.ts';
import { openAllowed, type AccessRules } from './allowed.ts';
import { openEntryCodes, type EntryCodes } from './entry-codes.ts';
import { openGroups, type Groups } from './groups.ts';
import { openIdentities, type Identities } from './identities.ts';
import { openKnownBrowsers, type KnownBrowsers } from './known-browsers.ts';
import { openLinks, type Links } from './links.ts';
import { openPasswords, type PasswordCost, type Passwords } from './password.ts';
import { openSignIns, type SignIns } from './sign-ins.ts';

export interface People {
  readonly accounts: Accounts;
  readonly passwords: Passwords;
  readonly signIns: SignIns;
  readonly knownBrowsers: KnownBrowsers;
  readonly groups: Groups;
  readonly identities: Identities;
  readonly allowed: AccessRules;
  readonly links: Links;
  readonly entryCodes: EntryCodes;
  /** Of a learner, by row; none for one whose name was erased. */
  readonly arrangements: (row: number) => Arrangements;
}

export function openPeople(
  store: Pick<Store, 'db' | 'onUndo'>,
  clock: () => Date,
  steady: Steady,
  passwordCost: PasswordCost,
): People {
  const { db } = store;
  const groups = openGroups(db, clock);
  const identities = openIdentities(db, clock);
  const key = openSettings(store).linkKey();
  return {
    accounts: openAccounts(db, clock),
    passwords: openPasswords(passwordCost),
    signIns: openSignIns(db, steady),
    knownBrowsers: openKnownBrowsers(key),
    groups,
    identities,
    allowed: openAllowed(groups, identities),
    links: openLinks(identities, key, clock),
    entryCodes: openEntryCodes(db, identities, key, clock),
    arrangements: (row) => ({ moreTries: identities.byRow(row)?.moreTries ?? 0 }),
  };
}
