/** Where the learner stands, as home and the pages of modules show it, which have no launch. */
import { useEffect, useState } from 'preact/hooks';
import type { LivePage } from '../../page/base/live-page.ts';
import { NOTHING, standingOf, type Known } from './standing.ts';

export function useStanding(page: LivePage | undefined): Known {
  const [known, setKnown] = useState<Known>(NOTHING);
  useEffect(() => (page ? standingOf(page).subscribe(setKnown) : undefined), []);
  return known;
}
