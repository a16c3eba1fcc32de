/** A situation, scene by scene: what was decided stays printed, what it changes opens below. */
import type { VNode } from 'preact';
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { lookOf } from '../../../core/question/look.ts';
import { optionOf, type Step } from '../../../core/question/scenario/path.ts';
import type { Scene, ScenarioQuestion } from '../../../core/question/types.ts';
import type { Paper } from '../../../core/text/paper.ts';
import { plain, type Rich } from '../../../core/text/rich.ts';
import type { Papers } from '../../documents/Papers.tsx';
import { StemFigure } from '../../parts/StemFigure.tsx';
import { Paragraphs, Text } from '../../parts/inline.tsx';
import { replay } from '../early.ts';
import { Explanation } from '../Feedback.tsx';
import type { AnyKindView, WholeProps } from '../kind-view.ts';
import { Decide } from './Decide.tsx';
import { Gauges, movesInWords } from './Gauges.tsx';
import { Paths } from './Paths.tsx';
import { usePlay, type Playing } from './usePlay.ts';

export function Scenario({
  question,
  lesson,
  page,
  viewOf,
  line,
  sources = {},
}: WholeProps<'scenario'>): VNode {
  const play = usePlay(question, lesson, page);
  const { walk, isPaused, isHere } = play;
  const { steps, scene, isOver } = walk;
  const [title = [], ...opening] = question.stem;
  const root = useRef<HTMLDivElement>(null);

  const [shown, setShown] = useState<{ readonly Papers: typeof Papers } | null>(null);

  // What shows papers comes where a scene has some.
  useEffect(() => {
    const bring = async () => setShown(await import('../../documents/Papers.tsx'));
    if (question.scenes.some((one) => papersOf(one)[0])) void bring();
  }, []);

  useEffect(() => {
    if (page && root.current)
      void page.player.ready.then(() => root.current && replay(root.current));
  }, []);

  // What a press of this page opened has the focus: what happens, then the scene after it.
  useLayoutEffect(() => {
    const open = root.current?.querySelector<HTMLElement>('[data-ouvert]');
    if (!play.pressed.current || !open) return;
    play.pressed.current = false;
    open.focus();
  }, [steps.length, isPaused]);

  const papers = papersOf(scene);
  const moves = movesInWords(question, steps);
  return (
    <div
      class="question scenario"
      id={`q-${question.id}`}
      data-question={kindsIn(question)}
      ref={root}
    >
      <p class="genre">{line}</p>
      <h3>
        <Text of={title} />
      </h3>
      <Paragraphs of={opening} />
      {question.gauges.length > 0 ? <Gauges question={question} steps={steps} /> : null}
      <p class="invisible" aria-live="polite">
        {isPaused ? moves : ''}
      </p>
      {(isHere || !isOver ? steps : []).map((step, at) => (
        <section class="scene" key={step.scene.id}>
          <Head scene={step.scene} number={at + 1} />
          <Taken step={step} view={viewOf(step.decision.question)} given={play.answers} />
          {isPaused && at === steps.length - 1 ? (
            <div
              class="consequence"
              tabIndex={-1}
              data-ouvert=""
              role="group"
              aria-label="Ce qui se passe"
            >
              <p>
                <b>Ce qui se passe</b>
              </p>
              <Paragraphs of={thenOf(step)} />
              {/* Said by the live region. */}
              <p class="petit tabulaire" aria-hidden="true">
                {moves}
              </p>
              <div class="rang">
                <button type="button" class="bouton" onClick={play.goOn}>
                  {step.way.label ? plain(step.way.label) : 'Continuer'}
                </button>
              </div>
            </div>
          ) : (
            <Paragraphs of={thenOf(step)} />
          )}
        </section>
      ))}
      {isPaused ? null : (
        <section class="scene" key={scene.id}>
          <Head scene={scene} number={isOver ? 0 : steps.length + 1} isOpen />
          {scene.figure ? <StemFigure figure={scene.figure} /> : null}
          {scene.text.map(({ text, said }, at) =>
            said ? (
              <blockquote key={at}>
                <Text of={text} />
              </blockquote>
            ) : (
              <p key={at}>
                <Text of={text} />
              </p>
            ),
          )}
          {shown && papers[0] ? <shown.Papers of={papers} /> : null}
          {scene.decision ? (
            <Decide
              decision={scene.decision}
              view={viewOf(scene.decision.question)}
              isFirst={steps.length === 0}
              page={page}
              decide={play.decide}
            />
          ) : (
            <>
              <Paths question={question} steps={steps} />
              <div class="rang">
                <button type="button" class="bouton" onClick={play.again}>
                  Refaire
                </button>
              </div>
              <Explanation
                question={question}
                cite={(id) => <a href={`#source-${id}`}>{sources[id]}</a>}
              />
            </>
          )}
        </section>
      )}
    </div>
  );
}

/** Those a scene shows, and those its question is about. */
const papersOf = ({ documents = [], decision }: Scene): readonly Paper[] => [
  ...documents,
  ...(decision?.question.documents ?? []),
];

/** Its own, and those of its decisions: what the page's script must bring. */
const kindsIn = (question: ScenarioQuestion): string =>
  [
    ...new Set([
      'scenario',
      ...question.scenes.flatMap(({ decision }) => (decision ? lookOf(decision.question) : [])),
    ]),
  ].join(' ');

interface HeadProps {
  readonly scene: Scene;
  /** Of the scene in the path; 0: the end. */
  readonly number: number;
  readonly isOpen?: boolean;
}

function Head({ scene, number, isOpen }: HeadProps): VNode {
  const where = plain(scene.place);
  return (
    <>
      <p class="lieu">
        {number > 0 ? `Scène ${number}` : 'Fin de la situation'}
        {where ? `, ${where}` : ''}
      </p>
      <h4 tabIndex={isOpen ? -1 : undefined} data-ouvert={isOpen ? '' : undefined}>
        {scene.title}
      </h4>
    </>
  );
}

interface TakenProps {
  readonly step: Step;
  readonly view: AnyKindView;
  readonly given: Playing['answers'];
}

/** What was chosen; what was typed or put in order, as it was given. */
function Taken({ step: { decision, choice }, view: { Body, rules }, given }: TakenProps): VNode {
  const { question } = decision;
  if (question.kind === 'choice')
    return (
      <p class="decide">
        Vous avez décidé&nbsp;: <Text of={optionOf(decision, choice)?.text ?? []} />
      </p>
    );
  const response = rules.parse(question, given[question.id]?.last.response);
  return (
    <>
      <p>
        <Text of={question.stem[0] ?? []} />
      </p>
      <p class="decide">
        Vous avez répondu
        {question.kind === 'number'
          ? `\u00A0: ${typeof response === 'string' ? response : ''}`
          : ''}
        {question.kind === 'number' && question.unit ? ` ${question.unit}` : ''}
      </p>
      {question.kind === 'number' || response === null ? null : (
        <Body question={question} response={response} marks={null} locked onChange={() => {}} />
      )}
    </>
  );
}

const thenOf = ({ decision, choice, way }: Step): Rich =>
  way.then[0] ? way.then : (optionOf(decision, choice)?.feedback ?? []);
