/** Home: the bookmark, « vous en étiez là ». Also what a newcomer starts with, and where one arrives. */
import type { VNode } from 'preact';
import type { OnPage } from '../../page/base/live-page.ts';
import { Icon } from '../parts/Icon.tsx';
import { icons } from '../parts/icons.ts';
import type { PathEntry } from '../../core/course/path.ts';
import type { CourseStanding } from '../../core/progress/unit-standing.ts';
import { Finished } from './Finished.tsx';
import { finish, minutesLeft, toPass, toResume, type OutlineModule } from './outline.ts';
import { useMeeting } from './meeting.ts';
import { useModules } from './useModules.ts';
import { useStanding } from './useStanding.ts';
import { duration, when } from '../parts/dates.ts';

interface ResumeProps extends OnPage {
  readonly modules: readonly OutlineModule[];
  readonly paths: readonly PathEntry[];
  /** Who teaches, for the document to keep. */
  readonly centre: string;
  /** Of the course. */
  readonly title: string;
}

export function Resume({ page, centre, title, ...course }: ResumeProps): VNode {
  const { standing, known } = useStanding(page);
  const { modules, untrueFor } = useModules(course);
  const meets = useMeeting();
  const found = toResume(standing, modules);
  const finished = finish(standing, modules);
  if (finished)
    return (
      <Finished
        page={page}
        modules={modules}
        standing={standing}
        finished={finished}
        centre={centre}
        title={title}
      />
    );
  if (!found) return <Evaluations standing={standing} modules={modules} known={known} />;
  const { module, lesson, touched } = found;
  const isBegun = touched !== null;
  const isFirst = Object.keys(standing).length === 0;
  return (
    <section
      class={`reprendre encre-${module.ink}`}
      aria-labelledby="reprendre-titre"
      data-attente={untrueFor([module])}
      data-inconnu={known ? undefined : ''}
    >
      <p class="petit doux">
        {isBegun
          ? `${meets ? 'Hors séance, vous' : 'Vous'} en étiez là, ${when(touched, new Date())}`
          : isFirst
            ? 'Pour commencer'
            : 'Pour continuer'}
      </p>
      <h2 id="reprendre-titre">{lesson.title}</h2>
      <p class="petit tabulaire">
        {module.title}, leçon {lesson.number} sur {module.total}. {isBegun ? 'Encore' : 'Elle dure'}{' '}
        {duration(minutesLeft(standing, lesson))}.
      </p>
      {/* The lesson then opens at its first question without an answer. */}
      <a
        class={meets ? 'bouton secondaire' : 'bouton'}
        href={isBegun ? `${lesson.href}#reprendre` : lesson.href}
      >
        {isBegun ? 'Reprendre' : 'Commencer'} <Icon draw={icons.suivant} />
      </a>
    </section>
  );
}

/** No lesson is left to do, or there is none: an evaluation packed alone. */
function Evaluations(props: {
  readonly standing: CourseStanding;
  readonly modules: readonly OutlineModule[];
  readonly known: boolean;
}): VNode {
  const left = toPass(props.standing, props.modules);
  const hasLessons = props.modules.some(({ lessons }) => lessons.length > 0);
  const [first] = left;
  return (
    <section
      class="reprendre"
      aria-labelledby="reprendre-titre"
      data-inconnu={props.known ? undefined : ''}
    >
      <p class="petit doux">
        {hasLessons ? 'Toutes les leçons sont terminées' : first ? 'Pour commencer' : ''}
      </p>
      <h2 id="reprendre-titre">
        {!first
          ? 'Rien à faire ici'
          : !hasLessons || left.length === 1
            ? `Évaluation : ${first.title}`
            : 'Il reste les évaluations'}
      </h2>
      {first ? (
        <>
          {left.length > 1 ? (
            <p class="petit">{left.map(({ title }) => title).join(', ')}.</p>
          ) : null}
          <a class="bouton" href={first.href}>
            Aller à l’évaluation <Icon draw={icons.suivant} />
          </a>
        </>
      ) : null}
    </section>
  );
}
