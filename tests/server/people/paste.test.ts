/** A long list of learners: its cost grows with its length, not with its square. */
import { expect, it, vi } from 'vitest';
import { openStore } from '../../../src/server/store/db.ts';
import { openLearners } from '../../../src/server/launch/learners.ts';
import { openGroups } from '../../../src/server/people/groups.ts';
import { openIdentities } from '../../../src/server/people/identities.ts';
import { addLearners } from '../../../src/server/people/learner-changes.ts';
import { freshFolder } from '../support/site.ts';

vi.setConfig({ testTimeout: 60_000 });

it('adds four thousand people at once, and tells who was there already', () => {
  const store = openStore(freshFolder());
  const clock = () => new Date();
  const identities = openIdentities(store.db, clock);
  const group = openGroups(store.db, clock).create('Promotion').id;
  const parts = { identities, learners: openLearners(store.db, clock), clock };
  const at = { group, homePage: 'https://exemple.fr' };
  const text = Array.from({ length: 4000 }, (_, n) => `Inès Perrin${n};ines.${n}@exemple.fr`).join(
    '\n',
  );
  const add = () => store.transaction(() => addLearners(parts, at, text));
  const before = process.threadCpuUsage().user;
  expect(add().added).toHaveLength(4000);
  // Compared each with each, they took more than four seconds.
  expect((process.threadCpuUsage().user - before) / 1e6).toBeLessThan(1.5);
  const again = add();
  expect(again.added).toEqual([]);
  expect(again.refused[3999]?.problem).toBe(
    'L’adresse ines.3999@exemple.fr est déjà dans ce groupe (Inès Perrin3999).',
  );
  store.close();
});
