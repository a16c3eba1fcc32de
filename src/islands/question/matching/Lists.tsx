/** Pairs made with lists. */
import type { VNode } from 'preact';
import { plain } from '../../../core/text/rich.ts';
import { Text } from '../../parts/inline.tsx';
import type { BodyProps } from '../kind-view.ts';
import { tie } from './tie.ts';

export function Lists({ question, response, onChange }: BodyProps<'matching'>): VNode {
  return (
    <div class="listes">
      {question.items.map((item) => (
        <label key={item.id}>
          <span>
            <Text of={item.text} />
          </span>
          <select
            name={`${question.id}:${item.id}`}
            value={response[item.id] ?? ''}
            onChange={(event) => onChange(tie(response, item.id, event.currentTarget.value))}
          >
            <option value="">choisir</option>
            {question.targets.map((target) => (
              <option key={target.id} value={target.id}>
                {plain(target.text)}
              </option>
            ))}
          </select>
        </label>
      ))}
    </div>
  );
}
