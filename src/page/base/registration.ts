import { LATEST } from '../../player/latest.ts';
import { VISITOR } from './learner-key.ts';
import type { LivePage } from './live-page.ts';

/**
 * Whose assessments a page shows: the launch's, else the latest of this learner; null: nobody's. Once what
 * was kept has been read.
 */
export async function registrationOf({
  player,
  learner,
  launchAddress,
}: LivePage): Promise<string | null> {
  await player.ready;
  // A package's pages are launched one by one: their LMS tells nobody's registration.
  if (learner === VISITOR || document.documentElement.dataset['unite']) return null;
  if (launchAddress !== null) return registrationIn(launchAddress);
  const latest = await player.stores[0]?.get(LATEST).catch(() => null);
  return (latest as string | undefined) ?? null;
}

/** As the launch reads it: what is no UUID is none (xAPI 1.0.3, Data 2.4.6.1). */
function registrationIn(href: string): string | null {
  const found = new URL(href).searchParams.get('registration') ?? '';
  return /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i.test(found) ? found : null;
}
