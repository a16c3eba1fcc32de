/** The one entry of a lesson's page: its questions wake now, the rest once they are painted. */
import { afterPaint } from '../../page/base/after-paint.ts';
import { start } from '../../page/start.ts';
import type { Look } from '../../core/question/types.ts';
import { bringKinds } from '../kinds.tsx';
import { wake } from '../wake.ts';
import { questionOf } from './Question.tsx';
import { StemInPage } from './StemInPage.tsx';

export function startLesson(window: Window, document: Document): void {
  const page = start(window, document);
  page.kinds.value = [...document.querySelectorAll<HTMLElement>('.question')].flatMap(
    ({ dataset }) => dataset['question']?.split(' ') as Look[],
  );
  whenThere(
    () => bringKinds(page.kinds.value),
    () => wake('question', questionOf(StemInPage), page),
  );
  // What a lesson can do without until its questions are painted.
  afterPaint(() =>
    whenThere(
      () => import('./later/finish.ts'),
      ({ finish }) => finish(page),
    ),
  );
}

/** Without a network, once there is one. */
function whenThere<T>(load: () => Promise<T>, work: (loaded: T) => void): void {
  load().then(work, () => addEventListener('online', () => whenThere(load, work), { once: true }));
}
