/** What a graded response is told: verdict, why, explanation, sources. */
import type { ComponentChildren, VNode } from 'preact';
import type { PartState, Question } from '../../core/question/types.ts';
import { Paragraphs } from '../parts/inline.tsx';
import { plural } from '../../core/text/numbers.ts';
import type { Graded } from './kind-view.ts';
import { Sign } from './Sign.tsx';

export type Verdict = 'juste' | 'partiel' | 'faux' | 'montre';

export function verdictOf(graded: Graded): Verdict {
  return graded.success ? 'juste' : graded.points > 0 ? 'partiel' : 'faux';
}

const TITLES = {
  juste: 'Juste',
  partiel: 'En partie juste',
  faux: 'Pas encore',
  montre: 'La réponse',
} as const;

export const verdictClass = (verdict: Verdict): string =>
  verdict === 'montre' ? 'partiel' : verdict;

interface Props {
  readonly question: Question;
  readonly graded: Graded;
  /** What is said of no part in particular: the others have theirs under them. */
  readonly reasons: Graded['reasons'];
  readonly verdict: Verdict;
  /** A source by its id, as a link to where it is described. */
  readonly cite: (source: string) => ComponentChildren;
}

export function Feedback({ question, graded, reasons, verdict, cite }: Props): VNode {
  const isShown = verdict === 'montre';
  const explained = verdict === 'juste' || isShown;
  const count = explained ? '' : tally(question, graded);
  return (
    <>
      <p class="verdict">
        <Sign name={isShown ? 'reponse' : verdict} />
        {TITLES[verdict]}
      </p>
      {count ? <p class="tabulaire">{count}</p> : null}
      {/* Said of an answer that somebody gave. */}
      <Paragraphs of={(!isShown && reasons['*']) || []} />
      {explained ? <Explanation question={question} cite={cite} /> : null}
    </>
  );
}

/** Why the right answer is right, and who says so. */
export function Explanation({ question, cite }: Pick<Props, 'question' | 'cite'>): VNode {
  const { explanation, sources } = question;
  return (
    <>
      <Paragraphs of={explanation} />
      {sources.length > 0 ? (
        <p class="petit doux">
          {sources.length > 1 ? 'Sources : ' : 'Source : '}
          {sources.map((id, at) => (
            <>
              {at > 0 ? ', ' : ''}
              {cite(id)}
            </>
          ))}
        </p>
      ) : null}
    </>
  );
}

/** Nothing where there was one thing to say right. */
function tally({ kind }: Question, { parts }: Graded): string {
  const states = Object.values(parts);
  const count = (state: PartState): number => states.filter((other) => other === state).length;
  const right = count('right');
  // Wrongly ticked boxes and cuts are no part of what was asked.
  const extra = kind === 'multiple' || kind === 'cuts' ? count('wrong') : 0;
  const asked = states.length - extra;
  if (asked < 2) return '';
  return `${plural(right, 'bonne')} sur ${asked}${extra > 0 ? `, ${extra} en trop` : ''}`;
}
