import type { VNode } from 'preact';
import type { Question } from '../../core/question/types.ts';

/** Hydration takes what is there. */
const AS_IT_IS = { dangerouslySetInnerHTML: { __html: '' } };

/** What a question asks never changes: the page has it (`parts/Stem.tsx`), no script draws it again. */
export function StemInPage({ question }: { readonly question: Question }): VNode {
  return (
    <>
      <legend {...AS_IT_IS} />
      {question.stem.length > 1 ? <div {...AS_IT_IS} /> : null}
      {question.figure ? <figure {...AS_IT_IS} /> : null}
    </>
  );
}
