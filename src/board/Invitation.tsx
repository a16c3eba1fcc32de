/** The link of a new account, or of a forgotten password: its owner chooses a password. */
import type { VNode } from 'preact';
import { useMemo, useState } from 'preact/hooks';
import type { Invitation as Invited, Me } from '../core/api/accounts.ts';
import type { Api } from './api.ts';
import { Field, ProblemLine } from './fields.tsx';
import { NewPasswordFields, passwordProblem } from './NewPasswordFields.tsx';
import { Title } from './navigation.tsx';
import { useAction } from './useAction.ts';
import { useLoaded } from './useLoaded.ts';

export interface InvitationProps {
  readonly api: Api;
  readonly secret: string;
  readonly onSignedIn: (me: Me) => void;
}

export function Invitation({ api, secret, onSignedIn }: InvitationProps): VNode {
  const ask = useMemo(() => () => api.invitation(secret), [api, secret]);
  const { value, problem } = useLoaded(ask);
  if (value) return <Choose api={api} secret={secret} invited={value} onSignedIn={onSignedIn} />;
  return (
    <>
      <Title>Votre invitation</Title>
      {problem === null ? (
        <p>Lecture du lien…</p>
      ) : (
        <>
          <ProblemLine text={problem} />
          <p>
            Ce lien ne sert qu’une fois. S’il a déjà servi, <a href="?">connectez-vous</a>. Sinon,
            demandez-en un autre à l’administrateur de votre centre.
          </p>
        </>
      )}
    </>
  );
}

function Choose({
  api,
  secret,
  invited,
  onSignedIn,
}: InvitationProps & { readonly invited: Invited }): VNode {
  const [name, setName] = useState(invited.name ?? '');
  const [login, setLogin] = useState(invited.login ?? '');
  const [password, setPassword] = useState('');
  const [again, setAgain] = useState('');
  const [wrong, setWrong] = useState<string | null>(null);
  const action = useAction(api.accept, onSignedIn);

  function submit(): void {
    const problem = passwordProblem(password, again);
    setWrong(problem);
    if (problem === null)
      void action.run({ secret, name: name.trim(), login: login.trim(), password });
  }

  return (
    <>
      <Title>{invited.login === null ? 'Créer votre compte' : 'Choisir votre mot de passe'}</Title>
      <p class="chapo">
        {invited.role === 'administrateur'
          ? 'Compte d’administrateur : vous voyez tous les groupes et créez les comptes des formateurs.'
          : 'Compte de formateur : vous voyez les groupes qui vous sont confiés.'}
      </p>
      <form
        class="fiche"
        onSubmit={(event) => {
          event.preventDefault();
          submit();
        }}
      >
        {invited.login === null ? (
          <>
            <Field
              label="Votre nom"
              hint="Celui que vos apprenants liront."
              value={name}
              onValue={setName}
              autocomplete="name"
              required
            />
            <Field
              label="Identifiant"
              hint="Pour vous connecter. Votre adresse électronique convient."
              value={login}
              onValue={setLogin}
              autocomplete="username"
              required
            />
          </>
        ) : (
          <>
            <p>
              {name}, votre identifiant est <b>{login}</b>.
            </p>
            {/* Password keepers look for the field a name goes with. */}
            <input
              class="invisible"
              value={login}
              autocomplete="username"
              readOnly
              tabIndex={-1}
              aria-hidden="true"
            />
          </>
        )}
        <NewPasswordFields
          label="Mot de passe"
          password={password}
          onPassword={setPassword}
          again={again}
          onAgain={setAgain}
        />
        <ProblemLine text={wrong ?? action.problem} />
        <button type="submit" class="bouton" aria-disabled={action.busy}>
          Enregistrer et entrer
        </button>
      </form>
    </>
  );
}
