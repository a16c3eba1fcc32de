/**
 * Home: at most one line above the page, one sentence and one action. A meeting first, which has a place of its
 * own (islands/meeting/), then a trainer's answer, then that the server cannot be reached; what has no line is
 * counted at « Vos échanges ».
 */
import { useEffect } from 'preact/hooks';
import type { VNode } from 'preact';
import type { Reply } from '../../core/api/learner-calls.ts';
import { isKnown } from '../../page/base/learner-key.ts';
import type { OnPage } from '../../page/base/live-page.ts';
import { drawerKey, isUnread } from '../help/drawer.ts';
import { drawer } from '../parts/drawer.ts';
import { placeWords } from '../help/words.ts';
import { Icon } from '../parts/Icon.tsx';
import { icons } from '../parts/icons.ts';
import { when } from '../parts/dates.ts';
import type { OutlineModule } from './outline.ts';
import { inMeeting, useMeeting } from './meeting.ts';
import { useStanding } from './useStanding.ts';

interface NoticeProps extends OnPage {
  readonly modules: readonly OutlineModule[];
  /** Address of the page of exchanges. */
  readonly exchanges: string;
}

export function Notice({ page, modules, exchanges }: NoticeProps): VNode | null {
  const { known, replies, isPartial, look } = useStanding(page);
  const unread = page
    ? replies.filter((reply) => isUnread(drawer(drawerKey(page.learner, reply.place.unit)), reply))
    : [];
  useEffect(() => count(unread.length), [unread.length]);
  const meets = useMeeting();
  useEffect(() => {
    if (page && isKnown())
      void import('../meeting/follow.ts').then(({ followMeetings }) =>
        followMeetings({
          learner: page.learner,
          coming: document.getElementById('seances'),
          onMeeting: (has) => (inMeeting.value = has),
        }),
      );
  }, []);
  const [reply] = unread;
  if (!known || meets) return null;
  if (reply) {
    const { question } = reply.place;
    const found = modules
      .flatMap(({ lessons }) => lessons)
      .find(({ id }) => id === reply.place.unit);
    return (
      <aside class="annonce" aria-label="Réponse à votre demande d’aide">
        <p class="cadre">
          <Icon draw={icons.reponse} />
          <span role="status">
            <b>{reply.name} vous a répondu</b>
            {found ? `, ${placeWords(`leçon ${found.number}`, reply.place)}` : ''}&nbsp;: «&nbsp;
            {beginning(reply)}&nbsp;» <span class="doux">{when(reply.at, new Date())}</span>
          </span>
          <a
            href={
              found
                ? `${found.href}#${question === null ? '_bilan' : `q-${question}`}`
                : `${exchanges}#${reply.id}`
            }
          >
            Lire sa réponse <Icon draw={icons.suivant} />
          </a>
        </p>
      </aside>
    );
  }
  if (isPartial)
    return (
      <aside class="annonce" aria-label="Hors ligne">
        <p class="cadre">
          <Icon draw={icons.horsligne} />
          <span role="status">
            <b>Votre centre ne répond pas.</b> Voici ce que ce navigateur connaît de votre travail,
            peut-être pas tout.
          </span>
          <button type="button" class="bouton simple" onClick={look}>
            Réessayer
          </button>
        </p>
      </aside>
    );
  return null;
}

const SHORT = 60;

function beginning({ text }: Reply): string {
  const line = text.replace(/\s+/g, ' ').trim();
  const signs = [...line];
  if (signs.length <= SHORT) return line;
  return `${signs
    .slice(0, SHORT)
    .join('')
    .replace(/\s\S*$/, '')}…`;
}

/** « Vos échanges (1 à lire) », at the foot of the page. */
function count(unread: number): void {
  const link = document.querySelector('.bas .echanges');
  if (link) link.textContent = unread > 0 ? `Vos échanges (${unread} à lire)` : 'Vos échanges';
}
