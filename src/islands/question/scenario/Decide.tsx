/** The decision a scene asks for: a question of any kind, whose verdict waits for the end. */
import type { VNode } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { Decision, Response } from '../../../core/question/types.ts';
import type { LivePage } from '../../../page/base/live-page.ts';
import { StemFigure } from '../../parts/StemFigure.tsx';
import { Paragraphs, Text } from '../../parts/inline.tsx';
import type { AnyKindView } from '../kind-view.ts';
import type { Playing } from './usePlay.ts';
import { secondsSince } from './usePlay.ts';

interface Props {
  readonly decision: Decision;
  readonly view: AnyKindView;
  readonly isFirst: boolean;
  readonly page: LivePage | undefined;
  readonly decide: Playing['decide'];
}

export function Decide({ decision, view, isFirst, page, decide }: Props): VNode {
  const { question } = decision;
  const { Body, rules, entered } = view;
  const form = useRef<HTMLFormElement>(null);
  const [response, setResponse] = useState<Response>(decision.start ?? '');
  const [message, setMessage] = useState('');
  const [awake, setAwake] = useState(false);
  const began = useRef(0);
  const isBusy = useRef(false);
  const grade = rules.grade(question, response);

  useEffect(() => {
    if (!page) return;
    setAwake(true);
    began.current = performance.now();
    const early = form.current && entered?.(form.current);
    if (early != null) setResponse(early);
    else
      void page.player.draft(question.id).then((draft) => {
        const drafted = draft === undefined ? null : rules.parse(question, draft);
        if (drafted !== null) setResponse(drafted);
      });
  }, []);

  async function submit(event: Event): Promise<void> {
    event.preventDefault();
    if (grade.status === 'incomplete') setMessage(grade.message);
    else if (!isBusy.current) {
      isBusy.current = true;
      await decide(decision, response, grade, secondsSince(began.current));
    }
  }

  const [asked = [], ...more] =
    question.kind === 'choice' ? question.stem.slice(-1) : question.stem;
  return (
    <form ref={form} autocomplete="off" onSubmit={(event) => void submit(event)}>
      <fieldset>
        <legend>
          <Text of={asked} />
        </legend>
        {more.length > 0 ? (
          <div class="enonce">
            <Paragraphs of={more} />
          </div>
        ) : null}
        {question.figure ? <StemFigure figure={question.figure} /> : null}
        <Body
          question={question}
          response={response}
          marks={null}
          locked={false}
          onChange={(given) => {
            setMessage('');
            setResponse(given);
            void page?.player.saveDraft(question.id, given);
          }}
        />
      </fieldset>
      <div class="rang">
        <button
          type="submit"
          class="bouton"
          aria-disabled={awake && grade.status === 'incomplete' ? true : undefined}
        >
          Décider
        </button>
        <span class="petit doux" aria-live="polite">
          {message ||
            (isFirst
              ? 'Une décision prise ne se reprend pas : vous verrez ce qu’elle change.'
              : '')}
        </span>
      </div>
    </form>
  );
}
