/** What every kind's body is given, in a lesson as in an evaluation. */
import type { Kind, PartState, QuestionOf, Responses } from '../../core/question/types.ts';

export interface BodyProps<K extends Kind> {
  /** Already in display order. */
  readonly question: QuestionOf<K>;
  readonly response: Responses[K];
  readonly onChange: (response: Responses[K]) => void;
  /** What a graded response says of each part; null while answering. */
  readonly marks: Readonly<Record<string, PartState>> | null;
  /** Nothing may change any more. */
  readonly locked: boolean;
}
