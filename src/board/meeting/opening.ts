import type { AskedQuestion } from '../../core/meeting/group-question.ts';

/** What each way of asking a group is handed. */
export interface Opening {
  readonly open: (question: AskedQuestion) => void;
  readonly busy: boolean;
  /** French: why it was not asked. */
  readonly problem: string | null;
}
