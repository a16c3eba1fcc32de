/** A password chosen: typed twice, long enough. */
import type { VNode } from 'preact';
import { Field } from './fields.tsx';

const SHORTEST = 12;

/** French; null when it can be sent. */
export function passwordProblem(password: string, again: string): string | null {
  const length = [...password].length;
  if (length < SHORTEST)
    return `Le mot de passe doit avoir ${SHORTEST} signes au moins. Il en a ${length}.`;
  return password === again
    ? null
    : 'Les deux mots de passe sont différents. Écrivez-les de nouveau.';
}

export interface NewPasswordFieldsProps {
  readonly label: string;
  readonly password: string;
  readonly onPassword: (password: string) => void;
  readonly again: string;
  readonly onAgain: (again: string) => void;
}

export function NewPasswordFields(props: NewPasswordFieldsProps): VNode {
  return (
    <>
      <Field
        label={props.label}
        hint={`${SHORTEST} signes au moins. Une phrase est facile à retenir.`}
        type="password"
        value={props.password}
        onValue={props.onPassword}
        autocomplete="new-password"
        required
      />
      <Field
        label="Le même mot de passe, encore une fois"
        type="password"
        value={props.again}
        onValue={props.onAgain}
        autocomplete="new-password"
        required
      />
    </>
  );
}
