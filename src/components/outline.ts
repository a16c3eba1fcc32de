/** The course as the progress islands want it: names, addresses and what completion asks for. */
import type { Assessment, Course, Lesson, Module } from '../core/course/course.ts';
import { assessmentOf } from '../core/course/unit.ts';
import type { OutlineEvaluation, OutlineLesson, OutlineModule } from '../islands/home/outline.ts';
import { unitHref } from './href.ts';

export function outline(course: Course): OutlineModule[] {
  return course.modules.map(outlineModule);
}

export function outlineModule(module: Module): OutlineModule {
  const { id, title, short, ink, lessons, absent = [] } = module;
  const evaluation = assessmentOf(module, 'evaluation');
  return {
    id,
    title,
    short,
    ink,
    lessons: lessons.map(outlineLesson),
    total: lessons.length + absent.length,
    evaluation: evaluation && { ...outlineEvaluation(evaluation), href: unitHref(evaluation.id) },
  };
}

export const outlineEvaluation = ({ id, masteryScore }: Assessment): OutlineEvaluation => ({
  id,
  masteryScore: masteryScore ?? 1,
});

export function outlineLesson({ id, number, title, minutes, questions }: Lesson): OutlineLesson {
  return {
    id,
    number,
    title,
    href: unitHref(id),
    minutes,
    required: questions.filter(({ required }) => required).length,
  };
}
