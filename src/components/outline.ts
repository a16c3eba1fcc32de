/** The course as the progress islands want it: names, addresses and what completion asks for. */
import type { Course, Evaluation, Lesson, Module } from '../core/course/course.ts';
import type { OutlineEvaluation, OutlineLesson, OutlineModule } from '../islands/home/outline.ts';
import { evaluationHref, lessonHref } from './href.ts';

export function outline(course: Course): OutlineModule[] {
  return course.modules.map(outlineModule);
}

export function outlineModule(module: Module): OutlineModule {
  const { id, title, short, ink, lessons, absent = [], evaluation } = module;
  return {
    id,
    title,
    short,
    ink,
    lessons: lessons.map(outlineLesson),
    total: lessons.length + absent.length,
    evaluation: evaluation && { ...outlineEvaluation(evaluation), href: evaluationHref(id) },
  };
}

export const outlineEvaluation = ({ id, masteryScore }: Evaluation): OutlineEvaluation => ({
  id,
  masteryScore,
});

export function outlineLesson({ id, number, title, minutes, questions }: Lesson): OutlineLesson {
  return {
    id,
    number,
    title,
    href: lessonHref(id),
    minutes,
    required: questions.filter(({ required }) => required).length,
  };
}
