/** What a lesson can do without until its questions are painted: its end, its notes, its contents, help. */
import { h } from 'preact';
import type { LivePage } from '../../../page/base/live-page.ts';
import { followReading } from '../../../page/reading/contents.ts';
import { openNotes } from '../../../page/reading/notes.ts';
import { partOf } from '../../../page/reading/parts.ts';
import { wake } from '../../wake.ts';
import { dressLater } from './dress-later.ts';
import { LessonEnd, type LessonEndProps } from './LessonEnd.tsx';
import { watchTyping } from './typing.ts';

export function finish(page: LivePage): void {
  void dressLater();
  const part = followReading();
  wake('fin', (props: LessonEndProps) => h(LessonEnd, { ...props, part }), page);
  openNotes();
  watchTyping();
  page.caller.subscribe((caller) => {
    if (caller)
      void import('../../help/offer.tsx').then(({ offerHelp }) => offerHelp(caller, partOf));
  });
}
