import { holdsModule, modulesOn, type PathEntry } from '../../core/course/path.ts';
import { usePath } from '../parts/usePath.ts';
import type { OutlineModule } from './outline.ts';

interface HomeCourse {
  readonly modules: readonly OutlineModule[];
  readonly paths: readonly PathEntry[];
}

/** The modules of the path this page shows; those of the complete course where it is built. */
export function useModules({ modules, paths }: HomeCourse): {
  readonly modules: readonly OutlineModule[];
  /** For `data-attente`: the paths on which what is said of these modules is not true, as long as the path is unknown. */
  readonly untrueFor: (said: readonly OutlineModule[]) => string | undefined;
} {
  const path = usePath();
  return {
    modules: modulesOn({ modules, paths }, path ?? null),
    untrueFor: (said) =>
      path === undefined
        ? paths
            .filter((one) => said.some(({ id }) => !holdsModule(one, id)))
            .map(({ id }) => id)
            .join(' ') || undefined
        : undefined,
  };
}
