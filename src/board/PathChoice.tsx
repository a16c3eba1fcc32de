/** Which path a group takes, in the form of the group; nothing where there is no choice. */
import type { VNode } from 'preact';
import type { Outline } from '../core/api/outline.ts';
import { completePath, findPath, hasChoice } from '../core/course/path.ts';
import { COMPLETE } from './path.ts';
import { useDesk } from './desk.ts';

/** What the form begins with: the path by its name where it has one. @param path GroupSummary.path */
export const firstPath = (outline: Outline, path: string | null): string | null =>
  (findPath(outline.paths, path) ?? (hasChoice(outline) ? completePath(outline) : null))?.id ??
  null;

export interface PathChoiceProps {
  readonly chosen: string | null;
  readonly onChosen: (path: string | null) => void;
}

export function PathChoice({ chosen, onChosen }: PathChoiceProps): VNode | null {
  const { outline } = useDesk();
  if (!hasChoice(outline)) return null;
  const complete = completePath(outline) ? [] : [{ id: null, title: COMPLETE }];
  return (
    <fieldset class="choix-unites">
      <legend>Parcours</legend>
      <p class="petit doux">
        Les modules que le groupe doit suivre. Vous pouvez en changer plus tard&nbsp;: ce qui a été
        fait reste dans le dossier de chacun.
      </p>
      {[...complete, ...outline.paths].map(({ id, title }) => (
        <label key={id}>
          <input
            type="radio"
            name="parcours"
            checked={chosen === id}
            onChange={() => onChosen(id)}
          />
          {title}
        </label>
      ))}
    </fieldset>
  );
}
