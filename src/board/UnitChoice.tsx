import type { VNode } from 'preact';
import { useState } from 'preact/hooks';
import { KIND_NAMES } from '../core/course/unit.ts';
import { useDesk } from './desk.ts';
import { outlineOn } from './path.ts';

export interface UnitChoiceProps {
  /** GroupSummary.path */
  readonly path: string | null;
  readonly chosen: readonly string[];
  readonly onChosen: (chosen: readonly string[]) => void;
}

/** The units of the path, and any chosen beside it before, to be ticked; kept in the order of the course. */
export function UnitChoice({ path, chosen, onChosen }: UnitChoiceProps): VNode {
  const { outline } = useDesk();
  const on = outlineOn(outline, path).modules;
  // Those that were ticked when the form was opened stay there to be unticked.
  const [before] = useState(chosen);
  const offered = outline.modules.filter(
    (module) => on.includes(module) || module.units.some(({ id }) => before.includes(id)),
  );
  const order = outline.modules.flatMap(({ units }) => units.map(({ id }) => id));
  const set = (id: string, on: boolean): void =>
    onChosen(order.filter((unit) => (unit === id ? on : chosen.includes(unit))));
  return (
    <>
      {offered.map((module) => (
        <fieldset class={`choix-unites encre-${module.ink}`} key={module.id}>
          <legend>{module.title}</legend>
          {module.units.map(({ id, kind, number, title }) => (
            <label key={id}>
              <input
                type="checkbox"
                checked={chosen.includes(id)}
                onChange={({ currentTarget }) => set(id, currentTarget.checked)}
              />
              {number === null ? KIND_NAMES[kind] : `${number}. ${title}`}
            </label>
          ))}
        </fieldset>
      ))}
    </>
  );
}
