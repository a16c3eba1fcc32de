/** What a question asks: its kind, the statement as the legend of its answers, its figure. */
import type { ComponentChildren, VNode } from 'preact';
import { lookOf } from '../../core/question/look.ts';
import type { Look, Question } from '../../core/question/types.ts';
import { Paragraphs, Text } from './inline.tsx';
import { StemFigure } from './StemFigure.tsx';

interface Props {
  readonly question: Question;
  /** The line above the statement. */
  readonly children: ComponentChildren;
}

/** What may be done with its figure. */
const HINTS: { readonly [L in Look]?: string } = {
  zone: 'Touchez la figure, ou choisissez dans la liste.',
  zones: 'Touchez la figure, ou cochez dans la liste. Un endroit coché à tort retire un point.',
};

export function Stem({ question, children }: Props): VNode {
  const [first, ...more] = question.stem;
  return (
    <>
      <legend>
        <span class="genre">{children}</span>
        <Text of={first ?? []} />
      </legend>
      {more.length > 0 ? (
        <div class="enonce">
          <Paragraphs of={more} />
        </div>
      ) : null}
      {question.figure ? (
        <StemFigure figure={question.figure} hint={HINTS[lookOf(question)]} />
      ) : null}
    </>
  );
}
