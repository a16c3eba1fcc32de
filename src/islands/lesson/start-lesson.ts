/** The one entry of a lesson's page: its questions wake now, the rest once they are painted. */
import { afterPaint } from '../../page/base/after-paint.ts';
import type { LivePage } from '../../page/base/live-page.ts';
import { start } from '../../page/start.ts';
import { wake } from '../wake.ts';
import { questionOf } from './Question.tsx';
import { StemInPage } from './StemInPage.tsx';

export function startLesson(window: Window, document: Document): void {
  const page = start(window, document);
  wake('question', questionOf(StemInPage), page);
  afterPaint(() => finishLater(page));
}

/** What a lesson can do without until its questions are painted; without a network, once there is one. */
function finishLater(page: LivePage): void {
  import('./later/finish.ts').then(
    ({ finish }) => finish(page),
    () => addEventListener('online', () => finishLater(page), { once: true }),
  );
}
