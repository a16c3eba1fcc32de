/** One text of a group: who wrote it, what of the grid they say it meets, what the trainer writes of it. */
import type { VNode } from 'preact';
import { useState } from 'preact/hooks';
import type { ProductionDesk, WrittenText as Written } from '../../core/api/productions.ts';
import { Icon } from '../../islands/parts/Icon.tsx';
import { icons } from '../../islands/parts/icons.ts';
import { useOwnId } from '../../islands/parts/useOwnId.ts';
import { useDesk, useNow } from '../desk.ts';
import { ProblemLine } from '../fields.tsx';
import { dayAndClock } from '../times.ts';
import { useAction } from '../useAction.ts';

interface WrittenTextProps {
  readonly desk: ProductionDesk;
  readonly text: Written;
  readonly onChange: () => void;
}

export function WrittenText({ desk, text, onChange }: WrittenTextProps): VNode {
  const { api } = useDesk();
  const now = useNow();
  const { learner, at, isLate, isHidden } = text;
  const hide = useAction(api.hideText, onChange);
  const title = useOwnId();
  return (
    <li class={isHidden ? 'masque' : undefined}>
      <article aria-labelledby={title}>
        <header>
          <h3 id={title}>{learner.name}</h3>
          <p class="petit doux tabulaire">
            {dayAndClock(at, now)}
            {isLate ? ', après le partage' : ''}
            {isHidden ? ', masqué\u00A0: le groupe ne le voit pas' : ''}
          </p>
        </header>
        <p class="texte">{text.text}</p>
        <Ticks desk={desk} text={text} />
        <Comment desk={desk} text={text} onChange={onChange} />
        <ProblemLine text={hide.problem} />
        <button
          type="button"
          class="bouton secondaire"
          aria-disabled={hide.busy}
          onClick={() => void hide.run(desk.id, learner.id, !isHidden)}
        >
          {isHidden ? 'Ne plus masquer' : 'Masquer au groupe'}
          <span class="invisible"> le texte de {learner.name}</span>
        </button>
      </article>
    </li>
  );
}

function Ticks({
  desk: { criteria },
  text: { ticks },
}: Pick<WrittenTextProps, 'desk' | 'text'>): VNode {
  if (ticks.length === 0) return <p class="petit doux">Grille pas encore cochée.</p>;
  return (
    <ul class="coches" aria-label="Sa grille">
      {criteria.map(({ id, text }) => {
        const isTicked = ticks.includes(id);
        return (
          <li key={id}>
            <Icon draw={isTicked ? icons.juste : icons.afaire} />
            <span>
              <span class="invisible">{isTicked ? 'Coché\u00A0: ' : 'Pas coché\u00A0: '}</span>
              {text}
            </span>
          </li>
        );
      })}
    </ul>
  );
}

/** The comment as it is; written, changed or taken away in place. */
function Comment({ desk, text: { learner, comment }, onChange }: WrittenTextProps): VNode {
  const { api } = useDesk();
  /** Null: nothing is being written. */
  const [draft, setDraft] = useState<{ text: string; isShared: boolean } | null>(null);
  const action = useAction(api.commentText, () => {
    setDraft(null);
    onChange();
  });
  const id = useOwnId();
  const now = useNow();
  if (!draft)
    return (
      <>
        {comment ? (
          <div class="remarque">
            <p class="petit doux">
              {comment.name}, {dayAndClock(comment.at, now)},{' '}
              {comment.isShared ? 'lu par tout le groupe' : `lu par ${learner.name} seulement`}
            </p>
            <p class="texte">{comment.text}</p>
          </div>
        ) : null}
        <button
          type="button"
          class="bouton secondaire"
          onClick={() =>
            setDraft({ text: comment?.text ?? '', isShared: comment?.isShared ?? false })
          }
        >
          {comment ? 'Changer le commentaire' : 'Commenter'}
          <span class="invisible"> sur le texte de {learner.name}</span>
        </button>{' '}
      </>
    );
  return (
    <form
      class="commenter"
      onSubmit={(event) => {
        event.preventDefault();
        void action.run(desk.id, learner.id, { ...draft, before: comment?.at ?? null });
      }}
    >
      <label htmlFor={id}>Votre commentaire à {learner.name}</label>
      <textarea
        id={id}
        rows={3}
        value={draft.text}
        onInput={({ currentTarget }) => setDraft({ ...draft, text: currentTarget.value })}
      />
      <label class="case">
        <input
          type="checkbox"
          checked={draft.isShared}
          onChange={({ currentTarget }) => setDraft({ ...draft, isShared: currentTarget.checked })}
        />
        Le montrer à tout le groupe, sous le texte
      </label>
      <ProblemLine text={action.problem} />
      <div class="rang">
        <button type="submit" class="bouton" aria-disabled={action.busy}>
          {draft.text.trim() === '' && comment ? 'Retirer le commentaire' : 'Envoyer'}
        </button>
        <button type="button" class="bouton secondaire" onClick={() => setDraft(null)}>
          Annuler
        </button>
      </div>
    </form>
  );
}
