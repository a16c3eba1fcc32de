/**
 * `npm run compte`: accounts from the machine itself, for who has lost the password of the last
 * administrator. It writes to DATA_DIR beside a running server.
 */
import { resolve } from 'node:path';
import { readConfig, StartError } from '../../process/config.ts';
import { openBeside } from '../../ops/opening.ts';
import { notedPort } from '../../store/settings.ts';
import { refuse } from '../../process/refuse.ts';
import { openTrace, type Entry } from '../../ops/trace.ts';
import { INVITATION_MS, openAccounts, type Accounts } from '../accounts.ts';
import { readLogin, readName } from '../body.ts';
import { PeopleRefusal } from '../refusal.ts';
import { invitationUrl } from '../routes/accounts.ts';

const USAGE = `Usage :
  npm run compte -- liste                          tous les comptes
  npm run compte -- lien <identifiant>             un lien pour choisir un nouveau mot de passe
  npm run compte -- inviter <identifiant> <nom>    un administrateur de plus, et son lien
  npm run compte -- journal                        qui a effacé, exporté, copié, et quand`;

const ROOT = resolve(import.meta.dirname, '../../../..');

/** @returns what to print: sentences, and a link alone on the last line. */
function answer(accounts: Accounts, origin: string, words: readonly string[]): string {
  const [command, login, ...name] = words;
  if (command === 'liste')
    return (
      accounts
        .all()
        .map(
          (one) =>
            `${one.login}\t${one.name}\t${one.role}${one.closed ? '\tfermé' : ''}\t${one.lastSignIn ?? 'jamais connecté'}`,
        )
        .join('\n') || 'Aucun compte.'
    );
  if (command === 'lien' && login !== undefined) {
    const account = accounts.byLogin(login);
    if (!account) throw new StartError(`Aucun compte n’a l’identifiant « ${login} ».`);
    if (account.closed) throw new StartError('Ce compte est fermé : un administrateur le rouvre.');
    return withLink(
      account.name,
      invitationUrl(origin, accounts.invite(account.id, INVITATION_MS)),
    );
  }
  if (command === 'inviter' && login !== undefined && name.length > 0) {
    if (accounts.byLogin(login)) throw new StartError(`L’identifiant « ${login} » est déjà pris.`);
    const invited = { login: readLogin(login), name: readName(name.join(' ')) };
    const id = accounts.create({ ...invited, role: 'administrateur' });
    return withLink(invited.name, invitationUrl(origin, accounts.invite(id, INVITATION_MS)));
  }
  throw new StartError(USAGE);
}

const ACTIONS: Readonly<Record<Entry['action'], string>> = {
  'learner-erased': 'apprenant effacé',
  'account-erased': 'compte effacé',
  export: 'export',
  copy: 'sauvegarde',
  restoration: 'restauration',
  retention: 'conservation',
};

/** An account that was erased is its id. */
function journal(entries: readonly Entry[], accounts: Accounts): string {
  const lines = entries.map(({ at, action, account, subject, detail }) =>
    [
      at,
      ACTIONS[action],
      account === null ? 'commande' : (accounts.find(account)?.name ?? account),
      subject ?? '',
      detail ?? '',
    ].join('\t'),
  );
  return lines.join('\n') || 'Rien n’a été effacé, exporté ni copié.';
}

const withLink = (name: string, url: string): string =>
  `Ce lien laisse ${name} choisir un mot de passe, une fois, pendant 7 jours ; le précédent ne sert plus :\n${url}`;

try {
  const config = readConfig(process.env, ROOT);
  const { store, close } = await openBeside(config);
  try {
    const origin = config.publicUrl ?? `http://localhost:${notedPort(store.db) ?? config.port}`;
    const accounts = openAccounts(store.db, () => new Date());
    const words = process.argv.slice(2);
    const told =
      words[0] === 'journal'
        ? journal(openTrace(store.db, () => new Date()).all(), accounts)
        : store.transaction(() => answer(accounts, origin, words));
    process.stdout.write(`${told}\n`);
  } finally {
    close();
  }
} catch (error) {
  refuse(error instanceof PeopleRefusal ? new StartError(error.message) : error);
}
