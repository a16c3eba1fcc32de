/** On a module's page: the positioning to take, or what it advised, which the learner may put away. */
import { useEffect, useState } from 'preact/hooks';
import type { VNode } from 'preact';
import { adviceOf, type AdvisedQuestion } from '../../core/assessment/advice.ts';
import { day } from '../parts/dates.ts';
import type { OnPage } from '../../page/base/live-page.ts';
import { PACES } from '../assessment/advice-words.ts';
import { standingAt } from '../../core/progress/unit-standing.ts';
import { useStanding } from './useStanding.ts';

export interface PositioningProps extends OnPage {
  readonly id: string;
  readonly href: string;
  readonly minutes: number;
  readonly questions: readonly AdvisedQuestion[];
  /** In the module's order. */
  readonly lessons: readonly {
    readonly slug: string;
    readonly number: number;
    readonly title: string;
    readonly href: string;
  }[];
}

export function Positioning(props: PositioningProps): VNode {
  const { id, href, minutes, questions, lessons, page } = props;
  const { standing, progress, known } = useStanding(page);
  /** Id of the sitting whose advice was put away; undefined until it is read. */
  const [putAway, setPutAway] = useState<unknown>(undefined);
  const record = progress.evaluations[id];
  const last = record?.last;
  const draft = `conseil:${id}`;
  useEffect(() => {
    void page?.player.draft(draft).then((kept) => setPutAway(kept ?? null));
  }, []);

  // Taken on another device: its answers come with the page that shows its advice.
  if (!last && standingAt(standing, id)?.state === 'done')
    return (
      <p>
        <a href={href}>Revoir le conseil de votre positionnement</a>
      </p>
    );
  if (!last)
    return (
      <p data-inconnu={known ? undefined : ''}>
        Vous ne savez pas par où commencer&#8239;?{' '}
        <a href={href}>
          {record?.started
            ? 'Reprenez le test de positionnement'
            : 'Passez le test de positionnement'}
        </a>{' '}
        ({minutes}&nbsp;min). Facultatif, sans note&nbsp;: il ne dispense de rien.
      </p>
    );
  if (putAway === undefined || putAway === last.id)
    return (
      <p>
        <a href={href}>Revoir le conseil de votre positionnement</a>
      </p>
    );
  const { pace, first } = adviceOf(
    last.answers,
    questions,
    lessons.map(({ slug }) => slug),
  );
  const named = first.flatMap((slug) => lessons.find((lesson) => lesson.slug === slug) ?? []);
  return (
    <section class="conseil" aria-label="Conseil de votre positionnement">
      <p>
        <b>Votre positionnement du {day(last.time)}.</b> {PACES[pace]}
      </p>
      {named.length > 0 ? (
        <ol>
          {named.map((lesson) => (
            <li key={lesson.slug}>
              <a href={lesson.href}>
                Leçon {lesson.number}. {lesson.title}
              </a>
            </li>
          ))}
        </ol>
      ) : null}
      <p class="rang">
        <a href={href}>Le relire en entier</a>
        <button
          type="button"
          class="bouton simple"
          onClick={() => {
            setPutAway(last.id);
            void page?.player.saveDraft(draft, last.id);
          }}
        >
          Effacer ce conseil
        </button>
      </p>
    </section>
  );
}
