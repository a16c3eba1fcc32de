/** « Vos données », for a learner: what their platform has not stored, and a file of it. */
import { useEffect, useState } from 'preact/hooks';
import type { VNode } from 'preact';
import { allOf } from '../../player/stores.ts';
import { answersIn, listParked, listUnreadable, unsentFile } from '../../player/trackers/unsent.ts';
import type { LivePage, OnPage } from '../../page/base/live-page.ts';
import { saveFile } from '../../page/later/save-file.ts';
import { plural } from '../../core/text/numbers.ts';

export function Unsent({ page }: OnPage): VNode | null {
  const [held, setHeld] = useState(NONE);
  useEffect(() => {
    void count(page).then(setHeld);
  }, []);
  if (held.entries === 0) return null;
  const { waiting, refused, unreadable } = held;
  return (
    <div class="encadre">
      <p>
        {plural(waiting, 'réponse')} en attente d’envoi, {plural(refused, 'réponse')}{' '}
        {refused > 1 ? 'refusées' : 'refusée'} par votre plateforme. Elles sont gardées dans ce
        navigateur ; votre centre peut les reprendre du fichier.
      </p>
      {unreadable > 0 ? (
        <p>Une partie de ce qui est gardé ici ne se relit plus : le fichier la contient aussi.</p>
      ) : null}
      <button type="button" class="bouton secondaire" onClick={() => void save(page)}>
        Enregistrer mes réponses non envoyées
      </button>
    </div>
  );
}

const NONE = { entries: 0, waiting: 0, refused: 0, unreadable: 0 };

async function count(page: LivePage | undefined): Promise<typeof NONE> {
  if (!page) return NONE;
  await page.player.ready;
  const store = allOf(page.player.stores);
  const [queue, parked, unreadable] = await Promise.all([
    store.peek(null, Infinity),
    listParked(store),
    listUnreadable(store),
  ]);
  const lost = parked.filter(({ quiet }) => !quiet);
  return {
    entries: queue.length + lost.length + unreadable.length,
    unreadable: unreadable.length,
    waiting: answersIn(queue),
    refused: answersIn(lost.flatMap(({ entry }) => entry ?? [])),
  };
}

async function save(page: LivePage | undefined): Promise<void> {
  if (!page) return;
  const now = new Date().toISOString();
  const file = await unsentFile(allOf(page.player.stores), now);
  saveFile(`reponses-non-envoyees-${now.slice(0, 10)}.json`, file);
}
