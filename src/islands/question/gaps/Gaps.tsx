/** A sentence with words to type. */
import type { VNode } from 'preact';
import type { GapsQuestion } from '../../../core/question/types.ts';
import { plain } from '../../../core/text/rich.ts';
import { Text } from '../../parts/inline.tsx';
import type { BodyProps } from '../kind-view.ts';
import { Mark, markClass } from '../Mark.tsx';
import { Reason, reasonId } from '../Reason.tsx';
import { TextField } from '../TextField.tsx';

type Node = GapsQuestion['text'][number][number];

const isGap = (node: Node): node is Extract<Node, { gap: string }> =>
  typeof node === 'object' && 'gap' in node;

/** What is written around the gaps. */
const heard = (paragraph: readonly Node[]): string =>
  plain(paragraph.map((node) => (isGap(node) ? '…' : node)));

export function Gaps(props: BodyProps<'gaps'>): VNode {
  const { question, response, onChange, marks, locked } = props;
  const field = (id: string, sentence: string): VNode => {
    const at = question.gaps.findIndex((gap) => gap.id === id);
    const state = marks?.[id];
    return (
      <span class={`trou ${markClass(state)}`} key={id}>
        <TextField
          name={`${question.id}:${id}`}
          value={response[id] ?? ''}
          locked={locked}
          state={state}
          size={Math.max(8, (question.gaps[at]?.answers[0]?.length ?? 8) + 2)}
          aria-label={`Trou ${at + 1} sur ${question.gaps.length}\u00A0: ${sentence}`}
          aria-describedby={reasonId(props, id)}
          autocapitalize="none"
          autocorrect="off"
          spellcheck={false}
          write={(text) => onChange({ ...response, [id]: text })}
        />
        <Mark state={state} />
        <Reason of={props} part={id} />
      </span>
    );
  };
  return (
    <div class="trous">
      {question.text.map((paragraph, at) => (
        <p key={at}>
          {paragraph.map((node, index) =>
            isGap(node) ? field(node.gap, heard(paragraph)) : <Text key={index} of={[node]} />,
          )}
        </p>
      ))}
    </div>
  );
}
