/** Arbitrary rows about a learner of a small course: the report of any facts, meetings and exchanges around them. */
import fc from 'fast-check';
import type { Catalogue } from '../../../src/core/course/catalogue.ts';
import { unitsOn } from '../../../src/core/course/path.ts';
import type { MeetingRecord, ProofRecords } from '../../../src/core/proof/records.ts';
import { digest } from '../../../src/core/report/digest.ts';
import { report } from '../../../src/core/report/report.ts';
import { anyFacts } from '../report/facts.ts';

const unit = (id: string, kind: 'lesson' | 'evaluation' | 'positioning', minutes: number) => ({
  ...{ id, kind, minutes, url: `/modules/${id}/`, sections: {}, questions: [] },
  title: `Titre de ${id}`,
  number: kind === 'lesson' ? 1 : null,
  masteryScore: kind === 'evaluation' ? 0.8 : null,
  moveOn: kind === 'positioning' ? ('NotApplicable' as const) : ('Completed' as const),
});

export const CATALOGUE: Catalogue = {
  iri: 'https://exemple.fr/cqp/',
  course: { id: 'https://exemple.fr/cqp/cours', title: 'Cours' },
  certification: 'RNCP00000',
  paths: [
    { id: 'complet', title: 'Complet', modules: ['voc', 'sto'] },
    { id: 'court', title: 'Court', modules: ['voc'] },
  ],
  modules: [
    { id: 'voc', title: 'Vocabulaire', ink: 'voc' },
    { id: 'sto', title: 'Stocks', ink: 'sto' },
  ],
  units: [
    unit('voc/positionnement', 'positioning', 5),
    unit('voc/mots', 'lesson', 12),
    unit('voc/evaluation', 'evaluation', 20),
    unit('sto/ranger', 'lesson', 9),
  ],
  blocs: [
    { number: 1, title: 'Parcours', themes: [{ title: 'Vaccination', module: null }] },
    {
      number: 2,
      title: 'Administratif',
      themes: [
        { title: 'Vocabulaire médical', module: 'voc' },
        { title: 'Télémédecine', module: null },
      ],
    },
  ],
};

const iso = (minutes: number): string => new Date(Date.UTC(2026, 10, 22, 8, minutes)).toISOString();
const anyTime = fc.integer({ min: 0, max: 240 }).map(iso);

const anyMeeting = fc
  .record({
    id: fc.uuid(),
    from: fc.integer({ min: 0, max: 200 }),
    lasts: fc.integer({ min: 1, max: 120 }),
    title: fc.constantFrom('', 'Prendre la tension'),
    units: fc.subarray(['voc/mots', 'sto/ranger', 'voc/retiree'], { minLength: 1 }),
    pressed: fc.option(anyTime),
    confirmed: fc.option(anyTime),
    answers: fc.nat({ max: 5 }),
  })
  .map(({ from, lasts, confirmed, ...meeting }): MeetingRecord => ({
    ...meeting,
    start: iso(from),
    end: iso(from + lasts),
    trainer: 'C. Le Goff',
    confirmed:
      meeting.pressed === null || confirmed === null ? null : { at: confirmed, by: 'C. Le Goff' },
  }));

const anyExchange = fc.record({
  id: fc.uuid(),
  place: fc.record({
    unit: fc.constantFrom('voc/mots', 'sto/ranger', 'voc/retiree'),
    label: fc.constantFrom(null, 'question 1'),
  }),
  messages: fc.array(
    fc.record({
      at: anyTime,
      from: fc.constantFrom('learner' as const, 'trainer' as const),
      name: fc.constant('C. Le Goff'),
    }),
    { maxLength: 4 },
  ),
});

const anyText = fc.record({
  id: fc.uuid(),
  unit: fc.constantFrom('voc/mots', 'voc/retiree'),
  title: fc.constant('La note d’appel'),
  at: anyTime,
  comment: fc.option(fc.record({ at: anyTime, by: fc.constant('C. Le Goff') })),
});

const anyRow = fc.record({
  session: fc.constantFrom('a', 'b'),
  unit: fc.constantFrom('voc/mots', 'voc/retiree'),
  start: anyTime,
  end: anyTime,
  activeSeconds: fc.option(fc.nat({ max: 3600 })),
  recorded: anyTime,
});

export const anyRecords: fc.Arbitrary<ProofRecords> = fc
  .record({
    facts: fc.dictionary(
      fc.constantFrom(...CATALOGUE.units.map(({ id }) => id), 'voc/retiree'),
      anyFacts,
    ),
    path: fc.constantFrom(null, 'complet', 'court', 'ancien'),
    isOld: fc.boolean(),
    enrolled: anyTime,
    now: anyTime,
    meetings: fc.uniqueArray(anyMeeting, { maxLength: 5, selector: ({ id }) => id }),
    exchanges: fc.uniqueArray(anyExchange, { maxLength: 4, selector: ({ id }) => id }),
    texts: fc.uniqueArray(anyText, { maxLength: 3, selector: ({ id }) => id }),
    register: fc.array(anyRow, { maxLength: 6 }),
  })
  .map(({ facts, isOld, ...records }): ProofRecords => {
    const { certification: _, blocs: __, ...former } = CATALOGUE;
    const catalogue = isOld
      ? { ...former, units: CATALOGUE.units.map(({ minutes: ___, ...one }) => one) }
      : CATALOGUE;
    const digests = new Map(
      // Ids of sessions are those of one launch: no two units share one.
      Object.entries(facts).map(([id, list]) => [
        id,
        digest(list.map((fact) => ({ ...fact, session: `${id} ${fact.session}` }))),
      ]),
    );
    const { units, sessions } = report(digests, catalogue.units, unitsOn(catalogue, records.path));
    const completed = [...digests].flatMap(([id, one]) =>
      one.completed === null ? [] : [[id, one.completed] as const],
    );
    return { ...records, catalogue, units, sessions, completed: Object.fromEntries(completed) };
  });
