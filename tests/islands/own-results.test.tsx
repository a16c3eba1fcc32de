// @vitest-environment happy-dom
/** « Mes résultats » : of a known learner what the server says, of a visitor what this browser holds, or nothing. */
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { OwnProof } from '../../src/core/api/proof.ts';
import { proofOf } from '../../src/core/proof/proof.ts';
import { OwnResults } from '../../src/islands/proof/OwnResults.tsx';
import { CATALOGUE } from '../core/proof/records.ts';
import { mount, openPage, settle } from './live.ts';

const PROPS = { modules: [], centre: ['Centre SPÉCIMEN'], title: 'Cours, RNCP00000' };
const OWN: OwnProof = {
  name: 'Inès Perrin',
  group: 'Rennes 3',
  at: '2026-11-30T10:00:00.000Z',
  proof: proofOf({
    catalogue: CATALOGUE,
    path: null,
    enrolled: '2026-11-01T08:00:00.000Z',
    meetings: [],
    register: [],
    sessions: [],
    exchanges: [],
    texts: [],
    completed: {},
    now: '2026-11-30T10:00:00.000Z',
    units: {
      'voc/evaluation': {
        ...{ state: 'done', answered: 0, rightFirst: 0, sessionSeconds: 0, activeSeconds: 0 },
        lastActivity: '2026-11-22T10:00:00.000Z',
        tries: [
          {
            ...{ at: '2026-11-22T10:00:00.000Z', scaled: 0.85, mastery: 0.8 },
            ...{ raw: 17, max: 20, passed: true },
          },
        ],
      },
    },
  }),
};
let answer: () => Promise<Response>;
const asked: string[] = [];
const shown = (): string => document.body.textContent.replace(/\s+/g, ' ');

beforeEach(() => {
  asked.length = 0;
  document.cookie = 'connu=1; path=/';
  vi.stubGlobal('fetch', (url: string) => {
    asked.push(url);
    return answer();
  });
});
afterEach(() => {
  vi.unstubAllGlobals();
  document.cookie = 'connu=; max-age=0; path=/';
});

test('a known learner reads their evaluations, meetings, lessons and map, to be printed', async () => {
  answer = () => Promise.resolve(Response.json(OWN));
  await mount(openPage(), OwnResults, PROPS);
  await settle();
  expect(asked).toEqual(['/apprenant/resultats']);
  expect(document.querySelectorAll('.feuille-preuve')).toHaveLength(3);
  expect(shown()).toContain('85 %');
  expect(shown()).toContain('source : évaluation Vocabulaire, essai 1');
  expect(shown()).toContain('ne vaut ni validation de bloc ni attestation');
  // One line for all that is not begun.
  expect(shown()).toMatch(/\d+ activités pas commencées, .+ annoncées en moyenne/);
  const lines = document.querySelectorAll('.feuille-preuve:nth-of-type(2) tbody tr');
  expect(lines).toHaveLength(1);
  // A learner's sheets are no form: nothing to sign, no certificate.
  expect(document.querySelector('input, .a-signer')).toBeNull();
});

test('a visitor asks nobody, and reads that nothing is kept of them', async () => {
  document.cookie = 'connu=; max-age=0; path=/';
  answer = () => Promise.reject(new Error('asked'));
  await mount(openPage(), OwnResults, PROPS);
  expect(asked).toEqual([]);
  expect(shown()).toContain('En visite libre, personne ne vous suit');
  expect(shown()).toContain('Ce navigateur ne garde encore aucun résultat.');
});

test('without an answer nothing is said to be missing, and one may ask again', async () => {
  answer = () => Promise.reject(new TypeError('offline'));
  await mount(openPage(), OwnResults, PROPS);
  await settle();
  expect(document.querySelector('[role=alert]')?.textContent).toContain(
    'n’ont pas pu être chargés',
  );
  answer = () => Promise.resolve(Response.json(OWN));
  document.querySelector('button')?.click();
  await settle();
  expect(shown()).toContain('85 %');
});
