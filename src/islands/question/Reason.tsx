/** Why a part is right or wrong, under it: what describes its control (`aria-describedby`). */
import type { VNode } from 'preact';
import type { Kind } from '../../core/question/types.ts';
import { Paragraphs } from '../parts/inline.tsx';
import type { BodyProps } from './kind-view.ts';
import { markClass } from './Mark.tsx';

type Reasons = Pick<BodyProps<Kind>, 'marks' | 'reasons'> & {
  readonly question: { readonly id: string };
};

/** Undefined where the part has no reason. */
export const reasonId = ({ question, reasons }: Reasons, part: string): string | undefined =>
  reasons?.[part] && `_${question.id}-${part}`;

interface Props {
  readonly of: Reasons;
  readonly part: string;
}

export function Reason({ of, part }: Props): VNode | null {
  const id = reasonId(of, part);
  return id ? (
    <div id={id} class={`raison ${markClass(of.marks?.[part])}`}>
      <Paragraphs of={of.reasons?.[part] ?? []} />
    </div>
  ) : null;
}
