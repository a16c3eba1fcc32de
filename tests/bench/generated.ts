/** Writes a course of many lessons as trainers would: real prose, six questions each, our syntax. */
import { cpSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ProseLesson } from './prose.ts';
import { QUESTIONS, type Subject } from './generated-questions.ts';
import { ROOT } from './sites.ts';

export const LESSONS_PER_MODULE = 10;
const QUESTIONS_PER_LESSON = 6;
const INKS = ['voc', 'ide', 'con', 'sto'];

/**
 * Modules of ten lessons under `dir`, with the real course's settings, sources and glossary: a course
 * of 300 lessons has a glossary too.
 */
export function writeCourse(dir: string, lessons: readonly ProseLesson[]): void {
  const modules = Array.from({ length: Math.ceil(lessons.length / LESSONS_PER_MODULE) }, (_, at) =>
    lessons.slice(at * LESSONS_PER_MODULE, (at + 1) * LESSONS_PER_MODULE),
  );
  const ids = modules.map((_, at) => `module-${pad(at + 1)}`);
  mkdirSync(join(dir, 'modules'), { recursive: true });
  copySettings(dir, ids);
  for (const [at, id] of ids.entries()) {
    const folder = join(dir, 'modules', id);
    mkdirSync(folder);
    writeFileSync(
      join(folder, 'module.yaml'),
      yaml({
        titre: `Module ${at + 1} : ${modules[at]?.[0]?.title ?? ''}`,
        court: `Module ${at + 1}`,
        resume: 'Dix leçons écrites par la mesure.',
        bloc: 2,
        encre: INKS[at % INKS.length] ?? 'neutre',
      }),
    );
    for (const [place, lesson] of (modules[at] ?? []).entries())
      writeFileSync(
        join(folder, `${pad(place + 1)}-lecon-${place + 1}.mdx`),
        lessonFile(lesson, `${id}-${place + 1}`, at * LESSONS_PER_MODULE + place),
      );
  }
}

/** The page of the first lesson: measured alone and among many. */
export const FIRST_LESSON = 'modules/module-01/lecon-1/index.html';

function copySettings(dir: string, modules: readonly string[]): void {
  const content = join(ROOT, 'content');
  for (const file of ['organisme.yaml', 'sources.yaml'])
    cpSync(join(content, file), join(dir, file));
  const settings = readFileSync(join(content, 'cours.yaml'), 'utf8');
  writeFileSync(
    join(dir, 'cours.yaml'),
    settings
      .replace(/^modules:.*(\n[ -].*)*/m, `modules: [${modules.join(', ')}]`)
      // Its themes are taught in modules that are not here.
      .replace(/^ +module:.*\n/gm, ''),
  );
  mkdirSync(join(dir, 'glossaire'));
  for (const file of readdirSync(join(content, 'glossaire')))
    writeFileSync(
      join(dir, 'glossaire', file),
      readFileSync(join(content, 'glossaire', file), 'utf8').replace(
        /^( +)module:.*$/gm,
        `$1module: ${modules[0] ?? ''}`,
      ),
    );
}

function lessonFile(lesson: ProseLesson, id: string, number: number): string {
  const subject: Subject = {
    id,
    titles: lesson.sections.map(({ title }) => title),
    texts: lesson.sections.map(({ paragraphs }) => paragraphs[0] ?? ''),
  };
  // Each lesson leaves out one of the seven kinds, in turn.
  const questions = QUESTIONS.filter((_, at) => at !== number % QUESTIONS.length)
    .slice(0, QUESTIONS_PER_LESSON)
    .map((write) => write(subject));
  const body = lesson.sections.flatMap(({ title, paragraphs }, at) => [
    `## ${title}`,
    ...paragraphs.map((text, place) => (place === 0 ? withTerm(text, at) : text)),
    ...(at === 0 ? ['<Encadre type="retenir">', boxed(lesson), '</Encadre>'] : []),
    ...questions.slice(Math.floor((at * 6) / 4), Math.floor(((at + 1) * 6) / 4)),
  ]);
  return `---\n${yaml({
    titre: lesson.title,
    resume: `${words(lesson.title, 12)} : une leçon écrite par la mesure.`.slice(0, 160),
    minutes: 10,
    competence: 'Préparer la consultation',
  })}objectifs:
  - { id: savoir, texte: retrouver ce que dit la leçon }
  - { id: situer, texte: dire dans quelle partie on le trouve }
sources: [${firstSource()}]
relecture: en attente
prerequis: []
---

${body.join('\n\n')}
`;
}

/** What the box of a lesson says, in the plain site too. */
export const boxed = (lesson: ProseLesson): string =>
  lesson.sections
    .at(-1)
    ?.paragraphs.at(-1)
    ?.split(/(?<=[.!?]) /)[0] ?? lesson.title;

const TERMS = ['dyspnee', 'cephalee', 'tachycardie', 'oedeme'];

/** A note on a word, as lessons have them: which word does not matter here. */
function withTerm(text: string, at: number): string {
  const term = TERMS[at] ?? 'dyspnee';
  return text.replace(/(?<= )\p{Ll}{6,}(?= )/u, (word) => `<Terme id="${term}">${word}</Terme>`);
}

let source: string | undefined;
function firstSource(): string {
  source ??= /^([\w-]+):/m.exec(readFileSync(join(ROOT, 'content/sources.yaml'), 'utf8'))?.[1];
  return source ?? '';
}

/** JSON strings are YAML. */
function yaml(fields: Readonly<Record<string, string | number>>): string {
  return Object.entries(fields)
    .map(([name, value]) => `${name}: ${JSON.stringify(value)}\n`)
    .join('');
}

const pad = (number: number): string => String(number).padStart(2, '0');
const words = (text: string, count: number): string => text.split(' ').slice(0, count).join(' ');
