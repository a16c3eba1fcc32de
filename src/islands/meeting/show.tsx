/** Puts a meeting on the page, with its style: under the header, and where those to come are listed. */
import { render } from 'preact';
import style from '../../styles/meeting.css?url';
import { dress } from '../../page/later/late-style.ts';
import { Coming } from './Coming.tsx';
import type { MeetingDesk } from './desk.ts';
import { MeetingPlace } from './MeetingPlace.tsx';

export async function showMeetings(desk: MeetingDesk, coming: Element | null): Promise<void> {
  await dress(style);
  const place = document.createElement('div');
  place.className = 'seance-place';
  document.querySelector('body > header')?.after(place);
  render(<MeetingPlace desk={desk} />, place);
  if (coming) render(<Coming desk={desk} />, coming);
}
