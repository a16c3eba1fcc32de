/** Whether a whole module has been read over: as far as its least read page. */
import type { Module, Review } from '../core/course/course.ts';

/** Awaiting as soon as one page is; else by whom, and the day it was finished. */
export function reviewOf({
  lessons,
  assessments,
}: Pick<Module, 'lessons' | 'assessments'>): Review {
  const reviews = [...lessons, ...assessments].map(({ review }) => review);
  const read = reviews.filter((review) => review.status === 'reviewed');
  if (read.length === 0 || read.length < reviews.length) return { status: 'awaiting' };
  return {
    status: 'reviewed',
    by: [...new Set(read.map(({ by }) => by))].join(', '),
    on: read.map(({ on }) => on).reduce((a, b) => (a > b ? a : b)),
  };
}
