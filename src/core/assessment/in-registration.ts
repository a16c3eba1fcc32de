/** Apart from record.ts, which every lesson loads: only pages under no launch ask for it. */
import type { Records } from './model.ts';
import { recordKey } from './record.ts';

/** The progress with the assessments of that registration alone, under their own names; null: as it is. */
export function inRegistration<T extends Records>(progress: T, registration: string | null): T {
  if (registration === null) return progress;
  const suffix = recordKey('', registration);
  const own = Object.entries(progress.evaluations).flatMap(([key, record]) =>
    key.endsWith(suffix) ? [[key.slice(0, -suffix.length), record] as const] : [],
  );
  return { ...progress, evaluations: Object.fromEntries(own) };
}
