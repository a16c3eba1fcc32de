/** Versions of one's own text: the one that counts, one that came too late, one of another device. */
import type { ComponentChildren, VNode } from 'preact';
import type { OwnText } from '../../core/api/productions.ts';
import { when } from '../parts/dates.ts';
import type { WritingDesk, WritingState } from './desk.ts';

export function Own({
  text,
  children,
}: {
  readonly text: string;
  readonly children: ComponentChildren;
}): VNode | null {
  if (text === '') return null;
  return (
    <div class="propre-ecrit">
      <h4>Votre texte</h4>
      <p class="texte-ecrit">{text}</p>
      {children}
    </div>
  );
}

/** What was typed and may not be saved any more. */
export function LastDraft({
  desk,
  state,
  production,
}: {
  readonly desk: WritingDesk | undefined;
  readonly state: WritingState | null;
  /** Its id in the lesson. */
  readonly production: string;
}): VNode | null {
  const draft = state?.memory.drafts[production];
  if (!draft) return null;
  return (
    <div class="propre-ecrit brouillon">
      <h4>Votre brouillon, jamais enregistré</h4>
      <p class="petit">
        {state?.refusals[production] ?? 'Vous ne l’aviez pas enregistré à temps.'} Ce navigateur le
        garde.
      </p>
      <p class="texte-ecrit">{draft.text}</p>
      <button type="button" class="bouton secondaire" onClick={() => desk?.drop(production)}>
        Effacer ce brouillon
      </button>
    </div>
  );
}

/** Another device saved another text meanwhile: who wrote both chooses. */
export function Astray({
  desk,
  production,
  own,
}: {
  readonly desk: WritingDesk;
  readonly production: string;
  readonly own: OwnText;
}): VNode {
  return (
    <div class="propre-ecrit brouillon" role="group" aria-label="Deux versions de votre texte">
      <p>
        Sur un autre appareil, vous avez enregistré cette version {when(own.at, new Date())}
        &nbsp;:
      </p>
      <p class="texte-ecrit">{own.text}</p>
      <div class="rang">
        <button type="button" class="bouton" onClick={() => desk.drop(production)}>
          Prendre cette version
        </button>
        <button type="button" class="bouton secondaire" onClick={() => desk.keepOwn(production)}>
          Garder celle d’ici
        </button>
      </div>
    </div>
  );
}
