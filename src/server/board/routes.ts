/** The board's addresses under /formateur/api, behind its door (people/trainer-api.ts). */
import { Hono, type Context } from 'hono';
import type { HelpAnswer, HelpRequest } from '../../core/api/help.ts';
import type { LearnerDetail } from '../../core/api/learners.ts';
import type { MeetingChange } from '../../core/api/meetings.ts';
import type { Catalogue, CatalogueReader } from '../launch/catalogue.ts';
import { arrayOf, object, string } from '../lrs/validate/check.ts';
import { readBody } from '../people/body.ts';
import { fileName } from '../people/file-name.ts';
import { notFound, PeopleRefusal } from '../people/refusal.ts';
import type { People } from '../people/people.ts';
import type { Steady } from '../steady.ts';
import type { TrainerEnv } from '../people/trainer-api.ts';
import type { Store } from '../db.ts';
import { connectionsCsv, progressCsv } from './csv.ts';
import { meetingWith, openBoards } from './group-board.ts';
import type { Help } from './help.ts';
import { readWords } from './help-text.ts';
import { checkedMeeting } from './meeting-change.ts';
import { openMeetings, stateOf, type PlannedMeeting } from './meetings.ts';
import { outlineOf } from './outline.ts';
import { openRegister, rowOf } from './register.ts';

export interface BoardRouteParts {
  readonly store: Store;
  readonly clock: () => Date;
  readonly people: People;
  readonly catalogue: CatalogueReader;
  readonly help: Help;
  readonly steady: Steady;
}

const meetingChange = object({
  optional: { units: arrayOf(string), start: string, end: string, trainer: string },
});
const helpAnswer = object({ required: { text: string } });

export function boardRoutes(parts: BoardRouteParts): Hono<TrainerEnv> {
  const { store, clock, steady, people, help } = parts;
  const { allowed, identities, links } = people;
  const register = openRegister(store.db, clock);
  const meetings = openMeetings(store.db, clock);
  const board = openBoards({ db: store.db, clock, steady, people, register, help, meetings });
  const app = new Hono<TrainerEnv>();
  type C = Context<TrainerEnv>;

  /** @throws PeopleRefusal 409 while the built site does not say what the course is */
  const course = (): Catalogue => {
    const catalogue = parts.catalogue();
    if (!catalogue)
      throw new PeopleRefusal(409, 'Le site construit ne dit pas quelles leçons il contient.');
    return catalogue;
  };
  const groupOf = (c: C) => allowed.allowedGroup(c.get('me'), c.req.param('id') ?? '');
  const learnerOf = (c: C) => allowed.allowedLearner(c.get('me'), c.req.param('id') ?? '');

  app.get('/cours', (c) => c.json(outlineOf(course())));

  app.get('/groupes/:id/tableau', (c) => {
    const { body, etag } = board(groupOf(c), course());
    c.header('etag', etag);
    if (c.req.header('if-none-match') === etag) return c.body(null, 304);
    return c.body(body, 200, { 'content-type': 'application/json; charset=utf-8' });
  });

  app.get('/apprenants/:id', (c) => {
    const learner = learnerOf(c);
    const catalogue = course();
    const [entry] = register.entries([learner], catalogue);
    if (!entry) throw notFound();
    const group = learner.group === null ? null : people.groups.find(learner.group);
    return c.json({
      learner: rowOf(entry, catalogue, links.stateOf(learner), clock()),
      group: group && { id: group.id, name: group.name },
      arrangements: { moreTries: learner.moreTries },
      satisfied:
        entry.satisfied === null ? null : { at: entry.satisfied, isCurrent: entry.report.finished },
      sessions: register.sessions(entry, catalogue),
      help: help.ofLearner(learner.row),
    } satisfies LearnerDetail);
  });

  const spreadsheet = (c: C, name: string, text: string) => {
    c.header('content-type', 'text/csv; charset=utf-8');
    c.header('content-disposition', `attachment; filename="${name}.csv"`);
    return c.body(text);
  };

  app.get('/groupes/:id/suivi.csv', (c) => {
    const group = groupOf(c);
    const catalogue = course();
    const entries = register.entries(identities.ofGroup(group.id), catalogue);
    return spreadsheet(c, `suivi-${fileName(group.name)}`, progressCsv(entries, catalogue));
  });

  app.get('/groupes/:id/connexions.csv', (c) => {
    const group = groupOf(c);
    const catalogue = course();
    const entries = register.entries(identities.ofGroup(group.id), catalogue).map((entry) => ({
      identity: entry.identity,
      sessions: register.sessions(entry, catalogue),
    }));
    return spreadsheet(c, `connexions-${fileName(group.name)}`, connectionsCsv(entries, catalogue));
  });

  const shownMeeting = (id: string) => {
    const meeting = meetings.find(id);
    if (!meeting) throw notFound();
    const entries = register.entries(identities.ofGroup(meeting.group), course());
    return meetingWith(meeting, entries, clock());
  };
  const meetingOf = (c: C): PlannedMeeting => {
    const meeting = meetings.find(c.req.param('id') ?? '');
    if (!meeting) throw notFound();
    allowed.allowedGroup(c.get('me'), meeting.group);
    return meeting;
  };

  app.post('/groupes/:id/seances', async (c) => {
    const group = groupOf(c);
    const asked = await readBody<Partial<MeetingChange>>(c, meetingChange);
    const context = { people, catalogue: course(), group, now: clock() };
    const checked = checkedMeeting({ trainer: c.get('me').id, ...asked }, null, context);
    return c.json(shownMeeting(meetings.create(group.id, checked)), 201);
  });

  app.patch('/seances/:id', async (c) => {
    const before = meetingOf(c);
    const asked = await readBody<Partial<MeetingChange>>(c, meetingChange);
    const group = allowed.allowedGroup(c.get('me'), before.group);
    const context = { people, catalogue: course(), group, now: clock() };
    meetings.change(before.id, checkedMeeting(asked, before, context));
    return c.json(shownMeeting(before.id));
  });

  app.delete('/seances/:id', (c) => {
    const meeting = meetingOf(c);
    if (stateOf(meeting, clock()) !== 'planned')
      throw new PeopleRefusal(409, 'Cette séance a commencé : elle reste au dossier.');
    meetings.remove(meeting.id);
    return c.body(null, 204);
  });

  app.post('/seances/:id/fin', (c) => {
    const meeting = meetingOf(c);
    const state = stateOf(meeting, clock());
    if (state === 'planned')
      throw new PeopleRefusal(409, 'Cette séance n’a pas commencé : vous pouvez la supprimer.');
    if (state === 'running')
      meetings.change(meeting.id, {
        ...meeting,
        trainer: meeting.trainer.id,
        end: clock().toISOString(),
      });
    return c.json(shownMeeting(meeting.id));
  });

  const requestOf = (c: C): HelpRequest => {
    const request = help.find(c.req.param('id') ?? '');
    if (!request) throw notFound();
    allowed.allowedLearner(c.get('me'), request.learner.id);
    return request;
  };

  app.post('/aide/:id', async (c) => {
    const { id } = requestOf(c);
    const text = readWords((await readBody<HelpAnswer>(c, helpAnswer)).text);
    if (text === '') throw new PeopleRefusal(400, 'La réponse est vide : écrivez-la.');
    store.transaction(() => help.answer(id, c.get('me').id, text));
    return c.json(help.find(id));
  });

  app.post('/aide/:id/fin', (c) => {
    const { id } = requestOf(c);
    help.close(id);
    return c.json(help.find(id));
  });

  return app;
}
