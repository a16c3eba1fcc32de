/** The one entry of a lesson's page: its questions wake now, the rest once they are painted. */
import { afterPaint } from '../../page/base/after-paint.ts';
import { loadAnew } from '../../page/base/load-anew.ts';
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
  const anew = (): void => loadAnew(page);
  bringKinds(page.kinds.value).then(() => wake('question', questionOf(StemInPage), page), anew);
  // What a lesson can do without until its questions are painted.
  afterPaint(() => void import('./later/finish.ts').then(({ finish }) => finish(page), anew));
}
