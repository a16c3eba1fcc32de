/** « Reprendre » leads here by #reprendre: to the first question without an answer, which says so. */
import type { Worded } from '../../../core/progress/outcome.ts';
import type { LivePage } from '../../../page/base/live-page.ts';
import { partOf } from '../../../page/reading/parts.ts';
import { when } from '../../parts/dates.ts';
import { dressLater } from './dress-later.ts';
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
  mark.tabIndex = -1;
  mark.append(`Vous en étiez ici, ${when(touched, new Date())}. `, ...reread(place));
  place.before(mark);
  // Where it comes to stand depends on what stays at the top of the screen.
  await dressLater();
  mark.focus({ preventScroll: true });
  mark.scrollIntoView({ block: 'start' });
}

/** To the beginning of the part that a question belongs to. */
function reread(place: HTMLElement): readonly Node[] {
  const part = place.matches('.question') ? partOf(place) : null;
  if (part === null) return [];
  const parts = [...document.querySelectorAll('.prose h2[id]')].map(({ id }) => id);
  const link = document.createElement('a');
  link.href = `#${part}`;
  link.textContent = `Relire la partie ${String(parts.indexOf(part) + 1)}`;
  return [link];
}
