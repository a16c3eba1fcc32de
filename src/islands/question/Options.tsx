/** Labels to tick, one or several. */
import { Fragment, type VNode } from 'preact';
import type { Inline } from '../../core/text/rich.ts';
import { Text } from '../parts/inline.tsx';
import type { BodyProps } from './kind-view.ts';
import { Mark, markClass } from './Mark.tsx';
import { Reason, reasonId } from './Reason.tsx';
import type { Kind, PartState } from '../../core/question/types.ts';

interface Props extends Pick<BodyProps<Kind>, 'marks' | 'reasons' | 'locked'> {
  readonly question: { readonly id: string };
  readonly type: 'radio' | 'checkbox';
  readonly options: readonly { readonly id: string; readonly text: readonly Inline[] }[];
  isTicked(this: void, id: string): boolean;
  tick(this: void, id: string, checked: boolean): void;
  /** Side by side. */
  readonly paired?: boolean;
}

/** « Faux » beside the option « Faux » would say it twice. */
const wordOf = (state: PartState | undefined, paired: boolean | undefined): string | false =>
  paired ? state === 'wrong' && 'Erreur' : state === 'missed' && 'À cocher';

export function Options(props: Props): VNode {
  const { type, question, options, isTicked, tick, marks, locked, paired } = props;
  return (
    <div class={paired ? 'options paire' : 'options'}>
      {options.map(({ id, text }) => (
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
            <span>
              <Text of={text} />
            </span>
            <Mark state={marks?.[id]} word={wordOf(marks?.[id], paired)} />
          </label>
          <Reason of={props} part={id} />
        </Fragment>
      ))}
    </div>
  );
}
