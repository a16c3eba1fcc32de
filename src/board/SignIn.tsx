import type { VNode } from 'preact';
import { useState } from 'preact/hooks';
import type { Me } from '../core/api/accounts.ts';
import type { Api } from './api.ts';
import { Field, ProblemLine } from './fields.tsx';
import { useAction } from './useAction.ts';

export interface SignInProps {
  readonly api: Api;
  readonly onSignedIn: (me: Me) => void;
}

export function SignIn({ api, onSignedIn }: SignInProps): VNode {
  const [login, setLogin] = useState('');
  const [password, setPassword] = useState('');
  const action = useAction(api.signIn, onSignedIn);
  return (
    <form
      class="fiche"
      onSubmit={(event) => {
        event.preventDefault();
        void action.run({ login: login.trim(), password });
      }}
    >
      <Field
        label="Identifiant"
        value={login}
        onValue={setLogin}
        autocomplete="username"
        required
      />
      <Field
        label="Mot de passe"
        type="password"
        value={password}
        onValue={setPassword}
        autocomplete="current-password"
        required
      />
      <ProblemLine text={action.problem} />
      <button type="submit" class="bouton" aria-disabled={action.busy}>
        Se connecter
      </button>
      <p class="petit doux">
        Mot de passe oublié&#8239;? Demandez un nouveau lien à l’administrateur de votre centre.
      </p>
    </form>
  );
}
