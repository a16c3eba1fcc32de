/** A learner's own erasing: what was done, and the drafts of what is under way. */
import type { Player } from './player.ts';
import { DRAFTS } from './store.ts';

export async function erase(player: Player): Promise<void> {
  await player.record(() => ({ type: 'erased' }));
  for (const store of player.stores) {
    const drafts = Object.keys(await store.list(DRAFTS));
    await store.settle([], Object.fromEntries(drafts.map((key) => [key, undefined])));
  }
}
