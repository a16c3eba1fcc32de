/**
 * What a group's trainer does with its texts: they are written, then the group may read them, then it is over. Pure.
 */

/** Under which names the group reads the texts. */
export const NAMES = ['first', 'none'] as const;
export type Names = (typeof NAMES)[number];

export interface Stage {
  /** Null: nobody of the group reads another's text yet. */
  readonly names: Names | null;
  readonly isClosed: boolean;
}

export type Phase = 'open' | 'shared' | 'closed';

export type Press = { readonly step: 'share'; readonly names: Names } | { readonly step: 'close' };

export const OPENED: Stage = { names: null, isClosed: false };

export const phaseOf = ({ names, isClosed }: Stage): Phase =>
  isClosed ? 'closed' : names === null ? 'open' : 'shared';

export type Taken =
  | { readonly kind: 'moved'; readonly stage: Stage }
  /** It was done before: pressed twice, or its answer was lost. */
  | { readonly kind: 'same' }
  | { readonly kind: 'refused' };

/** Whom the group was said to be is kept: names once given are not taken back, nor given afterwards. */
export function take(stage: Stage, press: Press): Taken {
  if (press.step === 'close')
    return stage.isClosed
      ? { kind: 'same' }
      : { kind: 'moved', stage: { ...stage, isClosed: true } };
  if (stage.names !== null) return { kind: stage.names === press.names ? 'same' : 'refused' };
  return stage.isClosed
    ? { kind: 'refused' }
    : { kind: 'moved', stage: { ...stage, names: press.names } };
}

/** Until texts are read one's own may change; whoever comes late may still write theirs, once. */
export const mayWrite = (stage: Stage, hasText: boolean): boolean => {
  const phase = phaseOf(stage);
  return phase === 'open' || (phase === 'shared' && !hasText);
};

/** Nobody reads the others' before they have written, unless it is over. */
export const mayRead = ({ names, isClosed }: Stage, hasText: boolean): boolean =>
  names !== null && (hasText || isClosed);
