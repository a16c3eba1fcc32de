/** « Changer mon mot de passe ». */
import type { VNode } from 'preact';
import { useState } from 'preact/hooks';
import { useDesk } from './desk.ts';
import { Field, ProblemLine } from './fields.tsx';
import { NewPasswordFields, passwordProblem } from './NewPasswordFields.tsx';
import { Title } from './navigation.tsx';
import { useAction } from './useAction.ts';

export function OwnPassword(): VNode {
  const { api } = useDesk();
  const [old, setOld] = useState('');
  const [password, setPassword] = useState('');
  const [again, setAgain] = useState('');
  const [wrong, setWrong] = useState<string | null>(null);
  const [said, setSaid] = useState('');
  const action = useAction(api.changePassword, () => {
    setOld('');
    setPassword('');
    setAgain('');
    setSaid('Votre mot de passe est changé. Vos autres navigateurs sont déconnectés.');
  });
  return (
    <>
      <Title>Changer mon mot de passe</Title>
      <form
        class="fiche"
        onInput={() => setSaid('')}
        onSubmit={(event) => {
          event.preventDefault();
          const problem = passwordProblem(password, again);
          setWrong(problem);
          if (problem === null) void action.run({ old, password });
        }}
      >
        <Field
          label="Mot de passe actuel"
          type="password"
          value={old}
          onValue={setOld}
          autocomplete="current-password"
          required
        />
        <NewPasswordFields
          label="Nouveau mot de passe"
          password={password}
          onPassword={setPassword}
          again={again}
          onAgain={setAgain}
        />
        <ProblemLine text={wrong ?? action.problem} />
        <p class="fait" role="status">
          {said}
        </p>
        <button type="submit" class="bouton" aria-disabled={action.busy}>
          Changer le mot de passe
        </button>
      </form>
    </>
  );
}
