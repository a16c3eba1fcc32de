/** A learner's own erasing: what was done, and the drafts of what is under way. */
import type { Player } from './player.ts';

export async function erase(player: Player): Promise<void> {
  await player.record(() => ({ type: 'erased' }));
  for (const store of player.stores) {
    const drafts = Object.keys(await store.list('draft:'));
    await store.settle([], Object.fromEntries(drafts.map((key) => [key, undefined])));
  }
}
