import type { VNode } from 'preact';
import { KIND_NAMES } from '../core/course/unit.ts';
import { useDesk } from './desk.ts';

export interface UnitChoiceProps {
  readonly chosen: readonly string[];
  readonly onChosen: (chosen: readonly string[]) => void;
}

/** The units of the course, to be ticked; kept in the order of the course. */
export function UnitChoice({ chosen, onChosen }: UnitChoiceProps): VNode {
  const { outline } = useDesk();
  const order = outline.modules.flatMap(({ units }) => units.map(({ id }) => id));
  const set = (id: string, on: boolean): void =>
    onChosen(order.filter((unit) => (unit === id ? on : chosen.includes(unit))));
  return (
    <>
      {outline.modules.map((module) => (
        <fieldset class={`choix-tb m-${module.ink}`} key={module.id}>
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
