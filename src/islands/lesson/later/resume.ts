/** « Reprendre » leads here by #reprendre: to the first question without an answer, which says so. */
import type { Worded } from '../../../core/progress/outcome.ts';
import type { LivePage } from '../../../page/base/live-page.ts';
import { when } from '../../parts/dates.ts';
import { firstUnanswered } from './unanswered.ts';

export async function resume(
  page: LivePage | undefined,
  lesson: string,
  questions: readonly Worded[],
): Promise<void> {
  if (!page || location.hash !== '#reprendre') return;
  await page.player.ready;
  const progress = page.player.progress.value;
  const touched = progress.lessons[lesson]?.touched;
  const first = firstUnanswered(progress, lesson, questions);
  // A lesson that was never begun is read from its top, one that is done from its end.
  const place = touched ? document.getElementById(first === null ? '_bilan' : `q-${first}`) : null;
  if (!place || !touched) return;
  const mark = document.createElement('p');
  mark.className = 'reprise';
  mark.textContent = `Vous en étiez ici, ${when(touched, new Date())}.`;
  mark.tabIndex = -1;
  place.before(mark);
  mark.focus({ preventScroll: true });
  mark.scrollIntoView({ block: 'start' });
}
