/**
 * A question to the group, from its opening to its answer: one vote, perhaps a second after discussion, then
 * what is right is shown. Pure; what is kept is the list of steps, and the state is what they come to.
 */

export type Round = 1 | 2;

export interface RoundState {
  /** closed: the distribution may be seen; shown: what is right, too; cancelled: as if it had not been asked. */
  readonly phase: 'open' | 'closed' | 'shown' | 'cancelled';
  readonly round: Round;
}

/** What a trainer does next; `again` opens the second round. */
export const STEPS = ['close', 'again', 'show', 'cancel'] as const;
export type Step = (typeof STEPS)[number];

/** A press is about the round that was on the screen: another tab, or a colleague, may have gone on. */
export interface Press {
  readonly step: Step;
  readonly round: Round;
}

export const OPENED: RoundState = { phase: 'open', round: 1 };

export type Taken =
  | { readonly kind: 'moved'; readonly state: RoundState }
  /** It was done before: pressed twice, or its answer was lost. */
  | { readonly kind: 'same' }
  | { readonly kind: 'refused' };

export function take(state: RoundState, { step, round }: Press): Taken {
  if (round === state.round) {
    const next = after(state, step);
    if (next) return { kind: 'moved', state: next };
  }
  return { kind: isDone(state, { step, round }) ? 'same' : 'refused' };
}

/** Null: that step is not open now. */
function after({ phase, round }: RoundState, step: Step): RoundState | null {
  switch (step) {
    case 'close':
      return phase === 'open' ? { phase: 'closed', round } : null;
    case 'again':
      return phase === 'closed' && round === 1 ? { phase: 'open', round: 2 } : null;
    case 'show':
      return phase === 'closed' ? { phase: 'shown', round } : null;
    case 'cancel':
      return phase === 'open' && round === 1 ? { phase: 'cancelled', round } : null;
  }
}

function isDone(state: RoundState, { step, round }: Press): boolean {
  switch (step) {
    case 'close':
      return state.phase === 'closed' || state.phase === 'shown' || round < state.round;
    case 'again':
      return round === 1 && state.round === 2;
    case 'show':
      return state.phase === 'shown' && state.round === round;
    case 'cancel':
      return state.phase === 'cancelled';
  }
}

/** The state that steps come to; one that was not open then counts for nothing. */
export function stateAfter(steps: readonly Step[]): RoundState {
  return steps.reduce((state, step) => after(state, step) ?? state, OPENED);
}

/** The meeting is over: nobody votes any more. */
export const atEnd = (state: RoundState): RoundState =>
  state.phase === 'open' ? { ...state, phase: 'closed' } : state;

/** Whether an answer that comes now counts. */
export const takes = (state: RoundState, round: Round): boolean =>
  state.phase === 'open' && state.round === round;

/** Whether the next question may be asked: one at a time. */
export const isOver = ({ phase }: RoundState): boolean => phase !== 'open';

/** Rounds whose distribution may be seen, in order. */
export function closedRounds({ phase, round }: RoundState): readonly Round[] {
  if (phase === 'cancelled') return [];
  const all: readonly Round[] = round === 1 ? [1] : [1, 2];
  return phase === 'open' ? all.slice(0, -1) : all;
}
