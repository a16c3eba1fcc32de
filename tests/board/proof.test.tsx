// @vitest-environment happy-dom
/** The sheets of a proof: any report prints, each line names its row, and no duration is written but by a person. */
import fc from 'fast-check';
import { render } from 'preact';
import { act } from 'preact/test-utils';
import { renderToString } from 'preact-render-to-string';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Api } from '../../src/board/api.ts';
import { share } from '../../src/board/desk.ts';
import { CertificateSheet } from '../../src/board/proof/CertificateSheet.tsx';
import { FileSheet } from '../../src/board/proof/FileSheet.tsx';
import { GroupProofs } from '../../src/board/proof/GroupProofs.tsx';
import { LearnerProofs } from '../../src/board/proof/LearnerProofs.tsx';
import { MapSheet } from '../../src/board/proof/MapSheet.tsx';
import { MeetingsSheet } from '../../src/board/proof/MeetingsSheet.tsx';
import type { GroupProof, LearnerProof } from '../../src/core/api/proof.ts';
import { proofOf } from '../../src/core/proof/proof.ts';
import type { ProofRecords } from '../../src/core/proof/records.ts';
import { anyRecords, CATALOGUE } from '../core/proof/records.ts';

const CENTRE = ['Centre SPÉCIMEN', '1 rue de l’Exemple', 'Déclaration d’activité 00'];
const AT = '2026-11-30T10:00:00.000Z';
const START = '2026-11-22T14:00:00.000Z';

const about = (records: ProofRecords, id = 'l1'): LearnerProof => ({
  learner: { id, name: 'Inès Perrin' },
  group: { id: 'g1', name: 'Rennes 3', path: null },
  certification: 'RNCP00000',
  enrolled: '2026-11-03T10:00:00.000Z',
  proof: proofOf(records),
  at: AT,
});
const RECORDS: ProofRecords = {
  catalogue: CATALOGUE,
  path: null,
  enrolled: '2026-11-03T10:00:00.000Z',
  meetings: [
    {
      ...{ id: 's1', title: '', trainer: 'C. Le Goff', units: ['voc/mots'], answers: 2 },
      start: START,
      end: '2026-11-22T15:30:00.000Z',
      pressed: '2026-11-22T14:10:00.000Z',
      confirmed: { at: '2026-11-22T14:12:00.000Z', by: 'C. Le Goff' },
    },
  ],
  register: [],
  sessions: [
    {
      ...{ id: 'a', unit: 'voc/mots', start: START, end: START, day: '2026-11-22' },
      ...{ sessionSeconds: 7_000, activeSeconds: 4_980, ending: 'terminated', late: false },
    },
  ],
  exchanges: [],
  texts: [],
  units: {},
  completed: {},
  now: AT,
};

let learner = 0;
const desk = (api: object): void =>
  share({
    api: {
      learnerMeetingsFile: () => '#',
      learnerEvidenceFile: () => '#',
      groupMeetingsFile: () => '#',
      groupEvidenceFile: () => '#',
      ...api,
    } as unknown as Api,
    me: { id: 'me', name: 'Moi', role: 'formateur', csrf: '' },
    outline: { title: 'Cours', paths: CATALOGUE.paths, modules: [] },
    go: () => undefined,
    now: () => Date.parse(AT),
    centre: CENTRE,
  });
const value = <T,>(answer: T) => Promise.resolve({ kind: 'value', value: answer, etag: null });
const text = (): string => document.body.textContent.replaceAll('\u00A0', ' ');
const field = (label: string): HTMLInputElement => {
  const found = [...document.querySelectorAll('label')].find((one) => one.textContent === label);
  const input = document.getElementById(found?.htmlFor ?? '');
  if (!input) throw new Error(`no field ${label}`);
  return input as HTMLInputElement;
};
const type = (label: string, words: string) =>
  act(() => {
    const input = field(label);
    input.value = words;
    input.dispatchEvent(new Event('input', { bubbles: true }));
  });
const box = (name: string): HTMLInputElement => {
  const found = [...document.querySelectorAll('label')].find((one) => one.textContent === name);
  const input = found?.querySelector('input');
  if (!input) throw new Error(`no box ${name}`);
  return input;
};

/** Somebody else each time: what was typed for one stays while the page lives. */
async function open(records = RECORDS): Promise<string> {
  const id = `l${String((learner += 1))}`;
  desk({ proof: () => value(about(records, id)) });
  await act(() => render(<LearnerProofs learner={id} />, document.body));
  await act(() => Promise.resolve());
  return id;
}

beforeEach(() => {
  document.body.innerHTML = '';
});
afterEach(() => render(null, document.body));

test('any report prints, without a value that is none and without a duration nobody wrote', () => {
  desk({});
  fc.assert(
    fc.property(anyRecords, (records) => {
      const of = about(records, `arbitrary-${String((learner += 1))}`);
      const { proof } = of;
      const shared = { proof, centre: CENTRE, about: ['Inès Perrin'], place: '1 / 4' };
      const html = [
        renderToString(<MeetingsSheet {...shared} />),
        renderToString(<FileSheet {...shared} />),
        renderToString(<MapSheet {...shared} />),
      ];
      const certificate = renderToString(<CertificateSheet of={of} about={[]} place="3 / 4" />);
      for (const one of [...html, certificate])
        expect(one).not.toMatch(/undefined|NaN|Invalid|\[object|>null</);
      document.body.innerHTML = certificate;
      expect(field('Durée réalisée, en heures').value).toBe('');
      const lines = proof.meetings.length;
      expect(html[0]?.match(/source\u00A0: séance du/g)?.length ?? 0).toBeGreaterThanOrEqual(lines);
      expect(html[2]).toContain('ni validation de bloc ni attestation');
    }),
    { numRuns: 50 },
  );
});

describe('the certificate', () => {
  test('prefills what is known, leaves the rest blank, and names it', async () => {
    await open();
    expect(field('Nom et prénom').value).toBe('Inès Perrin');
    expect(field('Intitulé').value).toBe('Cours, RNCP00000, partie à distance');
    for (const label of ['Employeur (raison sociale)', 'Du', 'Au', 'Fait à', 'Le'])
      expect([label, field(label).value]).toEqual([label, '']);
    expect(field('Durée réalisée, en heures').value).toBe('');
    expect(document.querySelectorAll('.natures input:checked')).toHaveLength(0);
    expect(text()).toContain('Il manque : l’employeur, la nature de l’action'.replace(', ', ' ; '));
    expect(text()).toContain('le cachet et la signature.');
    expect(text()).not.toMatch(/vaut certificat/);
  });

  test('shows the rows beside the duration, active time apart and never as one of them', async () => {
    await open();
    const rows = [...document.querySelectorAll('.feuille-preuve')].find((one) =>
      one.textContent.includes('Durée réalisée'),
    );
    const table = rows?.querySelector('table')?.textContent.replaceAll('\u00A0', ' ') ?? '';
    expect(table).toContain('1 séance, 1 h 30');
    expect(table).not.toContain('1 h 23');
    expect(rows?.textContent.replaceAll('\u00A0', ' ')).toContain(
      'Temps actif, à part et à titre d’indication : 1 ouverture de leçon, 1 h 23',
    );
  });

  test('what a person types is no longer missing, and outlives a look at another sheet', async () => {
    await open();
    await type('Durée réalisée, en heures', '14');
    await type('Employeur (raison sociale)', 'Cabinet SPÉCIMEN');
    expect(text()).not.toContain('la durée réalisée ;');
    await act(() => box('Certificat de réalisation').click());
    expect(() => field('Durée réalisée, en heures')).toThrow('no field');
    await act(() => box('Certificat de réalisation').click());
    expect(field('Durée réalisée, en heures').value).toBe('14');
    expect(field('Employeur (raison sociale)').value).toBe('Cabinet SPÉCIMEN');
  });
});

test('time that nobody measured is said to be so, not to be none', async () => {
  const [session] = RECORDS.sessions;
  if (!session) throw new Error('no session');
  await open({ ...RECORDS, sessions: [{ ...session, activeSeconds: null }] });
  expect(text()).toContain('22 nov. 2026 : 1 ouverture de leçon, non mesuré');
  expect(text()).not.toContain('leçon, 0 min');
});

test('the sheets that were chosen are counted, each headed with the centre', async () => {
  await open();
  const places = () =>
    [...document.querySelectorAll('.feuille-preuve > footer')].map(
      (foot) => foot.lastElementChild?.textContent,
    );
  expect(places()).toEqual(['1 / 4', '2 / 4', '3 / 4', '4 / 4']);
  for (const head of document.querySelectorAll('.feuille-preuve > header'))
    expect(head.textContent).toContain(CENTRE[0]);
  await act(() => box('Dossier de preuve').click());
  expect(places()).toEqual(['1 / 3', '2 / 3', '3 / 3']);
});

test('a group has a sheet a meeting, and says how many are missing', async () => {
  const group: GroupProof = {
    group: { id: 'g1', name: 'Rennes 3', path: null },
    certification: null,
    learners: [{ id: 'l1', name: 'Inès Perrin' }],
    meetings: [
      {
        ...{ id: 's1', title: '', trainer: 'C. Le Goff', lessons: 'leçon 1', erased: 1 },
        start: START,
        end: '2026-11-22T15:30:00.000Z',
        people: [
          {
            learner: { id: 'l1', name: 'Inès Perrin' },
            pressed: '2026-11-22T14:10:00.000Z',
            confirmed: null,
          },
          { learner: { id: 'l2', name: 'Zoé Arnaud' }, pressed: null, confirmed: null },
        ],
      },
    ],
    at: AT,
  };
  desk({ groupProof: () => value(group) });
  await act(() => render(<GroupProofs group="g1" />, document.body));
  await act(() => Promise.resolve());
  expect(text()).toContain(
    'Il manque : la présence de 1 personne ; la confirmation de 1 présence.',
  );
  expect(text()).toContain('Et 1 présence de personnes dont le nom a été effacé');
  expect(document.querySelector('a[href="?apprenant=l1&vue=preuves"]')?.textContent).toBe(
    'Inès Perrin',
  );
});
