/** What a lesson can do without until its questions are painted: its end, its notes, its contents, help. */
import type { LivePage } from '../../../page/base/live-page.ts';
import { followReading } from '../../../page/reading/contents.ts';
import { openNotes } from '../../../page/reading/notes.ts';
import { wake } from '../../wake.ts';
import { dress } from '../../../page/later/late-style.ts';
import style from '../../../styles/lesson/later.css?url';
import { LessonEnd } from './LessonEnd.tsx';

export function finish(page: LivePage): void {
  void dress(style);
  wake('fin', LessonEnd, page);
  openNotes();
  followReading();
  page.caller.subscribe((caller) => {
    if (caller) void import('../../help/offer.tsx').then(({ offerHelp }) => offerHelp(caller));
  });
}
