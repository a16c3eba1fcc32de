/** Answers that are places of a figure: the list, and the figure that lights up and presses with it. */
import { useEffect, useLayoutEffect, useRef } from 'preact/hooks';
import type { ComponentChildren, VNode } from 'preact';
import type { BodyProps } from '../kind-view.ts';
import { Options } from '../Options.tsx';
import { touchFigure, type Touched } from './touch-figure.ts';

type Props = Pick<BodyProps<'choice' | 'multiple'>, 'marks' | 'locked'> & {
  readonly chosen: readonly string[];
  readonly children: ComponentChildren;
};

/** The figure stands before the list, in the page: only its classes change. */
function WithFigure({ chosen, marks, children }: Props): VNode {
  const list = useRef<HTMLDivElement>(null);
  const touched = useRef<Touched>();

  useEffect(() => {
    const figure = list.current?.previousElementSibling;
    if (!list.current || !figure?.matches('.figure')) return;
    touched.current = touchFigure(figure, list.current);
    touched.current.show(chosen, marks ?? {});
    return touched.current.stop;
  }, []);
  useLayoutEffect(() => touched.current?.show(chosen, marks ?? {}));

  return <div ref={list}>{children}</div>;
}

const letter = (at: number): VNode => <b class="lettre">{String.fromCharCode(65 + at)}</b>;

export function Zone(props: BodyProps<'choice'>): VNode {
  const { question, response, onChange } = props;
  return (
    <WithFigure {...props} chosen={[response]}>
      <Options
        {...props}
        type="radio"
        options={question.options}
        isTicked={(id) => id === response}
        tick={onChange}
        set="places"
        before={letter}
      />
    </WithFigure>
  );
}

export function Zones(props: BodyProps<'multiple'>): VNode {
  const { question, response, onChange } = props;
  const hunt = useHunt(props);
  return (
    <WithFigure {...props} chosen={response}>
      <Options
        {...props}
        type="checkbox"
        options={question.options}
        isTicked={(id) => response.includes(id)}
        tick={(id, checked) =>
          onChange(checked ? [...response, id] : response.filter((other) => other !== id))
        }
        set="places"
        before={letter}
      />
      {hunt}
    </WithFigure>
  );
}

/** Once it was tried: how many places are still to find, unless their marks say so. */
function useHunt({ question, response, marks, locked }: BodyProps<'multiple'>): VNode | null {
  const tried = useRef(false);
  tried.current ||= marks !== null;
  const asked = question.options.filter(({ right }) => right).length;
  const states = marks === null ? null : Object.values(marks);
  const count = states === null ? response.length : states.filter((one) => one === 'right').length;
  if (!tried.current || locked || states?.includes('missed') || count >= asked) return null;
  return (
    <p class="petit doux reste">
      {count} sur {asked}. Il en reste {asked - count} à trouver.
    </p>
  );
}
