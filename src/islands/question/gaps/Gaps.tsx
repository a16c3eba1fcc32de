/** A sentence with words to type. */
import type { VNode } from 'preact';
import { Text } from '../../parts/inline.tsx';
import type { BodyProps } from '../kind-view.ts';
import { Mark, markClass } from '../Mark.tsx';
import { TextField } from '../TextField.tsx';

export function Gaps({ question, response, onChange, marks, locked }: BodyProps<'gaps'>): VNode {
  const order = question.gaps.map(({ id }) => id);
  const field = (id: string): VNode => {
    const gap = question.gaps.find((candidate) => candidate.id === id);
    const state = marks?.[id];
    return (
      <span class={`trou ${markClass(state)}`} key={id}>
        <TextField
          name={`${question.id}:${id}`}
          value={response[id] ?? ''}
          locked={locked}
          state={state}
          size={Math.max(8, (gap?.answers[0]?.length ?? 8) + 2)}
          aria-label={`Trou ${order.indexOf(id) + 1} sur ${order.length}`}
          autocapitalize="none"
          autocorrect="off"
          spellcheck={false}
          write={(text) => onChange({ ...response, [id]: text })}
        />
        <Mark state={state} />
      </span>
    );
  };
  return (
    <div class="trous">
      {question.text.map((paragraph, at) => (
        <p key={at}>
          {paragraph.map((node, index) =>
            typeof node === 'object' && 'gap' in node ? (
              field(node.gap)
            ) : (
              <Text key={index} of={[node]} />
            ),
          )}
        </p>
      ))}
    </div>
  );
}
