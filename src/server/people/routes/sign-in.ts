/** POST connexion; GET and POST invitation: open to who is not signed in yet. */
import type { Context } from 'hono';
import { getCookie, setCookie } from 'hono/cookie';
import type { Acceptance, Credentials, Me } from '../../../core/api/accounts.ts';
import type { SignInCalls } from '../../../core/api/trainer-calls.ts';
import { string } from '../../lrs/validate/check.ts';
import { bodyOf, readLogin, readName } from '../body.ts';
import type { Routes } from '../calls.ts';
import { isGuessable } from '../guessable.ts';
import { LONGEST_PASSWORD, SHORTEST_PASSWORD } from '../password.ts';
import { PeopleRefusal } from '../refusal.ts';
import { LIFE_MS } from '../sign-ins.ts';
import type { TrainerParts } from '../trainer-parts.ts';
import { triesLimit, type Tries } from '../tries.ts';

export const SIGN_IN_COOKIE = 'formateur';
/** Not the whole site: a lesson's page never carries it. */
const COOKIE_PATH = '/formateur';

const KNOWN_COOKIE = 'navigateur';
const KNOWN_PATH = '/formateur/api/connexion';
const KNOWN_S = 365 * 24 * 3600;

/** Of who is not known yet: a name and two passwords are a few hundred bytes. */
const LONGEST_SIGN_IN = 8 * 1024;

const credentials = bodyOf<Credentials>({ login: string, password: string });
const acceptance = bodyOf<Acceptance>({
  secret: string,
  name: string,
  login: string,
  password: string,
});

export function signInRoutes({
  people,
  store,
  steady,
  originOf,
  addressOf,
}: TrainerParts): Routes<SignInCalls> {
  const { accounts, passwords, signIns, knownBrowsers } = people;
  // From one address: whoever tries elsewhere must not lock the account's owner out.
  const byLogin = triesLimit(10, steady);
  const anywhere = triesLimit(300, steady);
  // A centre's trainers share one address.
  const byAddress = triesLimit(50, steady);
  const byBrowser = triesLimit(10, steady);

  const enter = (c: Context, account: string): Me => {
    const cookie = store.transaction(() => {
      accounts.signedIn(account);
      return signIns.open(account);
    });
    const common = {
      httpOnly: true,
      sameSite: 'Strict',
      secure: originOf(c).startsWith('https:'),
    } as const;
    setCookie(c, SIGN_IN_COOKIE, cookie, {
      ...common,
      path: COOKIE_PATH,
      maxAge: LIFE_MS / 1000,
    });
    const row = accounts.find(account);
    if (row)
      setCookie(c, KNOWN_COOKIE, knownBrowsers.remember(row), {
        ...common,
        path: KNOWN_PATH,
        maxAge: KNOWN_S,
      });
    const me = signIns.find(cookie);
    if (!me) throw new Error('nobody was signed in');
    return me;
  };

  return {
    'POST connexion': async ({ c, read, reply }) => {
      const { login, password } = await read(credentials, LONGEST_SIGN_IN);
      const name = login.trim().toLowerCase().slice(0, 200);
      const account = accounts.byLogin(login.trim());
      const browser = knownBrowsers.keyOf(getCookie(c, KNOWN_COOKIE), account);
      const limits: readonly (readonly [Tries, string])[] =
        browser === null
          ? [
              [byAddress, addressOf(c)],
              [byLogin, `${addressOf(c)} ${name}`],
              [anywhere, name],
            ]
          : [[byBrowser, browser]];
      for (const [tries, key] of limits) tries.spend(key);
      const usable = account && !account.closed ? account.password : null;
      const right = await passwords.verify(password, usable);
      // Read again: the account may have been closed while the password was looked at.
      if (!right || !account || accounts.find(account.id)?.closed !== false)
        throw new PeopleRefusal(401, 'Identifiant ou mot de passe inexact : vérifiez les deux.');
      for (const [tries, key] of limits) tries.refund(key);
      return reply(enter(c, account.id));
    },

    'GET invitation': ({ query, reply }) => {
      const found = accounts.invitation(query('k') ?? '');
      if (!found) throw gone();
      const { name, login, role } = found;
      return reply({ name, login, role });
    },

    'POST invitation': async ({ c, read, reply }) => {
      const asked = await read(acceptance, LONGEST_SIGN_IN);
      const found = accounts.invitation(asked.secret);
      if (!found) throw gone();
      checkPassword(asked.password, found.login ?? asked.login);
      // An account that exists keeps its name and login: its administrator chose them.
      const chosen = found.account === null && {
        name: readName(asked.name),
        login: readLogin(asked.login),
        role: found.role,
      };
      if (chosen && accounts.byLogin(chosen.login)) throw loginTaken();
      const hash = await passwords.hash(asked.password);
      const account = store.transaction(() => {
        if (!accounts.useInvitation(asked.secret)) throw gone();
        const id = found.account ?? (chosen ? accounts.create(chosen) : '');
        accounts.setPassword(id, hash);
        signIns.closeAll(id);
        return id;
      });
      return reply(enter(c, account));
    },
  };
}

function gone(): PeopleRefusal {
  return new PeopleRefusal(
    404,
    'Ce lien a déjà servi ou n’est plus valable : demandez-en un autre à un administrateur.',
  );
}

export function loginTaken(): PeopleRefusal {
  return new PeopleRefusal(409, 'Cet identifiant est déjà pris : choisissez-en un autre.');
}

/** @throws PeopleRefusal 400 */
export function checkPassword(password: string, login: string): void {
  const length = [...password.normalize('NFKC')].length;
  if (length < SHORTEST_PASSWORD)
    throw new PeopleRefusal(
      400,
      `Le mot de passe est trop court : ${SHORTEST_PASSWORD} caractères au moins, par exemple quatre mots.`,
    );
  if (password.length > LONGEST_PASSWORD)
    throw new PeopleRefusal(
      400,
      `Le mot de passe est trop long : ${LONGEST_PASSWORD} caractères au plus.`,
    );
  if (isGuessable(password, login))
    throw new PeopleRefusal(
      400,
      'Ce mot de passe est de ceux que l’on essaie en premier : prenez par exemple quatre mots sans rapport entre eux.',
    );
}
