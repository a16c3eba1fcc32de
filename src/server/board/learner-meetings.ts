/** A learner's side of a meeting: when it is, « Je suis là », and their answers; by their browser's cookie. */
import type { Context } from 'hono';
import type { NewVote } from '../../core/api/group-questions.ts';
import type {
  ComingMeeting,
  LearnerMeetings,
  LearnerWriting,
  PastMeeting,
} from '../../core/api/meetings.ts';
import { unitPhrase, type ListedModule } from '../../core/course/unit-list.ts';
import { capital } from '../../core/text/case.ts';
import { calendarFile } from '../../core/meeting/calendar.ts';
import { isAnswer } from '../../core/meeting/group-question.ts';
import { NEAR_MS } from '../../core/meeting/near.ts';
import { takes } from '../../core/meeting/round.ts';
import { anchorOf } from '../../core/production/production.ts';
import { rateLimit } from '../access/rate-limit.ts';
import type { CatalogueReader } from '../launch/catalogue.ts';
import { arrayOf, string } from '../lrs/validate/check.ts';
import { bodyOf } from '../people/body.ts';
import { jsonText, tagOf } from '../people/calls.ts';
import type { LearnerRoutes } from '../people/own-corner.ts';
import { notFound, PeopleRefusal } from '../people/refusal.ts';
import type { Steady } from '../process/steady.ts';
import type { Store } from '../store/db.ts';
import type { GroupQuestions } from './group-questions.ts';
import { newId, round } from './meeting-body.ts';
import type { MeetingViews } from './meeting-views.ts';
import { stateOf, type Meetings, type PlannedMeeting } from './meetings.ts';
import type { Productions } from './productions.ts';
import { outlineOf } from './outline.ts';
import { whoIsIn, type KnownLearners, type OwnPages } from './who-is-in.ts';

interface MeetingParts extends KnownLearners {
  readonly store: Pick<Store, 'transaction'>;
  readonly clock: () => Date;
  readonly steady: Steady;
  readonly catalogue: CatalogueReader;
  readonly meetings: Meetings;
  readonly questions: GroupQuestions;
  readonly views: MeetingViews;
  readonly productions: Pick<Productions, 'ofGroup'>;
  readonly originOf: (c: Context) => string;
}

const MOST_COMING = 10;
const LONGEST_VOTE = 4096;
const newVote = bodyOf<NewVote>({
  id: newId,
  account: string,
  question: string,
  round,
  options: arrayOf(string),
});

export function learnerMeetingRoutes(parts: MeetingParts) {
  const { store, clock, steady, meetings, questions, views, productions } = parts;
  // Whoever changes their mind once a second for a minute has finished thinking.
  const votes = rateLimit({ burst: 60, periodMs: 60_000 });

  const modules = (): readonly ListedModule[] => {
    const course = parts.catalogue();
    return course ? outlineOf(course).modules : [];
  };
  const comingMeeting = (meeting: PlannedMeeting): ComingMeeting => {
    const { id, title, start, end, trainer, units, call } = meeting;
    return {
      id,
      title,
      start,
      end,
      trainer: trainer.name,
      units: unitPhrase(modules(), units),
      call,
    };
  };
  const writingOf = ({ group }: PlannedMeeting): LearnerWriting | null => {
    const last = productions.ofGroup(group).find(({ stage }) => !stage.isClosed);
    const url = parts.catalogue()?.units.find(({ id }) => id === last?.unit)?.url;
    return last && url !== undefined
      ? { title: last.title, url: `${url}#${anchorOf(last.production)}` }
      : null;
  };
  const ahead = ({ who }: OwnPages) => (who.group === null ? [] : meetings.ahead(who.group));
  const isNear = ({ start }: PlannedMeeting): boolean =>
    Date.parse(start) - clock().getTime() <= NEAR_MS;

  function meetingsOf(own: OwnPages): LearnerMeetings {
    const all = ahead(own);
    const near = all.filter(isNear);
    const now = near.find((one) => stateOf(one, clock()) === 'running') ?? near[0];
    const presences = now ? meetings.presences(now.id) : [];
    const presence = presences.find(({ learner }) => learner === own.who.row);
    return {
      account: own.account,
      name: own.who.name,
      now: now
        ? {
            ...comingMeeting(now),
            state: stateOf(now, clock()) === 'running' ? 'running' : 'planned',
            arrived: presence?.at ?? null,
            confirmed: presence ? presence.confirmed !== null : false,
            present: presences.length,
            question: views.learners(now, own.who.row),
            writing: writingOf(now),
          }
        : null,
      coming: all
        .filter((one) => one !== now)
        .slice(0, MOST_COMING)
        .map(comingMeeting),
    };
  }
  const pastOf = ({ who }: OwnPages): readonly PastMeeting[] =>
    meetings.over(who.group, who.row).map((meeting) => {
      const { call: _, ...past } = comingMeeting(meeting);
      const presence = meetings.presences(meeting.id).find(({ learner }) => learner === who.row);
      return { ...past, arrived: presence?.at ?? null, confirmed: presence?.confirmed ?? null };
    });
  /** One of their group's. @throws PeopleRefusal 404 */
  const meetingOf = ({ who }: OwnPages, id: string): PlannedMeeting => {
    const meeting = meetings.find(id);
    if (!meeting || meeting.group !== who.group) throw notFound();
    return meeting;
  };

  return {
    'GET seances': ({ c, tagged }) => {
      const text = jsonText(meetingsOf(whoIsIn(c, parts)));
      return tagged(text, tagOf(text));
    },

    'GET seances/passees': ({ c, reply }) => reply(pastOf(whoIsIn(c, parts))),

    'GET seances/:id/bilan': ({ c, params, reply }) => {
      const { who } = whoIsIn(c, parts);
      const meeting = meetings.over(who.group, who.row).find(({ id }) => id === params.id);
      if (!meeting) throw notFound();
      return reply({ questions: views.record(meeting, who.row) });
    },

    'GET seances.ics': ({ c, file }) => {
      const appointments = ahead(whoIsIn(c, parts)).map((meeting) => {
        const { id, title, start, end, trainer, units, call } = comingMeeting(meeting);
        return {
          ...{ id, start, end, link: call },
          title: title === '' ? `Séance avec ${trainer}` : title,
          description: `Avec ${trainer}. ${capital(units)}.`,
        };
      });
      const { host } = new URL(parts.originOf(c));
      return file('seances.ics', calendarFile(appointments, host, clock().toISOString()));
    },

    'POST seances/:id/presence': ({ c, params, reply }) => {
      const own = whoIsIn(c, parts);
      const meeting = meetingOf(own, params.id);
      if (stateOf(meeting, clock()) === 'ended')
        throw new PeopleRefusal(409, 'La séance est terminée.');
      if (!isNear(meeting))
        throw new PeopleRefusal(409, 'La séance n’a pas commencé : revenez à l’heure dite.');
      meetings.arrive(meeting.id, own.who.row);
      return reply(meetingsOf(own));
    },

    'POST seances/:id/reponses': async ({ c, params, read, reply }) => {
      const own = whoIsIn(c, parts);
      const meeting = meetingOf(own, params.id);
      const vote = await read(newVote, LONGEST_VOTE);
      if (vote.account !== own.account.name)
        throw new PeopleRefusal(409, 'Une autre personne utilise maintenant ce navigateur.');
      const wait = votes.spend(own.who.id, steady());
      if (wait > 0)
        throw new PeopleRefusal(429, 'Vous avez changé beaucoup de fois : attendez une minute.', {
          'retry-after': String(wait),
        });
      const late = store.transaction(() => {
        const question = questions.find(vote.question);
        if (question?.meeting !== meeting.id) throw notFound();
        const known = questions.voted(vote.id);
        if (known && known.learner !== own.who.row) throw notFound();
        if (known) return known.late;
        const state = views.stateNow(meeting, question);
        if (state.phase === 'cancelled')
          throw new PeopleRefusal(409, 'Cette question a été retirée.');
        if (vote.round > state.round || !isAnswer(question.asked, vote.options))
          throw new PeopleRefusal(409, 'Cette réponse n’est pas de celles qui sont proposées.');
        const isLate = !takes(state, vote.round);
        questions.vote(own.who.row, vote, isLate);
        return isLate;
      });
      return reply({ id: vote.id, late });
    },
  } satisfies Partial<LearnerRoutes>;
}
