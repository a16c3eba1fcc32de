/** The group's files for a spreadsheet and for the bundle of evidence (pure). Times in Europe/Paris. */
import { isJudged, KIND_NAMES } from '../../core/course/unit.ts';
import { bestOf } from '../../core/assessment/score.ts';
import type { Try, UnitState } from '../../core/report/report.ts';
import type { SessionRow } from '../../core/report/session.ts';
import { csv } from '../../core/report/csv.ts';
import { percent } from '../../core/report/percent.ts';
import type { Catalogue, CatalogueUnit } from '../../core/course/catalogue.ts';
import type { Identity } from '../people/identities.ts';
import type { Entry } from './register.ts';

type Named = Pick<Identity, 'name' | 'email'>;

/** A line for each learner and each unit that is given, begun or not. */
export function progressCsv(entries: readonly Entry[], { modules, units }: Catalogue): string {
  const header = [
    'Nom',
    'Courriel',
    'Module',
    'Leçon',
    'Type',
    'État',
    'Questions répondues',
    'Justes au premier essai',
    'Essais',
    'Meilleur score (%)',
    'Dernier score (%)',
    'Réussie le',
    'Temps de session (min)',
    'Temps actif (min)',
    'Dernière activité',
  ];
  const line = ({ identity, report }: Entry, unit: CatalogueUnit): readonly string[] => [
    identity.name,
    identity.email ?? '',
    moduleTitle(unit.id, modules),
    unit.title,
    KIND_NAMES[unit.kind].toLowerCase(),
    ...stateCells(unit.kind, report.units[unit.id]),
  ];
  return csv([header, ...entries.flatMap((entry) => units.map((unit) => line(entry, unit)))]);
}

const EMPTY_CELLS: readonly string[] = ['', '', '', '', '', '', '', '', ''];

function stateCells(kind: CatalogueUnit['kind'], state: UnitState | undefined): readonly string[] {
  if (!state) return ['non commencée', ...EMPTY_CELLS];
  const { tries, answered, rightFirst } = state;
  const judged = isJudged({ kind });
  const score = (one: Try | null) => (one === null ? '' : percent(one.scaled, one.mastery));
  return [
    STATES[kind][state.state],
    judged ? '' : String(answered),
    judged ? '' : String(rightFirst),
    judged ? String(tries.length) : '',
    score(bestOf(tries)),
    score(tries.at(-1) ?? null),
    moment(tries.find(({ passed }) => passed)?.at ?? null),
    minutes(state.sessionSeconds),
    minutes(state.activeSeconds),
    moment(state.lastActivity),
  ];
}

const STATES = {
  lesson: {
    begun: 'commencée',
    done: 'terminée',
    review: 'terminée, à revoir',
    waived: 'dispensée',
  },
  evaluation: { begun: 'commencée', done: 'réussie', review: 'non réussie', waived: 'dispensée' },
  positioning: { begun: 'commencé', done: 'passé', review: 'passé', waived: 'dispensé' },
} as const;

/** A line for each session, in the order they happened. */
export function connectionsCsv(
  learners: readonly { readonly identity: Named; readonly sessions: readonly SessionRow[] }[],
  { modules, units }: Catalogue,
): string {
  const header = [
    'Nom',
    'Courriel',
    'Jour',
    'Début',
    'Fin',
    'Module',
    'Leçon',
    'Temps de session (min)',
    'Temps actif (min)',
    'Fin de session',
    'Réponses en retard',
    'Référence',
  ];
  const line = ({ name, email }: Named, session: SessionRow): readonly string[] => [
    name,
    email ?? '',
    session.day.split('-').reverse().join('/'),
    moment(session.start),
    moment(session.end),
    moduleTitle(session.unit, modules),
    units.find(({ id }) => id === session.unit)?.title ?? session.unit,
    minutes(session.sessionSeconds),
    session.activeSeconds === null ? '' : minutes(session.activeSeconds),
    ENDINGS[session.ending],
    session.late ? 'oui' : '',
    session.id,
  ];
  return csv([
    header,
    ...learners.flatMap(({ identity, sessions }) =>
      [...sessions].reverse().map((session) => line(identity, session)),
    ),
  ]);
}

const ENDINGS = {
  terminated: 'quittée',
  abandoned: 'interrompue',
  open: 'en cours',
} as const;

function moduleTitle(unit: string, modules: Catalogue['modules']): string {
  const id = unit.split('/')[0] ?? '';
  return modules.find((module) => module.id === id)?.title ?? id;
}

export const minutes = (seconds: number): string => figure(seconds / 60);

/** One decimal, with a comma. */
const figure = (value: number): string => String(Math.round(value * 10) / 10).replace('.', ',');

const PARIS = new Intl.DateTimeFormat('fr', {
  timeZone: 'Europe/Paris',
  day: '2-digit',
  month: '2-digit',
  year: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
});

/** "22/11/2026 10:05", which spreadsheets read as a date. */
export function moment(iso: string | null): string {
  return iso === null ? '' : PARIS.format(new Date(iso));
}
