/** Before a copy is handed in: what has no answer, what cannot be read, what was marked. */
import type { VNode } from 'preact';
import { ConfirmBox } from '../parts/ConfirmBox.tsx';
import type { AssessmentRole } from '../../core/course/roles.ts';
import { list, plural } from '../../core/text/numbers.ts';

/** Numbers are those of questions, from 1. */
interface Props {
  readonly missing: readonly number[];
  /** Full, and not understood; `help` says what to type. */
  readonly unread: readonly { readonly number: number; readonly help: string }[];
  readonly marked: readonly number[];
  readonly busy: boolean;
  readonly role: AssessmentRole;
  readonly go: (number: number) => void;
  readonly cancel: () => void;
  readonly handIn: () => void;
}

export function Confirm(props: Props): VNode {
  const { missing, unread, marked } = props;
  const unreadNumbers = unread.map(({ number }) => number);
  // Each of those is one key away from an answer; of the others the first is enough.
  const back = [...unreadNumbers, ...[missing[0] ?? (unread.length > 0 ? undefined : marked[0])]];
  return (
    <ConfirmBox class="retenir" question={whatIsAsked(props)}>
      <button type="button" class="bouton" aria-disabled={props.busy} onClick={props.handIn}>
        {HAND_IN[props.role]}
      </button>
      {back.map((number) =>
        number === undefined ? null : (
          <button
            type="button"
            class="bouton secondaire"
            key={number}
            onClick={() => props.go(number)}
          >
            Aller à la question {number}
          </button>
        ),
      )}
      <button type="button" class="bouton secondaire" onClick={props.cancel}>
        Relire encore
      </button>
    </ConfirmBox>
  );
}

const HAND_IN: Readonly<Record<AssessmentRole, string>> = {
  evaluation: 'Rendre l’évaluation',
  positioning: 'Rendre le test',
};

export function whatIsAsked({
  missing,
  unread,
  marked,
}: Pick<Props, 'missing' | 'unread' | 'marked'>): string {
  const [first] = unread;
  const numbers = list(unread.map(({ number }) => number));
  const told = [
    first === undefined
      ? ''
      : unread.length === 1
        ? `La réponse écrite à la question ${numbers} ne se lit pas, et ne compterait pas. ${first.help}`
        : `Les réponses écrites aux questions ${numbers} ne se lisent pas, et ne compteraient pas.`,
    missing.length > 0
      ? `Il reste ${plural(missing.length, 'question')} sans réponse (${list(missing)}).`
      : '',
  ].filter((one) => one !== '');
  if (told.length > 0) return `${told.join(' ')} Rendre quand même ?`;
  return marked.length > 0
    ? `Toutes les questions ont une réponse. Vous en avez marqué à revoir : ${list(marked)}. Rendre ?`
    : 'Toutes les questions ont une réponse. Rendre ?';
}
