/** What a graded response is told: verdict, why, explanation, sources. */
import type { ComponentChildren, VNode } from 'preact';
import type { Grade, Question } from '../../core/question/types.ts';
import { Paragraphs } from '../parts/inline.tsx';
import { plural } from '../../core/text/numbers.ts';
import { Sign } from './Sign.tsx';

type Graded = Extract<Grade, { status: 'graded' }>;

export type Verdict = 'juste' | 'partiel' | 'faux' | 'montre';

export function verdictOf(graded: Graded): Verdict {
  return graded.success ? 'juste' : graded.points > 0 ? 'partiel' : 'faux';
}

const VERDICTS = {
  juste: { class: 'juste', icon: 'juste', title: 'Juste' },
  partiel: { class: 'partiel', icon: 'partiel', title: 'En partie juste' },
  faux: { class: 'faux', icon: 'faux', title: 'Pas encore' },
  montre: { class: 'partiel', icon: 'reponse', title: 'La réponse' },
} as const;

export const verdictClass = (verdict: Verdict): string => VERDICTS[verdict].class;

interface Props {
  readonly question: Question;
  readonly graded: Graded;
  readonly verdict: Verdict;
  /** A source by its id, as a link to where it is described. */
  readonly cite: (source: string) => ComponentChildren;
}

export function Feedback({ question, graded, verdict, cite }: Props): VNode {
  const { icon, title } = VERDICTS[verdict];
  const explained = verdict === 'juste' || verdict === 'montre';
  return (
    <>
      <p class="verdict">
        <Sign name={icon} />
        {title}
      </p>
      {verdict === 'partiel' ? <p class="tabulaire">{tally(graded)}</p> : null}
      {verdict === 'montre' ? null : <Paragraphs of={graded.feedback} />}
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

function tally({ parts }: Graded): string {
  const states = Object.values(parts);
  const right = states.filter((state) => state === 'right').length;
  // Wrongly ticked boxes are no part of what was asked.
  const asked = states.includes('missed')
    ? states.filter((state) => state !== 'wrong').length
    : states.length;
  return `${plural(right, 'bonne réponse', 'bonnes réponses')} sur ${asked}.`;
}
