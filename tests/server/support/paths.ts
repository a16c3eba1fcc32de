/** A course of three modules and two paths through it, and a group whose learners take one of them. */
import type { Catalogue } from '../../../src/core/course/catalogue.ts';
import type { GroupChange } from '../../../src/core/api/groups.ts';
import type { LearnerDetail, LearnerLink } from '../../../src/core/api/learners.ts';
import { completed, entered, initialized, judged, runAu, terminated } from './launch.ts';
import { anAdministrator } from './people.ts';
import { serve } from './serve.ts';
import { LAUNCH_FILE, writeSite } from './site.ts';
import { xapiClient } from './xapi.ts';

export const WELCOME = 'accueil/bienvenue';
export const LESSON = 'vocabulaire-medical/construction';
export const EVALUATION = 'vocabulaire-medical/evaluation';
export const POSITIONING = 'vocabulaire-medical/positionnement';
export const STOCKS = 'stocks/ranger';

const lesson = (id: string, title: string) => ({
  ...LAUNCH_FILE.units[0],
  id,
  url: `/modules/${id}/`,
  title,
});

export const COURSE: Catalogue = {
  ...LAUNCH_FILE,
  paths: [
    {
      id: 'complet',
      title: 'Parcours complet',
      modules: ['accueil', 'vocabulaire-medical', 'stocks'],
    },
    { id: 'fae', title: 'Formation d’adaptation', modules: ['accueil', 'vocabulaire-medical'] },
  ],
  modules: [
    { id: 'accueil', title: 'Premiers pas', ink: 'neutre' },
    ...LAUNCH_FILE.modules,
    { id: 'stocks', title: 'Gestion des stocks', ink: 'sto' },
  ],
  units: [
    lesson(WELCOME, 'Bienvenue'),
    {
      ...lesson(POSITIONING, 'Positionnement'),
      kind: 'positioning',
      number: null,
      moveOn: 'NotApplicable',
      sections: {},
    },
    ...LAUNCH_FILE.units,
    lesson(STOCKS, 'Ranger'),
  ],
};

/** @param course other than `COURSE`. @returns a learner alone in a group, and who teaches it */
export async function onPath(path: string | null, course: Partial<Catalogue> = {}) {
  const siteDir = writeSite({ 'lancement.json': JSON.stringify({ ...COURSE, ...course }) });
  const server = await serve({ siteDir });
  const admin = await anAdministrator(server.url);
  const json = async <T>(answer: Promise<Response>) => (await (await answer).json()) as T;
  const made = await json<{ id: string }>(
    admin.ask('POST', 'groupes', { name: 'Promotion', ...(path === null ? {} : { path }) }),
  );
  await admin.ask('POST', `groupes/${made.id}/apprenants`, { text: 'Inès Perrin' });
  const [link] = await json<LearnerLink[]>(admin.ask('GET', `groupes/${made.id}/liens`));
  const learner = { id: link?.learner.id ?? '', link: new URL(link?.url ?? '').pathname };
  const who = await entered(server.url, learner);
  return {
    ...{ server, siteDir, admin, who, learner, group: made.id },
    change: (change: Partial<GroupChange>) => admin.ask('PATCH', `groupes/${made.id}`, change),
    /** Launches it, reaches its criterion, leaves. */
    complete: async (unit: string, score: number | null = null) => {
      const au = await runAu(who, server.url, unit);
      // In this order: each is later than the one before.
      const begun = initialized(au);
      const reached = score === null ? [completed(au)] : [completed(au), judged(au, score)];
      for (const said of [[begun], reached, [terminated(au)]]) {
        const answer = await au.send(...said);
        if (answer.status !== 200) throw new Error(`${unit}: ${await answer.text()}`);
      }
    },
    /** Objects of each "satisfied", after the course's IRI base. */
    satisfied: async (): Promise<readonly string[]> => {
      const { statements } = await json<{
        statements: readonly { verb: { id: string }; object: { id: string } }[];
      }>(xapiClient(server.url)('statements', { params: { ascending: 'true' } }));
      return statements
        .filter(({ verb }) => verb.id.endsWith('/satisfied'))
        .map(({ object }) => object.id.replace(LAUNCH_FILE.iri, ''));
    },
    detail: () => json<LearnerDetail>(admin.ask('GET', `apprenants/${learner.id}`)),
    /** Where they are led from a page of this site. */
    led: async (address: string) => (await who.go(address)).headers.get('location'),
  };
}
