/** After a positioning: which lessons come first, what is known already. No mark. */
import { useEffect, useState } from 'preact/hooks';
import type { VNode } from 'preact';
import { adviceOf } from '../../core/assessment/advice.ts';
import type { Question } from '../../core/question/types.ts';
import type { Delivery } from '../../page/base/live-page.ts';
import { Icon } from '../parts/Icon.tsx';
import { icons } from '../parts/icons.ts';
import { noExemption, PACES, SAFETY } from './advice-words.ts';
import { Correction } from './Correction.tsx';
import { nextOf, pathOf } from './path.ts';
import { DeliveryLine, LessonName, messageOf, questionsIn } from './result-parts.tsx';
import type { ResultProps } from './types.ts';

export function PositioningResult(props: ResultProps): VNode {
  const { result, module, lessons, page } = props;
  const next = nextOf(props);
  const [questions, setQuestions] = useState<readonly Question[] | null>(null);
  const [corrected, setCorrected] = useState(false);
  const [problem, setProblem] = useState('');
  const [delivery, setDelivery] = useState<Delivery>('none');
  useEffect(() => page?.delivery.subscribe(setDelivery), []);
  useEffect(() => {
    questionsIn(props).then(setQuestions, (error: unknown) => setProblem(messageOf(error)));
  }, []);
  const advice =
    questions &&
    adviceOf(
      result.answers,
      questions,
      lessons.map(({ slug }) => slug),
    );
  const first = (advice?.first ?? []).flatMap(
    (slug) => lessons.find((lesson) => lesson.slug === slug) ?? [],
  );
  const known = lessons.flatMap(({ slug, objectives }) =>
    objectives.filter(({ id }) => advice?.known.includes(`${slug}#${id}`)),
  );

  return (
    <>
      {props.elsewhere ? (
        <p class="retenir">
          Ce test a déjà été rendu, dans un autre onglet ou sur un autre appareil. Voici ce qui a
          été rendu.
        </p>
      ) : null}
      <h1>Par où commencer&#8239;? {module.title}</h1>
      {advice ? <p class="chapo">{PACES[advice.pace]}</p> : null}
      <DeliveryLine delivery={delivery} />
      {first.length > 0 ? (
        <ol class="revoir">
          {first.map((lesson) => (
            <li key={lesson.slug}>
              <LessonName href={lesson.href}>
                <b>
                  Leçon {lesson.number}. {lesson.title}
                </b>
                <small>
                  {advice?.safety.includes(lesson.slug) ? SAFETY : `Environ ${lesson.minutes} min`}
                </small>
              </LessonName>
            </li>
          ))}
        </ol>
      ) : null}
      {known.length > 0 ? (
        <>
          <h2>Ce que vous savez déjà</h2>
          <ul class="puces">
            {known.map(({ id, text }) => (
              <li key={id}>{text}</li>
            ))}
          </ul>
        </>
      ) : null}
      <p class="petit doux regle">{noExemption(pathOf(props))}</p>
      <div class="rang">
        {first[0]?.href ? (
          <a class="bouton" href={first[0].href}>
            Commencer la leçon {first[0].number} <Icon draw={icons.suivant} />
          </a>
        ) : next ? (
          <a class="bouton" href={next.href}>
            {next.title} <Icon draw={icons.suivant} />
          </a>
        ) : null}
        {corrected || !questions ? null : (
          <button type="button" class="bouton secondaire" onClick={() => setCorrected(true)}>
            Relire mes réponses
          </button>
        )}
      </div>
      <p role="alert" class="probleme">
        {problem}
      </p>
      {corrected && questions ? (
        <Correction questions={questions} result={result} sources={props.sources} />
      ) : null}
    </>
  );
}
