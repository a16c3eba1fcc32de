/** Answers to choose among, each under its letter, while nothing is told of them; or that a number is to be typed. */
import type { VNode } from 'preact';
import { letterOf, type GroupChoice } from '../../core/meeting/group-question.ts';
import type { AskedUnit } from '../../core/meeting/typed-number.ts';

export interface ProposedProps {
  readonly options: readonly GroupChoice[];
  /** Null: answers are chosen. */
  readonly typed: AskedUnit | null;
  /** Class of the list. */
  readonly list: 'repartition' | 'propositions';
}

export function Proposed({ options, typed, list }: ProposedProps): VNode {
  if (typed)
    return (
      <p class={list}>Chacun écrit un nombre{typed.unit === null ? '' : `, en ${typed.unit}`}.</p>
    );
  return (
    <ol class={list}>
      {options.map(({ id, text }, at) => (
        <li key={id}>
          <b>{letterOf(at)}</b>
          <span>{text}</span>
        </li>
      ))}
    </ol>
  );
}
