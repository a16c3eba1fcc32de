/** A first wrong try is told of the parts that were given: what is missing would be the answer. */
import type { PartState } from '../../core/question/types.ts';
import type { Graded } from './kind-view.ts';

export function ofGiven({ parts, reasons }: Graded): Pick<Graded, 'parts' | 'reasons'> {
  const only = <T>(all: Readonly<Record<string, T>>, ...states: readonly PartState[]) =>
    Object.fromEntries(
      Object.entries(all).filter(([part]) => states.some((state) => state === parts[part])),
    );
  return { parts: only(parts, 'right', 'wrong'), reasons: only(reasons, 'wrong') };
}
