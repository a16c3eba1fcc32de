/** Bloc → theme → lessons, evaluation, rows. What is not taught at a distance has nothing to show, and says so. */
import { bestOf } from '../assessment/score.ts';
import type { Catalogue } from '../course/catalogue.ts';
import { findPath, holdsModule } from '../course/path.ts';
import { isJudged, moduleIdOf } from '../course/unit.ts';
import { sittingsOf } from './activities.ts';
import type {
  ProvenActivity,
  ProvenBloc,
  ProvenExchange,
  ProvenMeeting,
  RemoteTheme,
} from './model.ts';
import type { ProofRecords } from './records.ts';

interface Evidence {
  readonly activities: readonly ProvenActivity[];
  readonly exchanges: readonly ProvenExchange[];
  readonly meetings: readonly ProvenMeeting[];
}

type Records = Pick<ProofRecords, 'catalogue' | 'path' | 'units'>;

export function competenceMap(records: Records, evidence: Evidence): readonly ProvenBloc[] {
  const { modules, blocs = [] } = records.catalogue;
  const placed = new Set(blocs.flatMap(({ themes }) => themes.map(({ module }) => module)));
  const apart = modules.filter(({ id }) => !placed.has(id));
  return [
    ...blocs.map(({ number, title, themes }) => ({
      number,
      title,
      themes: themes.map((theme) => ({
        title: theme.title,
        remote: theme.module === null ? null : remoteTheme(theme.module, records, evidence),
      })),
    })),
    ...(apart.length === 0
      ? []
      : [
          {
            number: null,
            title: blocs.length === 0 ? 'Modules à distance' : 'Hors des blocs',
            themes: apart.map(({ id, title }) => ({
              title,
              remote: remoteTheme(id, records, evidence),
            })),
          },
        ]),
  ];
}

function remoteTheme(
  module: string,
  { catalogue, path, units }: Records,
  { activities, exchanges, meetings }: Evidence,
): RemoteTheme | null {
  const entry = catalogue.modules.find(({ id }) => id === module);
  if (!entry) return null;
  const isOf = (unit: string): boolean => moduleIdOf(unit) === module;
  const own = catalogue.units.filter(({ id }) => isOf(id));
  const lessons = own.filter(({ kind }) => kind === 'lesson');
  const shown = activities.filter(({ unit }) => isOf(unit));
  const count = (state: ProvenActivity['state']): number =>
    shown.filter((one) => one.kind === 'lesson' && one.state === state).length;
  return {
    module,
    ink: entry.ink,
    isOnPath: holdsModule(findPath(catalogue.paths, path), module),
    lessons: { done: count('done'), waived: count('waived'), of: lessons.length },
    evaluation: evaluationOf(catalogue, own, shown, units),
    answers: shown.reduce((sum, { answered }) => sum + answered, 0),
    sittings: shown.reduce((sum, { tries }) => sum + tries, 0),
    exchanges: exchanges.filter(({ unit }) => isOf(unit)).length,
    meetings: meetings.filter((meeting) => meeting.pressed !== null && meeting.units.some(isOf))
      .length,
  };
}

/** Its best try. */
function evaluationOf(
  catalogue: Catalogue,
  own: Catalogue['units'],
  shown: readonly ProvenActivity[],
  units: Records['units'],
): RemoteTheme['evaluation'] {
  const unit = own.find(isJudged);
  if (!unit) return 'none';
  const best = bestOf(sittingsOf(catalogue, unit, units));
  if (best) return best;
  const isWaived = shown.some((one) => one.unit === unit.id && one.state === 'waived');
  return isWaived ? 'waived' : 'not-taken';
}
