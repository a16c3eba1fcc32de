/** One request and its answers; the draft of an answer outlives every refresh, and the panel it stands in. */
import type { ComponentChildren, VNode } from 'preact';
import { useState } from 'preact/hooks';
import type { HelpRequest } from '../core/api/help.ts';
import { Icon } from '../islands/parts/Icon.tsx';
import { placeName } from './course.ts';
import { boardDrawings } from './drawings.ts';
import { useDesk } from './desk.ts';
import { ProblemLine } from './fields.tsx';
import { PublishAnswer } from './PublishAnswer.tsx';
import { When } from './When.tsx';
import { useAction } from './useAction.ts';
import { useOwnId } from '../islands/parts/useOwnId.ts';

export interface HelpThreadProps {
  readonly request: HelpRequest;
  readonly onChange: () => void;
  /** What the call is about, before the answer. */
  readonly children?: ComponentChildren;
}

const STATES = { waiting: 'Attend une réponse', answered: 'Répondu', closed: 'Clos' } as const;
const LONGEST = 2000;

/** By account and request: what was typed and not sent. */
const drafts = new Map<string, string>();

export function HelpThread({ request, onChange, children }: HelpThreadProps): VNode {
  const { outline } = useDesk();
  const [open, setOpen] = useState(request.state === 'waiting');
  const { learner, place, state, messages } = request;
  const id = useOwnId();
  const waiting = state === 'waiting';
  return (
    <article class="echange" aria-labelledby={id}>
      <header>
        <h3 id={id}>{placeName(outline, place)}</h3>
        <span class={waiting ? 'situation aide' : 'situation'}>
          {waiting ? <Icon draw={boardDrawings.aide} /> : null}
          {STATES[state]}
        </span>
      </header>
      <ol class="messages">
        {messages.map(({ at, from, name, text }, index) => (
          <li key={index} class={from}>
            <p class="petit doux">
              {name}, <When at={at} />
            </p>
            <p>{text === '' ? 'Demande de l’aide, sans message.' : text}</p>
          </li>
        ))}
      </ol>
      {children}
      {waiting || open ? (
        <AnswerForm
          request={request}
          onDone={() => {
            setOpen(false);
            onChange();
          }}
        />
      ) : (
        <button type="button" class="bouton simple" onClick={() => setOpen(true)}>
          Écrire encore à {learner.name}
        </button>
      )}
      <PublishAnswer request={request} onChange={onChange} />
    </article>
  );
}

function AnswerForm({
  request,
  onDone,
}: {
  readonly request: HelpRequest;
  readonly onDone: () => void;
}): VNode {
  const { api, me } = useDesk();
  const id = useOwnId();
  const key = `${me.id} ${request.id}`;
  const [text, setText] = useState(drafts.get(key) ?? '');
  const [empty, setEmpty] = useState(false);
  const answer = useAction(api.answerHelp, () => {
    drafts.delete(key);
    setText('');
    onDone();
  });
  const close = useAction(api.closeHelp, onDone);
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        setEmpty(text.trim() === '');
        if (text.trim() !== '') void answer.run(request.id, text.trim());
      }}
    >
      <label htmlFor={id}>Votre réponse à {request.learner.name}</label>
      <textarea
        id={id}
        rows={3}
        maxLength={LONGEST}
        value={text}
        onInput={({ currentTarget: { value: typed } }) => {
          drafts.set(key, typed);
          setText(typed);
        }}
      />
      <ProblemLine
        text={
          empty && text.trim() === ''
            ? 'Écrivez d’abord votre réponse.'
            : (answer.problem ?? close.problem)
        }
      />
      <div class="rang">
        <button type="submit" class="bouton" aria-disabled={answer.busy}>
          Envoyer la réponse
        </button>
        {request.state === 'waiting' ? (
          <button
            type="button"
            class="bouton secondaire"
            aria-disabled={close.busy}
            onClick={() => void close.run(request.id)}
          >
            Clore sans écrire
          </button>
        ) : null}
      </div>
    </form>
  );
}
