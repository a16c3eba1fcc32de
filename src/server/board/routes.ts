/** What the board shows and changes of groups at work: progress, sessions, meetings, help. */
import type { Me } from '../../core/api/accounts.ts';
import type { HelpAnswer, HelpRequest } from '../../core/api/help.ts';
import type { MeetingChange } from '../../core/api/meetings.ts';
import { unitsOn } from '../../core/course/path.ts';
import type { CatalogueReader } from '../launch/catalogue.ts';
import { arrayOf, orNull, string } from '../lrs/validate/check.ts';
import { bodyOf, optional } from '../people/body.ts';
import { fileName } from '../people/file-name.ts';
import { notFound, PeopleRefusal } from '../people/refusal.ts';
import type { People } from '../people/people.ts';
import type { Steady } from '../process/steady.ts';
import type { TrainerRoutes } from '../people/trainer-parts.ts';
import type { Store } from '../store/db.ts';
import { openAnswers } from './answers.ts';
import { connectionsCsv, progressCsv } from './csv.ts';
import { knownCourse } from './known-course.ts';
import { meetingWith, openBoards } from './group-board.ts';
import type { Help } from './help.ts';
import { readWords } from './help-text.ts';
import { checkedMeeting } from './meeting-change.ts';
import { meetingRoutes } from './meeting-routes.ts';
import { stateOf, type Meetings, type PlannedMeeting } from './meetings.ts';
import type { GroupQuestions } from './group-questions.ts';
import type { MeetingViews } from './meeting-views.ts';
import { outlineOf } from './outline.ts';
import { proofRoutes } from './proof.ts';
import { publicationRoutes } from './publication-routes.ts';
import type { Publications } from './publications.ts';
import { productionRoutes } from './production-routes.ts';
import type { ProductionViews } from './production-views.ts';
import type { Productions } from './productions.ts';
import { openRegister, rowOf } from './register.ts';

export interface BoardRouteParts {
  readonly store: Store;
  readonly clock: () => Date;
  readonly people: People;
  readonly catalogue: CatalogueReader;
  readonly help: Help;
  readonly publications: Publications;
  readonly meetings: Meetings;
  readonly questions: GroupQuestions;
  readonly views: MeetingViews;
  readonly productions: Productions;
  readonly sheets: ProductionViews;
  readonly steady: Steady;
}

const meetingChange = bodyOf<Partial<MeetingChange>>({
  units: optional(arrayOf(string)),
  start: optional(string),
  end: optional(string),
  title: optional(string),
  call: optional(orNull(string)),
  trainer: optional(string),
});
const helpAnswer = bodyOf<HelpAnswer>({ text: string });

export function boardRoutes(parts: BoardRouteParts) {
  const { store, clock, steady, people, help, meetings } = parts;
  const { allowed, identities, links } = people;
  const register = openRegister(store.db, clock, people.groups.pathOf);
  const answers = openAnswers(store.db);
  const board = openBoards({ db: store.db, clock, steady, people, register, help, meetings });

  const course = () => knownCourse(parts.catalogue);

  const where = (query: (name: 'unite' | 'question') => string | undefined) => ({
    iri: course().iri,
    unit: query('unite') ?? '',
    question: query('question') ?? '',
  });

  const shownMeeting = (id: string) => {
    const meeting = meetings.find(id);
    if (!meeting) throw notFound();
    const entries = register.entries(identities.ofGroup(meeting.group), course());
    return meetingWith(meeting, entries, meetings.presences(meeting.id), clock());
  };
  const meetingOf = (me: Me, id: string): PlannedMeeting => {
    const meeting = meetings.find(id);
    if (!meeting) throw notFound();
    allowed.allowedGroup(me, meeting.group);
    return meeting;
  };
  const requestOf = (me: Me, id: string): HelpRequest => {
    const request = help.find(id);
    if (!request) throw notFound();
    allowed.allowedLearner(me, request.learner.id);
    return request;
  };

  return {
    ...meetingRoutes({ ...parts, course, meetingOf, shownMeeting }),
    ...proofRoutes({ ...parts, db: store.db, register }),
    ...publicationRoutes({ ...parts, requestOf }),
    ...productionRoutes({ ...parts, course }),

    'GET cours': ({ reply }) => reply(outlineOf(course())),

    'GET groupes/:id/tableau': ({ me, params, tagged }) => {
      const { body, etag } = board(allowed.allowedGroup(me, params.id), course());
      return tagged(body, etag);
    },

    'GET apprenants/:id/reponses': ({ me, params, query, reply }) =>
      reply(answers.last(allowed.allowedLearner(me, params.id), where(query))),

    'GET groupes/:id/reponses': ({ me, params, query, reply }) => {
      const group = allowed.allowedGroup(me, params.id);
      return reply(answers.first(identities.ofGroup(group.id), where(query)));
    },

    'GET groupes/:id/questions': ({ me, params, query, reply }) => {
      const group = allowed.allowedGroup(me, params.id);
      const { iri, units } = course();
      // Those that were taken out of the course since are nothing to read again.
      const lessons = units.filter(
        ({ id, kind }) => kind === 'lesson' && id.startsWith(`${query('module') ?? ''}/`),
      );
      const asked = new Map(
        lessons.map(({ id, questions, decisions = {} }) => [
          id,
          new Set([...questions, ...Object.keys(decisions)]),
        ]),
      );
      return reply(
        answers
          .counts(identities.ofGroup(group.id), iri, [...asked.keys()])
          .filter(({ unit, question }) => asked.get(unit)?.has(question)),
      );
    },

    'GET apprenants/:id': ({ me, params, reply }) => {
      const learner = allowed.allowedLearner(me, params.id);
      const catalogue = course();
      const [entry] = register.entries([learner], catalogue);
      if (!entry) throw notFound();
      const group = learner.group === null ? null : people.groups.find(learner.group);
      return reply({
        learner: rowOf(entry, catalogue, links.stateOf(learner), clock()),
        group: group && { id: group.id, name: group.name, path: group.path },
        arrangements: { moreTries: learner.moreTries },
        satisfied:
          entry.satisfied === null
            ? null
            : { at: entry.satisfied, isCurrent: entry.report.finished },
        sessions: register.sessions(entry, catalogue),
        help: help.ofLearner(learner.row),
      });
    },

    'GET groupes/:id/suivi.csv': ({ me, params, file }) => {
      const group = allowed.allowedGroup(me, params.id);
      const catalogue = course();
      const entries = register.entries(identities.ofGroup(group.id), catalogue);
      return file(
        `suivi-${fileName(group.name)}.csv`,
        progressCsv(entries, { ...catalogue, units: unitsOn(catalogue, group.path) }),
      );
    },

    'GET groupes/:id/connexions.csv': ({ me, params, file }) => {
      const group = allowed.allowedGroup(me, params.id);
      const catalogue = course();
      const entries = register.entries(identities.ofGroup(group.id), catalogue).map((entry) => ({
        identity: entry.identity,
        sessions: register.sessions(entry, catalogue),
      }));
      return file(`connexions-${fileName(group.name)}.csv`, connectionsCsv(entries, catalogue));
    },

    'POST groupes/:id/seances': async ({ me, params, read, reply }) => {
      const group = allowed.allowedGroup(me, params.id);
      const asked = await read(meetingChange);
      const context = { people, catalogue: course(), group, now: clock() };
      const checked = checkedMeeting({ trainer: me.id, ...asked }, null, context);
      return reply(shownMeeting(meetings.create(group.id, checked)), 201);
    },

    'PATCH seances/:id': async ({ me, params, read, reply }) => {
      const before = meetingOf(me, params.id);
      const asked = await read(meetingChange);
      const group = allowed.allowedGroup(me, before.group);
      const context = { people, catalogue: course(), group, now: clock() };
      meetings.change(before.id, checkedMeeting(asked, before, context));
      return reply(shownMeeting(before.id));
    },

    'DELETE seances/:id': ({ me, params, done }) => {
      const meeting = meetingOf(me, params.id);
      if (stateOf(meeting, clock()) !== 'planned')
        throw new PeopleRefusal(409, 'Cette séance a commencé : elle reste au dossier.');
      meetings.remove(meeting.id);
      return done();
    },

    'POST seances/:id/fin': ({ me, params, reply }) => {
      const meeting = meetingOf(me, params.id);
      const state = stateOf(meeting, clock());
      if (state === 'planned')
        throw new PeopleRefusal(409, 'Cette séance n’a pas commencé : vous pouvez la supprimer.');
      if (state === 'running')
        meetings.change(meeting.id, {
          ...meeting,
          trainer: meeting.trainer.id,
          end: clock().toISOString(),
        });
      return reply(shownMeeting(meeting.id));
    },

    'POST aide/:id': async ({ me, params, read, reply }) => {
      const { id } = requestOf(me, params.id);
      const text = readWords((await read(helpAnswer)).text);
      if (text === '') throw new PeopleRefusal(400, 'La réponse est vide : écrivez-la.');
      store.transaction(() => help.answer(id, me.id, text));
      return reply(requestOf(me, id));
    },

    'POST aide/:id/fin': ({ me, params, reply }) => {
      const { id } = requestOf(me, params.id);
      help.close(id);
      return reply(requestOf(me, id));
    },
  } satisfies Partial<TrainerRoutes>;
}
