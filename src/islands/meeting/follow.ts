/**
 * Follows the meetings of a known learner's group on the page where they are. Fetched after everything else: no
 * visitor's page loads it, and what shows a meeting comes once there is one.
 */
import { VISITOR } from '../../page/base/learner-key.ts';
import { uuid } from '../../page/base/uuid.ts';
import { fetchLearner, ownKey } from '../../page/later/learner.ts';
import { browserLocks } from '../../player/locks.ts';
import { drawer } from '../parts/drawer.ts';
import { createDesk, type MeetingDesk, type MeetingState } from './desk.ts';

export interface MeetingPage {
  /** Key of the learner whose page this is. */
  readonly learner: string;
  /** Where meetings to come are listed; null: not on this page. */
  readonly coming: Element | null;
  /** Told whether a meeting has the page's one line. */
  readonly onMeeting: (has: boolean) => void;
}

export async function followMeetings({ coming, onMeeting, ...page }: MeetingPage): Promise<void> {
  const learner = await keyOf(page.learner);
  if (learner === null) return;
  const desk = createDesk({
    fetch: window.fetch.bind(window),
    storage: drawer(`cqp-vote-${learner}`),
    isMine: (account) => ownKey({ account }) === learner,
    newId: uuid,
    now: () => Date.now(),
    alone: (work) => browserLocks().hold(`cqp-vote-${learner}`, work),
  });
  let isShown = false;
  await desk.look();
  desk.state.subscribe((state) => {
    const hasLine = (state.meetings?.now ?? state.over) !== null && state.meetings !== null;
    onMeeting(hasLine);
    if (isShown || !(hasLine || (coming && hasComing(state)))) return;
    isShown = true;
    import('./show.tsx').then(
      ({ showMeetings }) => showMeetings(desk, coming),
      // The network is away: with the next answer.
      () => (isShown = false),
    );
  });
  keepLooking(desk);
}

/** The first page after a personal link is still a visitor's: whose browser it is by now, the server knows. */
async function keyOf(learner: string): Promise<string | null> {
  if (learner !== VISITOR) return learner;
  const me = await fetchLearner();
  return me && ownKey(me);
}

const hasComing = ({ meetings }: MeetingState): boolean => (meetings?.coming.length ?? 0) > 0;

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
