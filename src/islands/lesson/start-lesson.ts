/** The one entry of a lesson's page: its questions wake now, the rest once they are painted. */
import { afterPaint } from '../../page/base/after-paint.ts';
import { start } from '../../page/start.ts';
import { wake } from '../wake.ts';
import { finish } from './later/finish.ts';
import { questionOf } from './Question.tsx';
import { StemInPage } from './StemInPage.tsx';

export function startLesson(window: Window, document: Document): void {
  const page = start(window, document);
  wake('question', questionOf(StemInPage), page);
  afterPaint(() => finish(page));
}
