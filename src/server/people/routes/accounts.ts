/** comptes: administrators only; others see their colleagues' names, to share groups with. */
import type { Account, AccountChange, Me, NewAccount } from '../../../core/api/accounts.ts';
import { boolean, oneOf, string } from '../../lrs/validate/check.ts';
import { INVITATION_MS, type AccountRow } from '../accounts.ts';
import { bodyOf, optional, readLogin, readName } from '../body.ts';
import { notFound, PeopleRefusal } from '../refusal.ts';
import type { TrainerParts, TrainerRoutes } from '../trainer-parts.ts';
import { loginTaken } from './sign-in.ts';

const role = oneOf('formateur', 'administrateur');
const newAccount = bodyOf<NewAccount>({ name: string, login: string, role });
const accountChange = bodyOf<AccountChange>({
  name: optional(string),
  login: optional(string),
  role: optional(role),
  closed: optional(boolean),
});

export function invitationUrl(origin: string, secret: string): string {
  return `${origin}/formateur/?invitation=${secret}`;
}

export function accountRoutes(parts: TrainerParts) {
  const { people, store, originOf } = parts;
  const { accounts, signIns } = people;

  const asAdministrator = ({ role }: Me): void => {
    if (role !== 'administrateur')
      throw new PeopleRefusal(403, 'Seuls les administrateurs gèrent les comptes.');
  };
  const existing = (id: string): AccountRow => {
    const account = accounts.find(id);
    if (!account) throw notFound();
    return account;
  };
  const free = (login: string, except: string | null): string => {
    const read = readLogin(login);
    const holder = accounts.byLogin(read);
    if (holder && holder.id !== except) throw loginTaken();
    return read;
  };

  /** @throws PeopleRefusal 409 */
  const keepOne = (except: string): void => {
    if (accounts.administrators(except) === 0)
      throw new PeopleRefusal(409, 'C’est le dernier administrateur : nommez-en un autre d’abord.');
  };

  return {
    'GET comptes': ({ me, reply }) => {
      asAdministrator(me);
      return reply(accounts.all());
    },

    'GET collegues': ({ reply }) =>
      reply(accounts.all().map(({ id, name, closed }) => ({ id, name, closed }))),

    'DELETE comptes/:id': async ({ me, params, reply }) => {
      asAdministrator(me);
      const { id, role, password } = existing(params.id);
      if (role === 'administrateur' && password !== null) keepOne(id);
      return reply(await parts.eraseAccount(id, me.id));
    },

    'POST comptes': async ({ c, me, read, reply }) => {
      asAdministrator(me);
      const asked = await read(newAccount);
      const secret = store.transaction(() => {
        const id = accounts.create({
          name: readName(asked.name),
          login: free(asked.login, null),
          role: asked.role,
        });
        return accounts.invite(id, INVITATION_MS);
      });
      return reply({ url: invitationUrl(originOf(c), secret) }, 201);
    },

    'PATCH comptes/:id': async ({ me, params, read, reply }) => {
      asAdministrator(me);
      const asked = await read(accountChange);
      const changed = store.transaction((): Account => {
        const { password: _, ...before } = existing(params.id);
        const after = {
          ...before,
          ...asked,
          ...(asked.name === undefined ? {} : { name: readName(asked.name) }),
          ...(asked.login === undefined ? {} : { login: free(asked.login, before.id) }),
        };
        const governs = !after.closed && after.role === 'administrateur';
        if (!governs) keepOne(before.id);
        accounts.change(before.id, after);
        if (after.closed) signIns.closeAll(before.id);
        return after;
      });
      return reply(changed);
    },

    'POST comptes/:id/lien': ({ c, me, params, reply }) => {
      asAdministrator(me);
      const { id, closed } = existing(params.id);
      if (closed)
        throw new PeopleRefusal(409, 'Ce compte est fermé : rouvrez-le avant d’envoyer un lien.');
      return reply({ url: invitationUrl(originOf(c), accounts.invite(id, INVITATION_MS)) });
    },
  } satisfies Partial<TrainerRoutes>;
}
