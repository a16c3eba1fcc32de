/** Labels to tick, one or several. */
import { Fragment, type VNode } from 'preact';
import type { Inline } from '../../core/text/rich.ts';
import { Text } from '../parts/inline.tsx';
import type { BodyProps } from './kind-view.ts';
import { Mark, markClass } from './Mark.tsx';
import { Reason, reasonId } from './Reason.tsx';
import type { Kind } from '../../core/question/types.ts';

interface Props extends Pick<BodyProps<Kind>, 'marks' | 'reasons' | 'locked'> {
  readonly question: { readonly id: string };
  readonly type: 'radio' | 'checkbox';
  readonly options: readonly { readonly id: string; readonly text: readonly Inline[] }[];
  isTicked(this: void, id: string): boolean;
  tick(this: void, id: string, checked: boolean): void;
  /** Side by side; or places of a figure. */
  readonly set?: 'paire' | 'places';
  /** What stands before the text of each, by its place from 0. */
  before?(this: void, at: number): VNode;
}

export function Options(props: Props): VNode {
  const { type, question, options, isTicked, tick, marks, locked, set, before } = props;
  return (
    <div class={set ? `options ${set}` : 'options'}>
      {options.map(({ id, text }, at) => (
        <Fragment key={id}>
          <label class={`option ${markClass(marks?.[id])}`}>
            <input
              type={type}
              name={question.id}
              value={id}
              checked={isTicked(id)}
              disabled={locked}
              aria-describedby={reasonId(props, id)}
              onChange={(event) => tick(id, event.currentTarget.checked)}
            />
            {before?.(at)}
            <span>
              <Text of={text} />
            </span>
            {/* « Faux » beside the option « Faux » would say it twice. */}
            <Mark
              state={marks?.[id]}
              word={
                marks?.[id] === 'missed'
                  ? 'À cocher'
                  : set === 'paire' && marks?.[id] === 'wrong' && 'Erreur'
              }
            />
          </label>
          <Reason of={props} part={id} />
        </Fragment>
      ))}
    </div>
  );
}
