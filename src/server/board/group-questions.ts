/** Questions to a group and their answers, as rows: steps and answers are added, never changed. */
import type { DatabaseSync } from 'node:sqlite';
import type { NewGroupQuestion, NewVote } from '../../core/api/group-questions.ts';
import type { AskedQuestion } from '../../core/meeting/group-question.ts';
import { stateAfter, type Round, type RoundState, type Step } from '../../core/meeting/round.ts';
import type { Vote } from '../../core/meeting/tally.ts';

export interface KeptQuestion {
  readonly id: string;
  readonly meeting: string;
  /** Of those that were not cancelled before it, from 1. */
  readonly number: number;
  readonly asked: AskedQuestion;
  readonly opened: string;
  readonly steps: readonly { readonly step: Step; readonly at: string }[];
  /** What the steps come to. */
  readonly state: RoundState;
}

export interface GroupQuestions {
  /** In the order they were asked. */
  readonly ofMeeting: (meeting: string) => readonly KeptQuestion[];
  /** The last one of the meeting that was not cancelled. */
  readonly current: (meeting: string) => KeptQuestion | null;
  readonly find: (id: string) => KeptQuestion | null;
  readonly ask: (meeting: string, question: NewGroupQuestion, account: string) => void;
  readonly step: (id: string, step: Step, account: string) => void;
  /** Oldest first. */
  readonly votes: (question: string) => readonly Vote[];
  /** Whose answer that is; null: nobody's yet. */
  readonly voted: (id: string) => { readonly learner: number; readonly late: boolean } | null;
  readonly vote: (learner: number, vote: NewVote, late: boolean) => void;
}

const ASKED =
  "NOT EXISTS (SELECT 1 FROM group_question_step WHERE question = q.id AND step = 'cancel')";

export function openGroupQuestions(db: DatabaseSync, clock: () => Date): GroupQuestions {
  const ofMeeting = db.prepare('SELECT * FROM group_question WHERE meeting = ? ORDER BY seq');
  const latest = db.prepare(
    `SELECT * FROM group_question q WHERE meeting = ? AND ${ASKED} ORDER BY seq DESC LIMIT 1`,
  );
  const byId = db.prepare('SELECT * FROM group_question WHERE id = ?');
  const steps = db.prepare(
    'SELECT step, at FROM group_question_step WHERE question = ? ORDER BY seq',
  );
  const add = db.prepare(
    `INSERT INTO group_question (id, meeting, number, body, account, opened)
     VALUES (?, ?, (SELECT 1 + count(*) FROM group_question q WHERE meeting = ? AND ${ASKED}), ?, ?, ?)`,
  );
  const addStep = db.prepare(
    'INSERT INTO group_question_step (question, step, at, account) VALUES (?, ?, ?, ?)',
  );
  const votes = db.prepare(
    'SELECT learner, round, options, late FROM vote WHERE question = ? ORDER BY seq',
  );
  const voteById = db.prepare('SELECT learner, late FROM vote WHERE id = ?');
  const addVote = db.prepare(
    'INSERT INTO vote (id, question, learner, round, options, at, late) VALUES (?, ?, ?, ?, ?, ?, ?)',
  );
  const now = () => clock().toISOString();

  const questionOf = (row: Row): KeptQuestion => {
    const id = row['id'] as string;
    const taken = steps.all(id).map(({ step, at }) => ({ step: step as Step, at: at as string }));
    return {
      id,
      meeting: row['meeting'] as string,
      number: row['number'] as number,
      asked: JSON.parse(row['body'] as string) as AskedQuestion,
      opened: row['opened'] as string,
      steps: taken,
      state: stateAfter(taken.map(({ step }) => step)),
    };
  };
  const one = (row: Row | undefined) => (row ? questionOf(row) : null);

  return {
    ofMeeting: (meeting) => ofMeeting.all(meeting).map(questionOf),
    current: (meeting) => one(latest.get(meeting)),
    find: (id) => one(byId.get(id)),
    ask: (meeting, { id, ...asked }, account) =>
      void add.run(id, meeting, meeting, JSON.stringify(asked), account, now()),
    step: (id, step, account) => void addStep.run(id, step, now(), account),
    votes: (question) =>
      votes.all(question).map((row) => ({
        learner: row['learner'] as number,
        round: row['round'] as Round,
        options: JSON.parse(row['options'] as string) as readonly string[],
        late: row['late'] === 1,
      })),
    voted: (id) => {
      const row = voteById.get(id);
      return row ? { learner: row['learner'] as number, late: row['late'] === 1 } : null;
    },
    vote: (learner, { id, question, round, options }, late) =>
      void addVote.run(id, question, learner, round, JSON.stringify(options), now(), Number(late)),
  };
}

type Row = Readonly<Record<string, unknown>>;
