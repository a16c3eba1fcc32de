/** « Vos données » : save to a file, take back from a file, erase. */
import { useState } from 'preact/hooks';
import type { VNode } from 'preact';
import { erase as eraseAll } from '../../player/erase.ts';
import { fromFile, toFile } from '../../player/file.ts';
import { ConfirmBox } from '../parts/ConfirmBox.tsx';
import { eraseDrafts } from '../production/drafts.ts';
import type { OnPage } from '../../page/base/live-page.ts';
import { saveFile } from '../../page/later/save-file.ts';
import { Unsent } from './Unsent.tsx';
import { useProgress } from '../parts/useProgress.ts';
import { plural } from '../../core/text/numbers.ts';

export function Data({ page }: OnPage): VNode {
  const { progress, known } = useProgress(page);
  const [said, setSaid] = useState('');
  const [erasing, setErasing] = useState(false);
  const answers = Object.values(progress.lessons).reduce(
    (sum, { questions }) => sum + Object.keys(questions).length,
    0,
  );

  async function save(): Promise<void> {
    if (!page) return;
    const now = new Date().toISOString();
    saveFile(`progression-${now.slice(0, 10)}.json`, await toFile(page.player, now));
    setSaid('Le fichier est prêt dans vos téléchargements.');
  }

  async function take(file: File | undefined): Promise<void> {
    if (!page || !file) return;
    const fine = await fromFile(page.player, await file.text());
    setSaid(
      fine
        ? 'La progression du fichier a été ajoutée à celle de ce navigateur.'
        : 'Ce fichier n’est pas une progression enregistrée ici. Choisissez un fichier « progression-….json ».',
    );
  }

  async function erase(): Promise<void> {
    if (!page) return;
    await eraseAll(page.player);
    eraseDrafts(page.learner);
    setErasing(false);
    setSaid('Vos réponses ont été effacées de ce navigateur.');
  }

  return (
    <section class="donnees">
      <p>
        {known
          ? `${plural(answers, 'question faite', 'questions faites')} dans ce navigateur.`
          : 'Lecture de vos réponses…'}
      </p>
      <div class="rang">
        <button type="button" class="bouton secondaire" disabled={!known} onClick={() => void save()}>
          Enregistrer ma progression
        </button>
        <label class="bouton secondaire">
          Reprendre un fichier
          <input
            class="invisible"
            type="file"
            accept="application/json,.json"
            onChange={(event) => void take(event.currentTarget.files?.[0])}
          />
        </label>
        <button type="button" class="bouton secondaire" disabled={!known} onClick={() => setErasing(true)}>
          Effacer
        </button>
      </div>
      {erasing ? (
        <ConfirmBox
          class="attention"
          question="Effacer vos réponses de ce navigateur ? On ne pourra pas les retrouver."
        >
          <button type="button" class="bouton" onClick={() => void erase()}>
            Effacer mes réponses
          </button>
          <button type="button" class="bouton secondaire" onClick={() => setErasing(false)}>
            Garder
          </button>
        </ConfirmBox>
      ) : null}
      <p role="status">{said}</p>
      <Unsent page={page} />
    </section>
  );
}
