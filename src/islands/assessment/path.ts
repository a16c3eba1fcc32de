/** The path of who takes an assessment, and where it leads them. */
import { shownPath } from '../parts/shown-path.ts';
import type { AssessedPath, AssessmentProps, Step } from './types.ts';

/** Null: nobody knows which of several they take. */
export function pathOf({ paths = {} }: Pick<AssessmentProps, 'paths'>): AssessedPath | null {
  const [only, another] = Object.values(paths);
  return paths[shownPath() ?? ''] ?? (another ? null : (only ?? null));
}

export function nextOf(props: Pick<AssessmentProps, 'paths' | 'next'>): Step | null {
  const path = pathOf(props);
  return path ? path.next : props.next;
}
