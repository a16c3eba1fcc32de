/** The learner's progress as pages without a launch show it: assessments as they stand in one registration. */
import { inRegistration } from '../../core/assessment/in-registration.ts';
import type { Progress } from '../../core/progress/progress.ts';
import type { LivePage } from '../../page/base/live-page.ts';
import { useProgress } from './useProgress.ts';

export function useStanding(page: LivePage | undefined): {
  readonly progress: Progress;
  readonly known: boolean;
} {
  const { progress, known, registration } = useProgress(page);
  return { progress: inRegistration(progress, registration), known };
}
