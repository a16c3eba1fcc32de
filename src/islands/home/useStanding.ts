/** The learner's progress as pages without a launch show it: assessments as they stand in one registration. */
import { useEffect, useState } from 'preact/hooks';
import { inRegistration } from '../../core/assessment/in-registration.ts';
import { emptyProgress } from '../../core/progress/fold.ts';
import type { Progress } from '../../core/progress/progress.ts';
import type { LivePage } from '../../page/base/live-page.ts';
import { registrationOf } from '../../page/base/registration.ts';
import { useProgress } from './useProgress.ts';

/** Empty (and `known` false) until what was kept has been read, and whose assessments are shown. */
export function useStanding(page: LivePage | undefined): {
  readonly progress: Progress;
  readonly known: boolean;
} {
  const { progress, known } = useProgress(page);
  const [registration, setRegistration] = useState<string | null>();
  useEffect(() => {
    if (page) void registrationOf(page).then(setRegistration);
  }, []);
  return known && registration !== undefined
    ? { progress: inRegistration(progress, registration), known }
    : { progress: emptyProgress, known: false };
}
