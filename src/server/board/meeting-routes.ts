/** Leading a meeting: who is there, questions to the group, the shared screen. */
import type { Me, Person } from '../../core/api/accounts.ts';
import type { GroupQuestion, NewGroupQuestion } from '../../core/api/group-questions.ts';
import type {
  Confirmation,
  Meeting,
  MeetingDesk,
  ProjectedMeeting,
} from '../../core/api/meetings.ts';
import type { Catalogue } from '../../core/course/catalogue.ts';
import { unitPhrase } from '../../core/course/unit-list.ts';
import {
  problemIn,
  type AskedQuestion,
  type GroupChoice,
  type QuestionSource,
} from '../../core/meeting/group-question.ts';
import type { AskedNumber } from '../../core/meeting/typed-number.ts';
import type { Spellings } from '../../core/question/types.ts';
import { isOver, STEPS, take, type Press } from '../../core/meeting/round.ts';
import { typeset } from '../../core/text/typography.ts';
import {
  accepts,
  arrayOf,
  boolean,
  map,
  number,
  oneOf,
  orNull,
  string,
} from '../lrs/validate/check.ts';
import { bodyOf, optional } from '../people/body.ts';
import { jsonText, tagOf } from '../people/calls.ts';
import type { People } from '../people/people.ts';
import { notFound, PeopleRefusal } from '../people/refusal.ts';
import type { TrainerRoutes } from '../people/trainer-parts.ts';
import type { Store } from '../store/db.ts';
import type { GroupQuestions, KeptQuestion } from './group-questions.ts';
import { newId, round } from './meeting-body.ts';
import type { MeetingViews } from './meeting-views.ts';
import { stateOf, type Meetings, type PlannedMeeting } from './meetings.ts';
import { outlineOf } from './outline.ts';

interface MeetingParts {
  readonly store: Pick<Store, 'transaction'>;
  readonly clock: () => Date;
  readonly people: People;
  readonly meetings: Meetings;
  readonly questions: GroupQuestions;
  readonly views: MeetingViews;
  /** @throws PeopleRefusal 409 */
  readonly course: () => Catalogue;
  /** One of a group that is theirs. @throws PeopleRefusal 404 */
  readonly meetingOf: (me: Me, id: string) => PlannedMeeting;
  readonly shownMeeting: (id: string) => Meeting;
}

const LONGEST_QUESTION = 32 * 1024;
const spellings = accepts<Spellings>(map(string, string));
const newQuestion = bodyOf<NewGroupQuestion>({
  id: newId,
  statement: string,
  options: arrayOf(bodyOf<GroupChoice>({ id: string, text: string })),
  several: boolean,
  right: arrayOf(string),
  explanation: string,
  source: orNull(bodyOf<QuestionSource>({ unit: string, question: string })),
  figure: optional(string),
  typed: optional(
    bodyOf<AskedNumber>({
      answer: number,
      tolerance: number,
      unit: orNull(string),
      spellings: optional(spellings),
    }),
  ),
});
const press = bodyOf<Press>({
  step: oneOf(...STEPS),
  round,
});
const confirmation = bodyOf<Confirmation>({ learners: arrayOf(string) });

/** What was typed, as the course is printed: « a ? » does not break before its sign. A lesson's is already. */
function printed(asked: NewGroupQuestion): NewGroupQuestion {
  if (asked.source !== null) return asked;
  return {
    ...asked,
    statement: typeset(asked.statement),
    options: asked.options.map(({ id, text }) => ({ id, text: typeset(text) })),
    explanation: typeset(asked.explanation),
  };
}

export function meetingRoutes(parts: MeetingParts) {
  const { store, clock, people, meetings, questions, views, course, meetingOf } = parts;
  const { identities, groups } = people;

  const groupOf = ({ group }: PlannedMeeting) => {
    const found = groups.find(group);
    if (!found) throw notFound();
    return found;
  };
  const nameOf = (row: number): Person | null => {
    const who = identities.byRow(row);
    return who && { id: who.id, name: who.name };
  };
  const deskOf = (meeting: PlannedMeeting): MeetingDesk => {
    const { id, name, path } = groupOf(meeting);
    const presences = meetings.presences(meeting.id);
    const there = new Set(presences.map(({ learner }) => learner));
    return {
      meeting: parts.shownMeeting(meeting.id),
      group: { id, name, path },
      // Of who was erased, or is in another group by now, the register keeps its rows.
      arrivals: presences.flatMap(({ learner, at, confirmed }) => {
        const person = nameOf(learner);
        return person ? [{ learner: person, at, confirmed }] : [];
      }),
      absent: identities
        .ofGroup(meeting.group)
        .filter(({ row }) => !there.has(row))
        .map((who) => ({ id: who.id, name: who.name })),
      questions: views.trainers(meeting, nameOf),
      at: clock().toISOString(),
    };
  };
  const shownQuestion = (meeting: PlannedMeeting, id: string): GroupQuestion => {
    const question = views.trainers(meeting, nameOf).find((one) => one.id === id);
    if (!question) throw notFound();
    return question;
  };
  const questionOf = (meeting: PlannedMeeting, id: string): KeptQuestion => {
    const question = questions.find(id);
    if (question?.meeting !== meeting.id) throw notFound();
    return question;
  };

  /** @throws PeopleRefusal 400, 409 */
  function mayAsk(meeting: PlannedMeeting, asked: AskedQuestion): void {
    const wrong = problemIn(asked);
    if (wrong !== null) throw new PeopleRefusal(400, wrong);
    const { source } = asked;
    const unit = course().units.find((one) => one.id === source?.unit);
    // An evaluation's bank, and a positioning's, stay unseen until they are taken.
    if (source !== null && (unit?.kind !== 'lesson' || !unit.questions.includes(source.question)))
      throw new PeopleRefusal(
        400,
        'Seules les questions des leçons peuvent être posées au groupe.',
      );
    const current = questions.current(meeting.id);
    if (stateOf(meeting, clock()) !== 'running')
      throw new PeopleRefusal(409, 'La séance n’est pas en cours : la question n’a pas été posée.');
    if (current && !isOver(current.state))
      throw new PeopleRefusal(409, 'Une question est encore ouverte : closez-la d’abord.');
  }

  return {
    'GET seances/:id': ({ me, params, tagged }) => {
      const desk = deskOf(meetingOf(me, params.id));
      const { at: _, ...lasting } = desk;
      return tagged(jsonText<MeetingDesk>(desk), tagOf(jsonText(lasting)));
    },

    'GET seances/:id/projection': ({ me, params, tagged }) => {
      const meeting = meetingOf(me, params.id);
      const { title, start, end } = meeting;
      const state = stateOf(meeting, clock());
      const text = jsonText<ProjectedMeeting>({
        title,
        start,
        end,
        state,
        group: groupOf(meeting).name,
        units: unitPhrase(outlineOf(course()).modules, meeting.units),
        present: meetings.presences(meeting.id).length,
        asked: questions
          .ofMeeting(meeting.id)
          .filter(({ state: { phase } }) => phase !== 'cancelled').length,
        question: state === 'ended' ? null : views.shared(meeting),
      });
      return tagged(text, tagOf(text));
    },

    'POST seances/:id/presences': async ({ me, params, read, done }) => {
      const meeting = meetingOf(me, params.id);
      const { learners } = await read(confirmation);
      store.transaction(() => {
        for (const id of learners) {
          const who = identities.find(id);
          if (who) meetings.confirm(meeting.id, who.row, me.id);
        }
      });
      return done();
    },

    'POST seances/:id/questions': async ({ me, params, read, reply }) => {
      const meeting = meetingOf(me, params.id);
      const asked = await read(newQuestion, LONGEST_QUESTION);
      store.transaction(() => {
        const known = questions.find(asked.id);
        if (known) return void questionOf(meeting, asked.id);
        mayAsk(meeting, asked);
        questions.ask(meeting.id, printed(asked), me.id);
      });
      return reply(shownQuestion(meeting, asked.id), 201);
    },

    'POST seances/:id/questions/:question/etapes': async ({ me, params, read, reply }) => {
      const meeting = meetingOf(me, params.id);
      const pressed = await read(press);
      store.transaction(() => {
        const question = questionOf(meeting, params.question);
        const taken = take(views.stateNow(meeting, question), pressed);
        const isAgain = pressed.step === 'again' && stateOf(meeting, clock()) !== 'running';
        if (taken.kind === 'refused' || (taken.kind === 'moved' && isAgain))
          throw new PeopleRefusal(409, 'La question n’en est plus là : voici où elle en est.');
        if (taken.kind === 'moved') questions.step(question.id, pressed.step, me.id);
      });
      return reply(shownQuestion(meeting, params.question));
    },
  } satisfies Partial<TrainerRoutes>;
}
