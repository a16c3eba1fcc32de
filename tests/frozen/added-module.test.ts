/** A course that a learner satisfied under the last release, which has one module more today. */
import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { Catalogue } from '../../src/core/course/catalogue.ts';
import { completed, entered, initialized, runAu } from '../server/support/launch.ts';
import { serve } from '../server/support/serve.ts';
import { freshFolder, writeSite } from '../server/support/site.ts';
import { ADMIN, meaningOf, statementsIn, type Stated } from './make/meaning.ts';
import type { Walked } from './make/walk.ts';
import { FOLDER, frozen } from './release.ts';

type Said = Stated & { readonly verb: { readonly id: string }; readonly timestamp: string };

const { at, people, meaning } = frozen<{
  at: string;
  people: Walked['people'];
  meaning: { statements: readonly Said[] };
}>('base/sens.json');
const then = frozen<Catalogue>('base/lancement.json');
const [model] = then.units;
if (!model) throw new Error('The course of the last release has a lesson.');
const added = { ...model, id: 'accueil/bienvenue', url: '/modules/accueil/bienvenue/' };
const today: Catalogue = {
  ...then,
  modules: [{ id: 'accueil', title: 'Premiers pas', ink: 'neutre' }, ...then.modules],
  units: [added, ...then.units],
};

test('she stays satisfied, the module is asked of her, and stated for itself alone', async () => {
  const dataDir = freshFolder();
  for (const file of ['plateforme.sqlite', 'plateforme.sqlite-wal'])
    copyFileSync(join(FOLDER, 'base', file), join(dataDir, file));
  const siteDir = writeSite({ 'lancement.json': JSON.stringify(today) });
  const server = await serve({ dataDir, siteDir, lrsAdmin: ADMIN }, () => new Date(at));
  const ana = people.learners.find(({ name }) => name === 'Ana SPÉCIMEN');
  const seen = async () =>
    (await meaningOf(server.url, people)).board[`apprenants/${ana?.id ?? ''}`];
  const course = meaning.statements.find(({ object }) => object.id === `${then.course.id}/suivi`);
  expect(await seen()).toMatchObject({ satisfied: { at: course?.timestamp, isCurrent: false } });

  const au = await runAu(await entered(server.url, ana), server.url, added.id);
  const satisfied = async () =>
    ((await statementsIn(server.url)) as readonly Said[])
      .filter(({ verb, context }) => {
        return verb.id.endsWith('/satisfied') && context?.registration === au.registration;
      })
      .map(({ object }) => object.id.replace(then.iri, ''));
  expect(await satisfied()).toEqual(['modules/essai/suivi', 'cours/suivi']);
  for (const one of [initialized(au), completed(au)]) expect((await au.send(one)).status).toBe(200);
  expect(await satisfied()).toEqual([
    'modules/essai/suivi',
    'cours/suivi',
    'modules/accueil/suivi',
  ]);
  expect(await seen()).toMatchObject({ satisfied: { at: course?.timestamp, isCurrent: true } });
});
