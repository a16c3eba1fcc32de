/** A trainer's words of an exchange, for the whole group: written over, seen as they will appear, withdrawn. */
import type { VNode } from 'preact';
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { HelpMessage, HelpRequest, Publication } from '../core/api/help.ts';
import { namesIn } from '../core/people/names-in.ts';
import { list } from '../core/text/numbers.ts';
import { PublishedWords } from '../islands/help/PublishedWords.tsx';
import { useOwnId } from '../islands/parts/useOwnId.ts';
import { uuid } from '../page/base/uuid.ts';
import { Confirm } from './Confirm.tsx';
import { placeName } from './course.ts';
import { useDesk, useNow } from './desk.ts';
import { ProblemLine } from './fields.tsx';
import { useAction } from './useAction.ts';
import { When } from './When.tsx';

export interface PublishAnswerProps {
  readonly request: HelpRequest;
  readonly onChange: () => void;
}

export function PublishAnswer({ request, onChange }: PublishAnswerProps): VNode | null {
  const [isOpen, setOpen] = useState(false);
  const { messages, publication } = request;
  const answer = messages.filter(({ from, text }) => from === 'trainer' && text !== '').at(-1);
  const isPublished = publication !== null;
  const place = useRef<HTMLDivElement>(null);
  const had = place.current?.contains(document.activeElement) ?? false;
  useLayoutEffect(() => {
    // What had the focus went away.
    if (had && !place.current?.contains(document.activeElement))
      (place.current?.querySelector('textarea') ?? place.current)?.focus();
  }, [isOpen, isPublished]);
  useEffect(() => {
    if (isPublished) setOpen(false);
  }, [isPublished]);
  if (!publication && !answer) return null;
  return (
    <div ref={place} tabIndex={-1}>
      {publication ? (
        <Published request={request} publication={publication} onChange={onChange} />
      ) : answer && isOpen ? (
        <PublishForm
          request={request}
          answer={answer}
          onDone={onChange}
          onCancel={() => setOpen(false)}
        />
      ) : (
        <button type="button" class="bouton simple" onClick={() => setOpen(true)}>
          Publier ma réponse pour le groupe
        </button>
      )}
    </div>
  );
}

const LONGEST = 2000;

/** By account and request: what was typed and not published. */
const drafts = new Map<string, string>();

interface PublishFormProps {
  readonly request: HelpRequest;
  readonly answer: HelpMessage;
  readonly onDone: () => void;
  readonly onCancel: () => void;
}

function PublishForm({ request, answer, onDone, onCancel }: PublishFormProps): VNode {
  const { api, me, outline } = useDesk();
  const now = useNow();
  const id = useOwnId();
  const key = `${me.id} ${request.id}`;
  const [text, setText] = useState(drafts.get(key) ?? answer.text);
  const [isProposed, setProposed] = useState(false);
  const [wrong, setWrong] = useState<string | null>(null);
  // The same until it is published: pressed again after a lost reply, it is the same answer.
  const [publication] = useState(uuid);
  const action = useAction(api.publishAnswer, () => {
    drafts.delete(key);
    onDone();
  });
  const { learner, messages, place } = request;
  const asked = questionBefore(messages, answer);
  const question = asked === null ? undefined : messages[asked];
  const names = namesIn(text, learner.name);
  return (
    <form
      class="publier"
      onSubmit={(event) => {
        event.preventDefault();
        setWrong(text.trim() === '' ? 'Écrivez d’abord la réponse à publier.' : null);
        if (text.trim() !== '')
          void action.run(request.id, {
            id: publication,
            text: text.trim(),
            question: isProposed ? asked : null,
          });
      }}
    >
      <label htmlFor={id}>Votre réponse, pour tout le groupe</label>
      <textarea
        id={id}
        rows={4}
        maxLength={LONGEST}
        value={text}
        onInput={({ currentTarget: { value } }) => {
          drafts.set(key, value);
          setText(value);
        }}
      />
      {names.length > 0 ? (
        <p class="petit" role="status">
          Votre texte contient «&nbsp;{list(names)}&nbsp;»&nbsp;: tout le groupe le lira.
        </p>
      ) : null}
      {question ? (
        <label class="case">
          <input
            type="checkbox"
            checked={isProposed}
            onChange={({ currentTarget }) => setProposed(currentTarget.checked)}
          />
          <span>Demander à {learner.name} si sa question peut paraître aussi, sans son nom</span>
        </label>
      ) : null}
      <h4>Ce que verra le groupe</h4>
      <p class="petit doux">{placeName(outline, place)}</p>
      <PublishedWords
        answer={{ at: new Date(now).toISOString(), name: me.name, text, question: null }}
        now={new Date(now).toISOString()}
      />
      {question && isProposed ? (
        <p class="petit">
          Et, seulement si {learner.name} accepte&nbsp;: «&nbsp;{question.text}&nbsp;»
        </p>
      ) : null}
      <ProblemLine text={wrong ?? action.problem} />
      <div class="rang">
        <button type="submit" class="bouton" aria-disabled={action.busy}>
          Publier pour le groupe
        </button>
        <button type="button" class="bouton secondaire" onClick={onCancel}>
          Annuler
        </button>
      </div>
    </form>
  );
}

/** Which message that answer is to: the last words of the learner before it. */
function questionBefore(messages: readonly HelpMessage[], answer: HelpMessage): number | null {
  const before = messages
    .slice(0, messages.indexOf(answer))
    .flatMap(({ from, text }, at) => (from === 'learner' && text !== '' ? [at] : []));
  return before.at(-1) ?? null;
}

interface PublishedProps extends PublishAnswerProps {
  readonly publication: Publication;
}

function Published({ request, publication, onChange }: PublishedProps): VNode {
  const { api } = useDesk();
  const now = useNow();
  const withdraw = useAction(api.withdrawAnswer, onChange);
  const { id, at, question } = publication;
  return (
    <div class="publier">
      <h4>Publiée pour le groupe</h4>
      <p class="petit doux">
        <When at={at} />. {question ? decisionWords(request.learner.name, question.agreed) : ''}
      </p>
      <PublishedWords
        answer={{
          ...publication,
          question: question?.agreed === true ? question.text : null,
        }}
        now={new Date(now).toISOString()}
      />
      <ProblemLine text={withdraw.problem} />
      <Confirm
        question="Retirer cette réponse ? Le groupe ne la verra plus."
        yes="Retirer"
        busy={withdraw.busy}
        onYes={() => void withdraw.run(id)}
      >
        Retirer la réponse publiée
      </Confirm>
    </div>
  );
}

function decisionWords(name: string, agreed: boolean | null): string {
  if (agreed === null)
    return `La question de ${name} n’est pas montrée\u00A0: sa réponse à votre proposition n’est pas encore venue.`;
  return agreed
    ? `${name} a accepté que sa question soit montrée.`
    : `${name} préfère que sa question ne soit pas montrée.`;
}
