/** What became of an activity, in words that agree with what it is. */
import type { UnitKind } from '../course/unit.ts';
import type { OpenedTime, ProvenActivity } from './model.ts';

const STATES: Readonly<Record<UnitKind, Readonly<Record<ProvenActivity['state'], string>>>> = {
  lesson: { none: 'non commencée', begun: 'commencée', done: 'finie', waived: 'dispensée' },
  evaluation: { none: 'non passée', begun: 'non réussie', done: 'réussie', waived: 'dispensée' },
  positioning: { none: 'non passé', begun: 'commencé', done: 'passé', waived: 'dispensé' },
};

/** « finie », « réussie, hors du parcours » */
export const stateWords = ({ kind, state, isOnPath }: ProvenActivity): string =>
  `${STATES[kind][state]}${isOnPath ? '' : ', hors du parcours'}`;

/** Some of it was measured: else a sum of 0 would be a lie. */
export const isMeasured = ({ sessions, unmeasured }: OpenedTime): boolean => sessions > unmeasured;
