/** What the pages of one learner tell each other; a browser may refuse them that, as it may storage. */
import type { Event } from '../core/progress/progress.ts';
import type { Tabs } from './player.ts';

/** @param open throws where there are no channels, or none for this page */
export function tabsOver(open: () => BroadcastChannel): Tabs {
  try {
    const channel = open();
    return {
      tell: (event) => channel.postMessage(event),
      listen: (hear) =>
        channel.addEventListener('message', ({ data }: MessageEvent<Event>) => hear(data)),
    };
  } catch {
    return { tell: () => undefined, listen: () => undefined };
  }
}
