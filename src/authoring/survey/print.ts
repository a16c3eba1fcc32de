/** The survey in French, for a terminal. */
import type { Course } from '../../core/course.ts';
import type { Kind } from '../../core/question/types.ts';
import { surveyOf, type LessonSurvey, type ModuleSurvey } from './module.ts';
import type { Cues } from './questions.ts';

const KINDS: Readonly<Record<Kind, string>> = {
  choice: 'choix',
  multiple: 'choix multiple',
  'true-false': 'vrai ou faux',
  gaps: 'trous',
  number: 'nombre',
  matching: 'association',
  ordering: 'ordre',
};
/** Above that share, the length of the right answer gives it away. */
const CUE = 0.4;

export function printSurvey(course: Course): string {
  const modules = course.modules.map((module) => moduleText(surveyOf(module, course)));
  return [...modules, glossaryText(course)].join('\n\n');
}

function moduleText(survey: ModuleSurvey): string {
  const { lessons, kinds, levels, silent, alike, undated } = survey;
  const [bank, draw] = survey.bank;
  const total = (of: 'words' | 'minutes' | 'questions'): number =>
    lessons.reduce((sum, lesson) => sum + lesson[of], 0);
  return [
    `${survey.title} : ${lessons.length} leçons, ${total('words')} mots, ${total('minutes')} minutes, ${total('questions')} questions ; banque de ${bank} pour ${draw} tirées`,
    ...lessons.map(lessonLine),
    `  genres : ${Object.entries(kinds)
      .map(([kind, count]) => `${KINDS[kind as Kind]} ${count}`)
      .join(', ')}`,
    `  difficulté : ${levels.map((count, at) => `${count} de niveau ${at + 1}`).join(', ')}`,
    `  bonne réponse, leçons : ${cueText(survey.lessonCues)}`,
    `  bonne réponse, banque : ${cueText(survey.bankCues)}`,
    ...named('réponses fausses sans commentaire', silent),
    ...named(
      'questions qui se ressemblent',
      alike.map(([one, other, share]) => `${one} et ${other} (${Math.round(share * 100)} %)`),
    ),
    ...named('sources sans date de lecture', undated),
    ...named(
      'objectifs testés moins de deux fois',
      lessons.flatMap(({ slug, objectives }) =>
        Object.entries(objectives).flatMap(([id, times]) =>
          times < 2 ? [`${slug}#${id} (${times})`] : [],
        ),
      ),
    ),
  ].join('\n');
}

function lessonLine(lesson: LessonSurvey, at: number): string {
  const off = Math.abs(lesson.minutes - lesson.announced) > 2 ? ', à corriger' : '';
  return [
    `  ${String(at + 1).padStart(2)}. ${lesson.title}`,
    `${lesson.words} mots`,
    `${lesson.questions} questions`,
    `${lesson.minutes} min (annoncées : ${lesson.announced}${off})`,
    `lisibilité ${lesson.readability ?? '–'}`,
    lesson.reviewed ? 'relue' : 'en attente de relecture',
  ].join(' · ');
}

function cueText({ single, longest, shortest, places }: Cues): string {
  if (single === 0) return 'aucune question à une réponse';
  const tells = [
    longest / single > CUE ? 'la plus longue trop souvent' : '',
    shortest / single > CUE ? 'la plus courte trop souvent' : '',
    places.some((count) => count / single > CUE + 0.1) ? 'toujours à la même place' : '',
  ].filter((text) => text !== '');
  return `la plus longue ${longest} fois sur ${single}, la plus courte ${shortest} ; places ${places.join(', ')}${
    tells.length > 0 ? ` : ATTENTION, ${tells.join(' et ')}` : ''
  }`;
}

function named(what: string, all: readonly string[]): readonly string[] {
  return all.length === 0 ? [] : [`  ${what} (${all.length}) : ${all.join(' ; ')}`];
}

/** Terms that no lesson and no question meets. */
function glossaryText({ glossary, modules }: Course): string {
  const met = new Set<string>();
  const note = (value: unknown): void => {
    if (Array.isArray(value)) value.forEach(note);
    else if (typeof value === 'object' && value !== null) {
      const { tag, id } = value as { tag?: unknown; id?: unknown };
      if (tag === 'term' && typeof id === 'string') met.add(id);
      Object.values(value).forEach(note);
    }
  };
  note(modules.flatMap(({ lessons, evaluation }) => [lessons, evaluation?.bank ?? []]));
  const text = modules
    .flatMap(({ lessons }) => lessons.flatMap(({ sections }) => sections))
    .map((section) => section.text.toLowerCase())
    .join('\n');
  const unused = glossary.filter(
    ({ id, term, forms }) =>
      !met.has(id) && ![term, ...forms].some((form) => text.includes(form.toLowerCase())),
  );
  return `Glossaire : ${glossary.length} entrées, dont ${unused.length} qu’aucune leçon ne rencontre`;
}
