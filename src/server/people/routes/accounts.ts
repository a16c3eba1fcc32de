/** comptes: administrators only; others see their colleagues' names, to share groups with. */
import { Hono } from 'hono';
import type { Account, Colleague, Me, NewAccount } from '../../../core/api/accounts.ts';
import type { Erasure } from '../../../core/api/learners.ts';
import { boolean, object, oneOf, string } from '../../lrs/validate/check.ts';
import { INVITATION_MS, type AccountRow } from '../accounts.ts';
import { readBody, readLogin, readName } from '../body.ts';
import { notFound, PeopleRefusal } from '../refusal.ts';
import type { TrainerEnv, TrainerParts } from '../trainer-api.ts';
import { loginTaken } from './sign-in.ts';

const fields = {
  name: string,
  login: string,
  role: oneOf('formateur', 'administrateur'),
};
const newAccount = object({ required: fields });
const accountChange = object({ optional: { ...fields, closed: boolean } });

export function invitationUrl(origin: string, secret: string): string {
  return `${origin}/formateur/?invitation=${secret}`;
}

export function accountRoutes(parts: TrainerParts): Hono<TrainerEnv> {
  const { people, store, originOf } = parts;
  const { accounts, signIns } = people;
  const app = new Hono<TrainerEnv>();

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

  app.get('/comptes', (c) => {
    asAdministrator(c.get('me'));
    return c.json(accounts.all());
  });

  app.get('/collegues', (c) =>
    c.json(accounts.all().map(({ id, name, closed }): Colleague => ({ id, name, closed }))),
  );

  app.delete('/comptes/:id', async (c) => {
    const me = c.get('me');
    asAdministrator(me);
    const { id, role, password } = existing(c.req.param('id'));
    if (role === 'administrateur' && password !== null) keepOne(id);
    return c.json((await parts.eraseAccount(id, me.id)) satisfies Erasure);
  });

  app.post('/comptes', async (c) => {
    asAdministrator(c.get('me'));
    const asked = await readBody<NewAccount>(c, newAccount);
    const secret = store.transaction(() => {
      const id = accounts.create({
        name: readName(asked.name),
        login: free(asked.login, null),
        role: asked.role,
      });
      return accounts.invite(id, INVITATION_MS);
    });
    return c.json({ url: invitationUrl(originOf(c), secret) }, 201);
  });

  app.patch('/comptes/:id', async (c) => {
    asAdministrator(c.get('me'));
    const asked = await readBody<Partial<Account>>(c, accountChange);
    const changed = store.transaction((): Account => {
      const { password: _, ...before } = existing(c.req.param('id'));
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
    return c.json(changed);
  });

  app.post('/comptes/:id/lien', (c) => {
    asAdministrator(c.get('me'));
    const { id, closed } = existing(c.req.param('id'));
    if (closed)
      throw new PeopleRefusal(409, 'Ce compte est fermé : rouvrez-le avant d’envoyer un lien.');
    return c.json({ url: invitationUrl(originOf(c), accounts.invite(id, INVITATION_MS)) });
  });

  return app;
}
