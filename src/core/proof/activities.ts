/** Activities beside their announced average duration, and evaluations with every try (D6313-3-1, 2° and 3°). */
import type { Catalogue, CatalogueUnit } from '../course/catalogue.ts';
import { unitsOn } from '../course/path.ts';
import { isJudged } from '../course/unit.ts';
import { entry, has } from '../text/entry.ts';
import { byOrder } from '../report/order.ts';
import type { UnitState } from '../report/report.ts';
import type { AnnouncedSum, ProvenActivity, ProvenSitting } from './model.ts';
import { openedTime } from './meetings.ts';
import { moduleTitle, unitName } from './places.ts';
import type { ProofRecords } from './records.ts';

type Known = Pick<ProofRecords, 'catalogue' | 'path' | 'units' | 'completed' | 'sessions'>;

export function provenActivities(records: Known): readonly ProvenActivity[] {
  const { catalogue, path, units } = records;
  const on = new Set(unitsOn(catalogue, path));
  const beside = catalogue.units.filter((unit) => !on.has(unit) && has(units, unit.id));
  return [
    ...[...on].map((unit) => shownActivity(unit, true, records)),
    ...beside.map((unit) => shownActivity(unit, false, records)),
  ];
}

function shownActivity(
  unit: CatalogueUnit,
  isOnPath: boolean,
  { catalogue, units, completed, sessions }: Known,
): ProvenActivity {
  const known = entry(units, unit.id) ?? undefined;
  const own = sessions.filter((session) => session.unit === unit.id);
  const state = stateOf(unit, known);
  const passed = known?.tries.find((one) => one.passed)?.at ?? null;
  const finished = entry(completed, unit.id);
  const end = finished === null ? null : within(finished, own, known);
  return {
    unit: unit.id,
    kind: unit.kind,
    module: moduleTitle(catalogue, unit.id),
    name: unitName(unit),
    minutes: unit.minutes ?? null,
    state,
    at: state !== 'done' ? null : isJudged(unit) ? passed : end,
    answered: isJudged(unit) ? 0 : (known?.answered ?? 0),
    tries: known?.tries.length ?? 0,
    opened: openedTime(own),
    isOnPath,
  };
}

/** The learner's clock says when; ours, that it was in their sessions. */
function within(
  at: string,
  sessions: Known['sessions'],
  known: Pick<UnitState, 'lastActivity'> | undefined,
): string {
  const [first = at] = sessions.map(({ start }) => start).sort(byOrder);
  const last = known?.lastActivity ?? at;
  const begun = at < first ? first : at;
  return begun > last ? last : begun;
}

/** A lesson to be looked at again is done, an evaluation that was failed is not. */
function stateOf(unit: CatalogueUnit, known: UnitState | undefined): ProvenActivity['state'] {
  if (!known) return 'none';
  if (known.state === 'review') return isJudged(unit) ? 'begun' : 'done';
  return known.state;
}

/** Of evaluations that the course still has, on the path or beside it. */
export function provenSittings({
  catalogue,
  units,
}: Pick<Known, 'catalogue' | 'units'>): readonly ProvenSitting[] {
  return catalogue.units
    .filter(isJudged)
    .flatMap((unit) => sittingsOf(catalogue, unit, units))
    .sort((a, b) => byOrder(a.at, b.at) || byOrder(a.unit, b.unit));
}

export function sittingsOf(
  catalogue: Catalogue,
  { id }: Pick<CatalogueUnit, 'id'>,
  units: Known['units'],
): readonly ProvenSitting[] {
  const tries = entry(units, id)?.tries ?? [];
  return tries.map(({ at, scaled, mastery, passed }, index) => ({
    ...{ at, scaled, mastery, passed },
    unit: id,
    module: moduleTitle(catalogue, id),
    number: index + 1,
  }));
}

/** @param isDone which of them count; each counts once */
export function announced(
  activities: readonly ProvenActivity[],
  isDone: (activity: ProvenActivity) => boolean,
): AnnouncedSum {
  const done = activities.filter(isDone);
  const minutesOf = (all: readonly ProvenActivity[]) =>
    all.reduce((sum, { minutes }) => sum + (minutes ?? 0), 0);
  return {
    done: done.length,
    of: activities.length,
    minutes: minutesOf(done),
    ofMinutes: minutesOf(activities),
  };
}
