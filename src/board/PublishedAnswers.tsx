/** What trainers published for a group, whoever asked: it can be withdrawn here when the exchange is out of reach. */
import type { VNode } from 'preact';
import { useMemo, useState } from 'preact/hooks';
import { PublishedWords } from '../islands/help/PublishedWords.tsx';
import { Confirm } from './Confirm.tsx';
import { placeName } from './course.ts';
import { useDesk, useNow } from './desk.ts';
import { ProblemLine } from './fields.tsx';
import { useAction } from './useAction.ts';
import { useLoaded } from './useLoaded.ts';

export function PublishedAnswers({ group }: { readonly group: string }): VNode {
  const [isOpen, setOpen] = useState(false);
  return (
    <details
      class="reponses-publiees"
      onToggle={({ currentTarget }) => setOpen(currentTarget.open)}
    >
      <summary>Réponses publiées pour le groupe</summary>
      {isOpen ? <All group={group} /> : null}
    </details>
  );
}

function All({ group }: { readonly group: string }): VNode {
  const { api, outline } = useDesk();
  const now = new Date(useNow()).toISOString();
  const { value, problem, reload } = useLoaded(
    useMemo(() => () => api.publishedAnswers(group), [api, group]),
  );
  const withdraw = useAction(api.withdrawAnswer, reload);
  return (
    <>
      <ProblemLine text={withdraw.problem ?? problem} />
      {value?.length === 0 ? (
        <p class="petit doux">
          Aucune. Sous une demande d’aide, «&nbsp;Publier ma réponse pour le groupe&nbsp;» y met vos
          mots.
        </p>
      ) : null}
      {(value ?? []).map((answer) => (
        <article key={answer.id}>
          <h3>{placeName(outline, answer.place)}</h3>
          <PublishedWords answer={answer} now={now} />
          <Confirm
            question="Retirer cette réponse ? Le groupe ne la verra plus."
            yes="Retirer"
            busy={withdraw.busy}
            onYes={() => void withdraw.run(answer.id)}
          >
            Retirer<span class="invisible">, {placeName(outline, answer.place)}</span>
          </Confirm>
        </article>
      ))}
    </>
  );
}
