/**
 * A page of our own server, outside a lesson, for a learner it knows: whose work is shown, who reads
 * it, and what an earlier visit could not send.
 */
import { browserLocks } from '../../player/locks.ts';
import { allOf } from '../../player/stores.ts';
import { isAnyLeft } from '../../player/trackers/session.ts';
import type { LearnerMe } from '../../core/api/learner-calls.ts';
import { fetchLearner, ownKey, readersOf, remember } from './learner.ts';
import { databaseOf } from '../base/learner-key.ts';
import type { LivePage } from '../base/live-page.ts';
import { keepSessionKey } from '../base/session-key.ts';
import { write } from '../base/who-reads.ts';

export async function showKnown({ player, learner }: LivePage): Promise<void> {
  const unit = /\/modules\/([^/]+\/[^/]+)\/$/.exec(location.pathname)?.[1];
  // A lesson's address kept from a launch, in a tab that has none: it is opened as every lesson is.
  if (unit && new URLSearchParams(location.search).has('seance'))
    return location.replace(`/lancer/${unit}${location.hash}`);
  const [me] = await Promise.all([fetchLearner(), player.ready]);
  if (!me) return;
  // An unencrypted page: browsers do not tell the server that somebody opened it (Sec-Fetch-Dest), so
  // it could not lead to a launch. In a frame, the lesson is only read.
  if (unit && window === top) return location.replace(`/lancer/${unit}${location.hash}`);
  showPath(me);
  const own = ownKey(me);
  if (own !== learner) {
    // Somebody else's session was in this tab, or this is the first page after a personal link.
    keepSessionKey(null);
    const isOnScreen = Object.keys(player.progress.value.lessons).length > 0;
    if (remember(own) && (isOnScreen || (await hasWork(own)))) return location.reload();
    if (isOnScreen) return;
  }
  const { group, sentence } = readersOf(me);
  const store = allOf(player.stores);
  const leave = document.createElement('button');
  leave.type = 'button';
  leave.textContent = 'Changer de personne';
  leave.addEventListener('click', () => {
    import('./change-person.ts').then(
      ({ askToLeave }) => askToLeave({ name: me.name, store, opener: leave }),
      () => write('Hors ligne', `ce navigateur reste au nom de ${me.name}.`, leave),
    );
  });
  write(group, sentence, leave);
  if (!(await isAnyLeft(store, null))) return;
  const { deliverLeftovers } = await import('../../player/trackers/leftovers.ts');
  await deliverLeftovers({
    store,
    locks: browserLocks(),
    fetch: window.fetch.bind(window),
    origin: location.origin,
    now: Date.now(),
    except: null,
  });
}

/** The page had it from a cookie of before this answer (components/path-scripts.ts). */
function showPath({ path }: LearnerMe): void {
  const { dataset } = document.documentElement;
  if (path === null) delete dataset['parcours'];
  else dataset['parcours'] = path;
}

/** Whether this browser holds something of that learner: if not, this page already shows it right. */
async function hasWork(learner: string): Promise<boolean> {
  try {
    // browsers: one that cannot say is caught.
    return (await indexedDB.databases()).some(({ name }) => name === databaseOf(learner));
  } catch {
    // Older browsers cannot say, others refuse to.
    return true;
  }
}
