/** What a try is worth, and which lesson stands behind each error. */
import { useEffect, useState } from 'preact/hooks';
import type { VNode } from 'preact';
import type { TryResult } from '../../core/assessment/model.ts';
import type { Question } from '../../core/question/types.ts';
import { Icon } from '../parts/Icon.tsx';
import { icons } from '../parts/icons.ts';
import { Ruler } from '../parts/Ruler.tsx';
import { scaledScore } from '../../core/assessment/score.ts';
import { percent } from '../../core/report/percent.ts';
import { day, duration } from '../parts/dates.ts';
import { list, plural } from '../../core/text/numbers.ts';
import type { Delivery } from '../../page/base/live-page.ts';
import { Correction } from './Correction.tsx';
import { DeliveryLine, LessonName, messageOf, questionsIn } from './result-parts.tsx';
import { nextOf } from './path.ts';
import { NoTryLeft } from './NoTryLeft.tsx';
import { PrintedIdentity } from '../parts/PrintedIdentity.tsx';
import { noTryLeft } from './tries.ts';
import type { AssessedLesson, ResultProps } from './types.ts';

interface ToReview {
  readonly lesson: AssessedLesson;
  /** Objective texts behind the errors. */
  readonly objectives: readonly string[];
  /** 1-based question numbers. */
  readonly numbers: readonly number[];
}

export function EvaluationResult(props: ResultProps): VNode {
  const { result, assessment, module, left, terms, page } = props;
  const next = nextOf(props);
  const masteryScore = assessment.masteryScore ?? 1;
  const [corrected, setCorrected] = useState<readonly Question[] | null>(null);
  const [problem, setProblem] = useState('');
  const [review, setReview] = useState<readonly ToReview[] | null>(null);
  const [delivery, setDelivery] = useState<Delivery>('none');
  useEffect(() => page?.delivery.subscribe(setDelivery), []);
  // What is tried out in an LMS's preview validates nothing, and is no paper to show.
  const counts = terms?.mode !== 'Browse';
  const count = result.answers.length;
  const right = result.answers.filter(({ points, max }) => points === max).length;
  const share = scaledScore(result.points, result.max);
  const threshold = percent(masteryScore, masteryScore);
  const score = percent(share, masteryScore);

  async function load(): Promise<readonly Question[] | null> {
    try {
      return await questionsIn(props);
    } catch (error) {
      setProblem(messageOf(error));
      return null;
    }
  }
  if (review === null) {
    setReview([]);
    void load().then((questions) => {
      if (questions) setReview(toReview(result, questions, props.lessons));
    });
  }
  const first = review?.find(({ lesson }) => lesson.href !== null)?.lesson;
  const minutes = (review ?? []).reduce((sum, { lesson }) => sum + lesson.minutes, 0);

  return (
    <>
      {props.elsewhere ? (
        <p class="retenir">
          Cet essai a déjà été rendu, dans un autre onglet ou sur un autre appareil. Voici ce qui a
          été rendu : ce qui était rempli sur cette page n’a pas été pris en compte.
        </p>
      ) : null}
      <p class="petit doux">
        Évaluation : {module.title}, {ordinal(result.try)} essai
      </p>
      <div class="score">
        <output>
          {score}
          <small> %</small>
        </output>
        <div>
          <h1>
            <Icon draw={result.passed ? icons.juste : icons.partiel} />
            {!result.passed
              ? counts
                ? 'Pas encore validé'
                : 'Seuil non atteint'
              : delivery === 'waiting' || !counts
                ? 'Seuil atteint'
                : 'Module validé'}
          </h1>
          <p>
            {plural(right, 'bonne réponse', 'bonnes réponses')} sur {count}. Il fallait {threshold}{' '}
            % des points.{' '}
            {result.passed
              ? ''
              : [
                  review && review.length > 0
                    ? `${plural(review.length, 'leçon')} à reprendre, environ ${duration(minutes)}.`
                    : '',
                  terms?.reviewing
                    ? ''
                    : left > 0
                      ? `Vous pouvez recommencer quand vous voulez${left < Infinity ? `\u00A0: il vous reste ${plural(left, 'essai')}` : ''}.`
                      : noTryLeft(terms),
                ].join(' ')}
          </p>
          <DeliveryLine delivery={delivery} />
        </div>
      </div>
      {counts ? (
        <PrintedIdentity page={page} date={day(result.time)} centre={props.centre.name} />
      ) : null}
      <div class="seuil" style={{ '--seuil': `${masteryScore * 100}%` }}>
        <Ruler
          ticks={result.answers.map((_, at) => ({
            state: at < Math.floor(share * count + 1e-9) ? 'done' : 'todo',
          }))}
          label={`${score} % des points, seuil à ${threshold} %`}
        />
        <div class="repere-seuil" aria-hidden="true">
          <span class="tabulaire">seuil : {threshold} %</span>
        </div>
      </div>
      {review && review.length > 0 ? (
        <>
          <h2>{result.passed ? 'À relire, si vous voulez' : 'À revoir'}</h2>
          <ul class="revoir">
            {review.map(({ lesson, objectives, numbers }) => (
              <li key={lesson.slug}>
                <LessonName href={lesson.href}>
                  <b>
                    Leçon {lesson.number}. {lesson.title}
                  </b>
                  <small>
                    {objectives.join(', ')} : {numbers.length > 1 ? 'questions' : 'question'}{' '}
                    {list(numbers)}
                  </small>
                </LessonName>
              </li>
            ))}
          </ul>
        </>
      ) : null}
      <div class="rang">
        {result.passed && next ? (
          <a class="bouton" href={next.href}>
            {next.title} <Icon draw={icons.suivant} />
          </a>
        ) : first?.href && !result.passed ? (
          <a class="bouton" href={first.href}>
            Revoir la leçon {first.number} <Icon draw={icons.suivant} />
          </a>
        ) : null}
        {corrected ? null : (
          <button
            type="button"
            class="bouton secondaire"
            onClick={() => void load().then((questions) => questions && setCorrected(questions))}
          >
            Relire mes {count} réponses
          </button>
        )}
        {left > 0 && !result.passed && !terms?.reviewing ? (
          <button type="button" class="bouton secondaire" onClick={props.again}>
            Recommencer
          </button>
        ) : null}
        {counts ? (
          <button type="button" class="bouton secondaire" onClick={() => window.print()}>
            <Icon draw={icons.imprimer} /> Imprimer
          </button>
        ) : null}
      </div>
      {!result.passed && left === 0 && !terms?.reviewing ? (
        <NoTryLeft page={page} title={`Évaluation : ${module.title}`} centre={props.centre} />
      ) : null}
      <p role="alert" class="probleme">
        {problem}
      </p>
      {corrected ? (
        <Correction questions={corrected} result={result} sources={props.sources} />
      ) : null}
    </>
  );
}

function ordinal(number: number): string {
  return ['premier', 'deuxième', 'troisième', 'quatrième', 'cinquième'][number - 1] ?? `${number}e`;
}

function toReview(
  result: TryResult,
  questions: readonly Question[],
  lessons: readonly AssessedLesson[],
): readonly ToReview[] {
  return lessons.flatMap((lesson) => {
    const wrong = result.answers.flatMap(({ question, points, max }, at) => {
      const [slug, objective] =
        questions.find(({ id }) => id === question)?.objective?.split('#') ?? [];
      return slug === lesson.slug && points < max ? [{ objective, number: at + 1 }] : [];
    });
    const objectives = lesson.objectives
      .filter(({ id }) => wrong.some(({ objective }) => objective === id))
      .map(({ text }) => text);
    return wrong.length > 0
      ? [{ lesson, objectives, numbers: wrong.map(({ number }) => number) }]
      : [];
  });
}
