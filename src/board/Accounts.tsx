/** Accounts of trainers and administrators: administrators only. */
import type { VNode } from 'preact';
import { useState } from 'preact/hooks';
import type { Account, Role } from '../core/api/accounts.ts';
import { useDesk } from './desk.ts';
import { Confirm } from './Confirm.tsx';
import { Go, Title } from './navigation.tsx';
import { Field, ProblemLine } from './fields.tsx';
import { When } from './When.tsx';
import { useAction } from './useAction.ts';
import { useLoaded } from './useLoaded.ts';

const ROLES = { formateur: 'Formateur', administrateur: 'Administrateur' } as const;

interface Invited {
  readonly name: string;
  readonly url: string;
}

export function Accounts(): VNode {
  const { me } = useDesk();
  if (me.role === 'administrateur') return <AllAccounts />;
  return (
    <>
      <Title>Comptes</Title>
      <ProblemLine text="Seuls les administrateurs voient les comptes. Pour en créer un, demandez à l’administrateur de votre centre." />
      <p>
        <Go to={{ view: 'groups' }}>Revenir à mes groupes</Go>
      </p>
    </>
  );
}

function AllAccounts(): VNode {
  const { api } = useDesk();
  const { value: accounts, problem, reload } = useLoaded(api.accounts);
  const [invited, setInvited] = useState<Invited | null>(null);
  return (
    <>
      <Title>Comptes</Title>
      <p class="chapo">
        Un formateur voit les groupes qui lui sont confiés. Un administrateur les voit tous et gère
        les comptes.
      </p>
      <ProblemLine text={problem} />
      <div role="status">
        {invited ? (
          <div class="invitation">
            <h2>Lien pour {invited.name}</h2>
            <p>
              Transmettez-le à cette personne seule&nbsp;: il lui fait choisir son mot de passe, une
              fois.
            </p>
            <p class="adresse">{invited.url}</p>
          </div>
        ) : null}
      </div>
      <ul class="comptes">
        {accounts?.map((account) => (
          <AccountLine
            key={account.id}
            account={account}
            onLink={(url) => setInvited({ name: account.name, url })}
            onChange={reload}
          />
        ))}
      </ul>
      <NewAccountForm
        onAdded={(one) => {
          setInvited(one);
          reload();
        }}
      />
    </>
  );
}

interface LineProps {
  readonly account: Account;
  readonly onLink: (url: string) => void;
  readonly onChange: () => void;
}

function AccountLine({ account, onLink, onChange }: LineProps): VNode {
  const { api, me } = useDesk();
  const { id, name, login, role, closed, lastSignIn } = account;
  const renew = useAction(api.renewInvitation, ({ url }) => onLink(url));
  const change = useAction(api.changeAccount, onChange);
  const erase = useAction(api.eraseAccount, onChange);
  const self = id === me.id;
  return (
    <li>
      <div>
        <h2>
          {name}
          {self ? ' (vous)' : ''}
        </h2>
        <p class="doux">
          {ROLES[role]}, {login}.{' '}
          {closed ? (
            'Compte fermé.'
          ) : lastSignIn === null ? (
            'N’a pas encore choisi de mot de passe.'
          ) : (
            <>
              Dernière connexion&nbsp;: <When at={lastSignIn} />.
            </>
          )}
        </p>
        <ProblemLine text={renew.problem ?? change.problem ?? erase.problem} />
      </div>
      <div class="rang">
        {closed ? null : (
          <button type="button" class="bouton secondaire" onClick={() => void renew.run(id)}>
            Nouveau lien<span class="invisible"> pour {name}</span>
          </button>
        )}
        {self ? null : closed ? (
          <>
            <button
              type="button"
              class="bouton secondaire"
              onClick={() => void change.run(id, { closed: false })}
            >
              Rouvrir<span class="invisible"> le compte de {name}</span>
            </button>
            <Confirm
              question={`Effacer le compte de ${name} ? Son nom et son identifiant disparaissent ; ses réponses aux apprenants et ses séances restent, sans nom. Les sauvegardes déjà faites ne changent pas.`}
              yes="Effacer définitivement"
              busy={erase.busy}
              onYes={() => void erase.run(id)}
            >
              Effacer<span class="invisible"> le compte de {name}</span>
            </Confirm>
          </>
        ) : (
          <Confirm
            question={`Fermer le compte de ${name} ? Cette personne ne pourra plus se connecter.`}
            yes="Fermer le compte"
            busy={change.busy}
            onYes={() => void change.run(id, { closed: true })}
          >
            Fermer<span class="invisible"> le compte de {name}</span>
          </Confirm>
        )}
      </div>
    </li>
  );
}

function NewAccountForm({ onAdded }: { readonly onAdded: (invited: Invited) => void }): VNode {
  const { api } = useDesk();
  const [name, setName] = useState('');
  const [login, setLogin] = useState('');
  const [role, setRole] = useState<Role>('formateur');
  const action = useAction(api.addAccount, ({ url }) => {
    onAdded({ name: name.trim(), url });
    setName('');
    setLogin('');
  });
  return (
    <section class="bloc">
      <h2>Ajouter un compte</h2>
      <form
        class="fiche"
        onSubmit={(event) => {
          event.preventDefault();
          void action.run({ name: name.trim(), login: login.trim(), role });
        }}
      >
        <Field label="Nom" value={name} onValue={setName} maxLength={120} required />
        <Field
          label="Identifiant"
          hint="Une adresse électronique convient."
          value={login}
          onValue={setLogin}
          maxLength={120}
          required
        />
        <p class="saisie">
          <label htmlFor="role-compte">Rôle</label>
          <select
            id="role-compte"
            value={role}
            onChange={({ currentTarget: { value } }) =>
              setRole(value === 'administrateur' ? 'administrateur' : 'formateur')
            }
          >
            {Object.entries(ROLES).map(([value, text]) => (
              <option key={value} value={value}>
                {text}
              </option>
            ))}
          </select>
        </p>
        <ProblemLine text={action.problem} />
        <button type="submit" class="bouton" aria-disabled={action.busy}>
          Créer le compte
        </button>
      </form>
    </section>
  );
}
