/** Says at the end of a run which tests it did not run: nobody takes the quick ones for all of them. */
import { globSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Reporter, Vitest } from 'vitest/node';

export const SLOW = 'tests/**/*.slow.test.ts';

export class LeftOut implements Reporter {
  private isWhole = false;

  onInit({ projects }: Vitest): void {
    this.isWhole = projects.some(({ name }) => name === 'slow');
  }

  onTestRunEnd(): void {
    if (this.isWhole) return;
    const { length } = globSync(SLOW, { cwd: resolve(import.meta.dirname, '..') });
    console.log(
      `Laissés de côté : les tests de ${length} fichiers *.slow.test.ts (constructions, processus, attentes). « npm run test:slow » les lance, « npm test » lance tout.\n`,
    );
  }
}
