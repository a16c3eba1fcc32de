/**
 * Follows the meetings of a known learner's group on the page where they are. Fetched after everything else: no
 * visitor's page loads it.
 */
import { render } from 'preact';
import style from '../../styles/meeting.css?url';
import { uuid } from '../../page/base/uuid.ts';
import { dress } from '../../page/later/late-style.ts';
import { ownKey } from '../../page/later/learner.ts';
import { browserLocks } from '../../player/locks.ts';
import { drawer } from '../parts/drawer.ts';
import { Coming } from './Coming.tsx';
import { createDesk, type MeetingDesk } from './desk.ts';
import { MeetingPlace } from './MeetingPlace.tsx';

export interface MeetingPage {
  /** Key of the learner whose page this is. */
  readonly learner: string;
  /** Where meetings to come are listed; null: not on this page. */
  readonly coming: Element | null;
  /** Told whether a meeting has the page's one line. */
  readonly onMeeting: (has: boolean) => void;
}

export async function followMeetings({ learner, coming, onMeeting }: MeetingPage): Promise<void> {
  const header = document.querySelector('body > header');
  if (!header) return;
  const desk = createDesk({
    fetch: window.fetch.bind(window),
    storage: drawer(`cqp-vote-${learner}`),
    isMine: (account) => ownKey({ account }) === learner,
    newId: uuid,
    now: () => Date.now(),
    alone: (work) => browserLocks().hold(`cqp-vote-${learner}`, work),
  });
  await desk.look();
  if (desk.state.value.network === 'closed') return;
  await dress(style);
  const place = document.createElement('div');
  place.className = 'seance-place';
  header.after(place);
  render(<MeetingPlace desk={desk} />, place);
  if (coming) render(<Coming desk={desk} />, coming);
  desk.state.subscribe(({ meetings, over }) => onMeeting((meetings?.now ?? over) !== null));
  keepLooking(desk);
}

/** While the page is looked at, or something has to leave. */
function keepLooking(desk: MeetingDesk): void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  async function turn(): Promise<void> {
    clearTimeout(timer);
    const { network, kept } = desk.state.value;
    if (network === 'closed') return;
    if (!document.hidden || kept.length > 0) await desk.look();
    clearTimeout(timer);
    timer = setTimeout(() => void turn(), desk.pause());
  }
  const now = (): void => void turn();
  document.addEventListener('visibilitychange', now);
  addEventListener('online', now);
  timer = setTimeout(now, desk.pause());
}
