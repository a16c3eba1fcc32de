/** Puts the meetings that are over on the page, with their style; fetched for a known learner alone. */
import { render } from 'preact';
import style from '../../styles/record.css?url';
import { dress } from '../../page/later/late-style.ts';
import { PastMeetings } from './PastMeetings.tsx';

export async function showPast(place: Element): Promise<void> {
  await dress(style);
  render(<PastMeetings />, place);
}
