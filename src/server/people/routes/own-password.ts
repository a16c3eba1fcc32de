/** POST moi/mot-de-passe: one's own, who knows the old one. */
import { getCookie } from 'hono/cookie';
import type { NewPassword } from '../../../core/api/accounts.ts';
import { string } from '../../lrs/validate/check.ts';
import { bodyOf } from '../body.ts';
import { PeopleRefusal } from '../refusal.ts';
import { triesLimit } from '../tries.ts';
import type { TrainerParts, TrainerRoutes } from '../trainer-parts.ts';
import { checkPassword, SIGN_IN_COOKIE } from './sign-in.ts';

const newPassword = bodyOf<NewPassword>({ old: string, password: string });

export function ownPasswordRoute({ people, store, steady }: TrainerParts) {
  const { accounts, passwords, signIns } = people;
  // A browser left open must not become a place to guess at.
  const tries = triesLimit(10, steady);
  return {
    'POST moi/mot-de-passe': async ({ c, me: { id }, read, done }) => {
      const { old, password } = await read(newPassword);
      tries.spend(id);
      const account = accounts.find(id);
      const right = await passwords.verify(old, account?.password ?? null);
      if (!right || !account)
        throw new PeopleRefusal(
          403,
          'L’ancien mot de passe est inexact : rien n’est changé. Si vous l’avez oublié, demandez un lien à un administrateur.',
        );
      tries.refund(id);
      checkPassword(password, account.login);
      const hash = await passwords.hash(password);
      store.transaction(() => {
        accounts.setPassword(id, hash);
        signIns.closeAll(id, getCookie(c, SIGN_IN_COOKIE));
      });
      return done();
    },
  } satisfies Partial<TrainerRoutes>;
}
