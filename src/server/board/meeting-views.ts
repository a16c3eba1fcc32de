/** What each screen may know of a meeting that runs: its trainer's, a shared one, a learner's. */
import type { Person } from '../../core/api/accounts.ts';
import type {
  GroupQuestion,
  LearnerQuestion,
  OwnVote,
  SharedQuestion,
  SharedRound,
} from '../../core/api/group-questions.ts';
import { atEnd, closedRounds, type Round, type RoundState } from '../../core/meeting/round.ts';
import {
  isPoll,
  isShared,
  lastVotes,
  tally,
  type Tally,
  type Vote,
} from '../../core/meeting/tally.ts';
import {
  gatherNumbers,
  type AskedNumber,
  type AskedUnit,
  type GatheredNumbers,
} from '../../core/meeting/typed-number.ts';
import type { GroupQuestions, KeptQuestion } from './group-questions.ts';
import { stateOf, type Meetings, type PlannedMeeting, type Presence } from './meetings.ts';

interface ViewParts {
  readonly clock: () => Date;
  readonly meetings: Pick<Meetings, 'presences'>;
  readonly questions: Pick<GroupQuestions, 'ofMeeting' | 'current' | 'votes'>;
}

export interface MeetingViews {
  /** The state of a question now: the end of the meeting closes it. */
  readonly stateNow: (meeting: PlannedMeeting, question: KeptQuestion) => RoundState;
  /** @param nameOf null of whom the group knows no more */
  readonly trainers: (
    meeting: PlannedMeeting,
    nameOf: (learner: number) => Person | null,
  ) => readonly GroupQuestion[];
  readonly shared: (meeting: PlannedMeeting) => SharedQuestion | null;
  /** @param learner row */
  readonly learners: (meeting: PlannedMeeting, learner: number) => LearnerQuestion | null;
  /** All that was asked, in order. @param learner row */
  readonly record: (meeting: PlannedMeeting, learner: number) => readonly LearnerQuestion[];
}

export function openMeetingViews({ clock, meetings, questions }: ViewParts): MeetingViews {
  const stateNow = (meeting: PlannedMeeting, { state }: KeptQuestion): RoundState =>
    stateOf(meeting, clock()) === 'ended' ? atEnd(state) : state;

  const trainersQuestion = (
    meeting: PlannedMeeting,
    question: KeptQuestion,
    presences: readonly Presence[],
    nameOf: (learner: number) => Person | null,
  ): GroupQuestion => {
    const { id, number, asked, opened } = question;
    const votes = questions.votes(id);
    const state = stateNow(meeting, question);
    const answered = lastVotes(votes, state.round);
    const there = presentFor(presences, votes, closingOf(question, state, meeting));
    const rounds = closedRounds(state).map((round) => ({
      ...tally(asked, lastVotes(votes, round).values()),
      closed: closingOf(question, { ...state, round }, meeting) ?? meeting.end,
    }));
    const given = asked.typed && gathered(asked.typed, rounds, [], rounds.length > 0);
    return {
      ...asked,
      ...given,
      ...state,
      id,
      number,
      opened,
      answered: answered.size,
      of: there.size,
      waiting:
        state.phase === 'open'
          ? [...there]
              .filter((learner) => !answered.has(learner))
              .flatMap((one) => nameOf(one) ?? [])
          : [],
      rounds: given?.rounds ?? rounds,
    };
  };

  const sharedQuestion = (
    meeting: PlannedMeeting,
    question: KeptQuestion,
    votes: readonly Vote[],
    own: readonly OwnVote[],
  ): SharedQuestion | null => {
    const { id, number, asked } = question;
    const state = stateNow(meeting, question);
    const { phase, round } = state;
    if (phase === 'cancelled') return null;
    const isShown = phase === 'shown';
    const closing = closingOf(question, state, meeting);
    const rounds = closedRounds(state).map((one): SharedRound => {
      const sum = tally(asked, lastVotes(votes, one).values());
      const shared = isShared(sum);
      return {
        answers: sum.answers,
        counts: shared ? sum.counts : null,
        right: shared && isShown ? sum.right : null,
      };
    });
    const ids = own.flatMap(({ options }) => options);
    const given = asked.typed && gathered(asked.typed, rounds, ids, isShown);
    const right = given?.right ?? asked.right;
    return {
      id,
      number,
      statement: asked.statement,
      options: given?.options ?? asked.options,
      several: asked.several,
      phase,
      round,
      isPoll: isPoll(asked),
      figure: asked.figure ?? null,
      typed: asked.typed ? unitOf(asked.typed) : null,
      answered: lastVotes(votes, round).size,
      of: presentFor(meetings.presences(meeting.id), votes, closing).size,
      rounds: given?.rounds ?? rounds,
      right: isShown && !isPoll(asked) ? right : null,
      explanation: isShown && asked.explanation !== '' ? asked.explanation : null,
    };
  };

  const learnersQuestion = (
    meeting: PlannedMeeting,
    question: KeptQuestion,
    learner: number,
  ): LearnerQuestion | null => {
    const votes = questions.votes(question.id);
    const own = ownVotes(votes.filter((vote) => vote.learner === learner));
    const shared = sharedQuestion(meeting, question, votes, own);
    return shared && { ...shared, own };
  };

  return {
    stateNow,
    trainers: (meeting, nameOf) => {
      const presences = meetings.presences(meeting.id);
      return questions
        .ofMeeting(meeting.id)
        .map((question) => trainersQuestion(meeting, question, presences, nameOf));
    },
    shared: (meeting) => {
      const question = questions.current(meeting.id);
      return question && sharedQuestion(meeting, question, questions.votes(question.id), []);
    },
    learners: (meeting, learner) => {
      const question = questions.current(meeting.id);
      return question && learnersQuestion(meeting, question, learner);
    },
    record: (meeting, learner) =>
      questions
        .ofMeeting(meeting.id)
        .flatMap((question) => learnersQuestion(meeting, question, learner) ?? []),
  };
}

/** Without what is right. */
const unitOf = ({ unit, spellings }: AskedNumber): AskedUnit => ({
  unit,
  ...(spellings && { spellings }),
});

/** Numbers that were given, as options, and each round by these; a round that may not be seen stays unseen. */
function gathered<R extends { readonly counts: Tally['counts'] | null }>(
  number: AskedNumber,
  rounds: readonly R[],
  kept: readonly string[],
  isTold: boolean,
): Pick<GatheredNumbers, 'options' | 'right'> & { readonly rounds: readonly R[] } {
  const seen = rounds.map(({ counts }) => counts ?? {});
  const all = gatherNumbers({ number, rounds: seen, kept, isTold });
  return {
    options: all.options,
    right: all.right,
    rounds: rounds.map((round, at) => ({
      ...round,
      counts: round.counts && (all.rounds[at] ?? null),
    })),
  };
}

const ownVotes = (own: readonly Vote[]): readonly OwnVote[] =>
  ([1, 2] as const).flatMap((round) => {
    const last = lastOwn(own, round);
    return last ? [{ round, options: last.options, late: last.late }] : [];
  });

/** What counts; else what came too late. */
const lastOwn = (own: readonly Vote[], round: Round): Vote | undefined =>
  own.filter((vote) => vote.round === round && !vote.late).at(-1) ??
  own.filter((vote) => vote.round === round).at(-1);

/** When a round was closed; null while it is open. The end of the meeting closes what is open. */
function closingOf(
  { steps }: KeptQuestion,
  { phase, round }: RoundState,
  { end }: PlannedMeeting,
): string | null {
  const closings = steps.filter(({ step }) => step === 'close').map(({ at }) => at);
  return closings[round - 1] ?? (phase === 'open' ? null : end);
}

/**
 * Who was there while it was asked: who had said so before it was closed, and who answered in time.
 *
 * @param closing ISO; null while it is open
 */
function presentFor(
  presences: readonly Presence[],
  votes: readonly Vote[],
  closing: string | null,
): ReadonlySet<number> {
  return new Set([
    ...presences
      .filter(({ at }) => closing === null || at <= closing)
      .map(({ learner }) => learner),
    ...votes.filter(({ late }) => !late).map(({ learner }) => learner),
  ]);
}
