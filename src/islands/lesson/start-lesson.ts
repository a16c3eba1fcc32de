/** The one entry of a lesson's page: its questions wake now, the rest once they are painted. */
import type { Kind } from '../../core/question/types.ts';
import { afterPaint } from '../../page/base/after-paint.ts';
import { write } from '../../page/base/who-reads.ts';
import { start } from '../../page/start.ts';
import type { AnyKindView } from '../question/kind-view.ts';
import { view as choice } from '../question/choice/choice.ts';
import { view as gaps } from '../question/gaps/gaps.ts';
import { view as multiple } from '../question/multiple/multiple.ts';
import { view as trueFalse } from '../question/true-false/true-false.ts';
import { wake } from '../wake.ts';
import { questionOf } from './Question.tsx';
import { StemInPage } from './StemInPage.tsx';

/**
 * What is ticked comes with the lesson: every lesson has some, and each of these kinds weighs less than a
 * file of its own. The page names the files of the others it shows, so that they come with this one.
 */
const VIEWS: {
  readonly [K in Kind]: AnyKindView | (() => Promise<{ readonly view: AnyKindView }>);
} = {
  choice,
  multiple,
  'true-false': trueFalse,
  gaps,
  number: () => import('../question/apart/number/number.ts'),
  matching: () => import('../question/apart/matching/matching.ts'),
  ordering: () => import('../question/apart/ordering/ordering.ts'),
};

export function startLesson(window: Window, document: Document): void {
  const page = start(window, document);
  for (const [kind, found] of Object.entries(VIEWS)) {
    const wakeAll = (view: AnyKindView): void => wake(kind, questionOf(view, StemInPage), page);
    if (typeof found !== 'function') wakeAll(found);
    else if (document.querySelector(`cqp-ilot[name=${kind}]`))
      found().then(({ view }) => wakeAll(view), missing);
  }
  afterPaint(() => {
    import('./later/finish.ts').then(({ finish }) => finish(page), missing);
  });
}

/** A part of the page's code did not come: what was answered is kept. */
function missing(): void {
  write('Leçon incomplète', 'rechargez la page pour continuer.');
}
