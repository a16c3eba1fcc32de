/** The learner's progress as pages without a launch show it: assessments as they stand in one registration. */
import { inRegistration } from '../../core/assessment/in-registration.ts';
import type { Progress } from '../../core/progress/progress.ts';
import { useProgress } from './useProgress.ts';

export function useStanding(): { readonly progress: Progress; readonly known: boolean } {
  const { progress, known, registration } = useProgress();
  return { progress: inRegistration(progress, registration), known };
}
