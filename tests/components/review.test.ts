import { expect, test } from 'vitest';
import { reviewOf } from '../../src/components/review.ts';
import type { Assessment, Lesson, Review } from '../../src/core/course/course.ts';

const module = (lessons: readonly Review[], evaluation: Review | null) => ({
  lessons: lessons.map((review) => ({ review }) as Lesson),
  assessments: evaluation ? [{ review: evaluation } as Assessment] : [],
});
const awaiting: Review = { status: 'awaiting' };
const by = (name: string, on: string): Review => ({ status: 'reviewed', by: name, on });

test('a module awaits its review as long as one of its pages does', () => {
  const read = by('Dr A', '2026-01-05');
  expect(reviewOf(module([read, awaiting], read))).toEqual(awaiting);
  expect(reviewOf(module([read], awaiting))).toEqual(awaiting);
  expect(reviewOf(module([], null))).toEqual(awaiting);
});

test('a module read over names who did, and the day it was finished', () => {
  const lessons = [by('Dr A', '2026-01-05'), by('Mme B', '2026-03-01'), by('Dr A', '2026-02-01')];
  expect(reviewOf(module(lessons, null))).toEqual(by('Dr A, Mme B', '2026-03-01'));
});
