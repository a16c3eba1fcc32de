/** What reading a bench is made with. */
import type { FigureFile } from '../read/context.ts';
import type { BenchInput, EffectInput } from '../schemas/bench.ts';

export interface Around {
  readonly figures: ReadonlyMap<string, FigureFile>;
  readonly sourceIds: ReadonlySet<string>;
}

export const fileName = (written = ''): string => written.replace(/^\.\//, '');

/** Each effect with its place in the file. */
export function effectsIn(
  input: BenchInput,
): readonly (readonly [readonly PropertyKey[], EffectInput])[] {
  const found: (readonly [readonly PropertyKey[], EffectInput | undefined])[] = [
    [['repos', 'effet'], input.repos.effet],
    ...input.tailles.map(({ effet }, at) => [['tailles', at, 'effet'], effet] as const),
    ...input.reglages.flatMap(({ choix }, at) =>
      choix.map(({ effet }, place) => [['reglages', at, 'choix', place, 'effet'], effet] as const),
    ),
    ...Object.entries(input.personnes).flatMap(([id, { conditions }]) =>
      conditions.map(
        ({ effet }, at) => [['personnes', id, 'conditions', at, 'effet'], effet] as const,
      ),
    ),
  ];
  return found.flatMap(([path, effect]) => (effect ? [[path, effect] as const] : []));
}
