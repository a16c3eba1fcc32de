/** What an assessment is for, and what follows from it: the one place where roles differ. */
import type { MoveOn } from './move-on.ts';

/**
 * `evaluation` validates a module by a mastery score; `positioning`, taken before, says where to begin, and
 * neither passes, fails nor dispenses from anything.
 */
export type AssessmentRole = 'evaluation' | 'positioning';

export interface RoleRules {
  /** Last part of the unit's id, name of its file and of its page. */
  readonly slug: string;
  /** By a mastery score: passed or failed, with a score that an LMS receives. */
  readonly isJudged: boolean;
  /** What an LMS asks for before it holds the unit for done (cmi5 13.1.4). */
  readonly moveOn: MoveOn;
  /** Before the lessons of its module, or after them. */
  readonly place: 'before' | 'after';
}

export const ROLES: Readonly<Record<AssessmentRole, RoleRules>> = {
  positioning: {
    slug: 'positionnement',
    isJudged: false,
    moveOn: 'NotApplicable',
    place: 'before',
  },
  evaluation: {
    slug: 'evaluation',
    isJudged: true,
    moveOn: 'CompletedAndPassed',
    place: 'after',
  },
};
