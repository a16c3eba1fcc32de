/** Calls for help and their answers: dated, added to, never changed. */
import { randomUUID } from 'node:crypto';
import type { DatabaseSync } from 'node:sqlite';
import type { HelpMessage, HelpRequest, OwnRequest, ReadMark } from '../../core/api/help.ts';
import type { Place } from '../../core/report/presence.ts';
import type { Publications } from './publications.ts';

export interface Help {
  /** Requests of a group's learners that nobody has answered. */
  readonly waiting: (group: string) => number;
  /** Unanswered first, then the latest; closed ones that changed since then (ISO). */
  readonly ofGroup: (group: string, closedSince: string) => readonly HelpRequest[];
  /** @param learner row. The latest first. */
  readonly ofLearner: (learner: number) => readonly HelpRequest[];
  /** The same, as the learner is told of them. */
  readonly own: (learner: number, unit?: string) => readonly OwnRequest[];
  readonly find: (id: string) => HelpRequest | null;
  /**
   * The learner speaks: in the request about this place that is not closed, or in a new one. A call
   * without words adds nothing to one that waits.
   */
  readonly call: (learner: number, place: Place, text: string) => OwnRequest;
  /** @returns false when the learner has no such request. What was read once stays so. */
  readonly markRead: (learner: number, mark: ReadMark) => boolean;
  readonly answer: (id: string, account: string, text: string) => void;
  readonly close: (id: string) => void;
}

/** A learner whose name was erased is known to nobody: their requests are shown no more. */
const SELECT = `SELECT h.id, h.unit, h.section, h.question, h.label, h.state, h.read, l.account, i.name
  FROM help_request h JOIN learner l ON l.id = h.learner JOIN identity i ON i.learner = l.id`;

export function openHelp(
  db: DatabaseSync,
  clock: () => Date,
  publications: Pick<Publications, 'ofRequest'>,
): Help {
  const waiting = db.prepare(
    "SELECT count(*) AS n FROM help_request h JOIN identity i ON i.learner = h.learner WHERE i.learner_group = ? AND h.state = 'waiting'",
  );
  const ofGroup = db.prepare(
    `${SELECT} WHERE i.learner_group = ? AND (h.state <> 'closed' OR h.changed > ?) ORDER BY h.state <> 'waiting', h.changed DESC, h.id`,
  );
  const ofLearner = db.prepare(`${SELECT} WHERE h.learner = ? ORDER BY h.changed DESC, h.id`);
  const byId = db.prepare(`${SELECT} WHERE h.id = ?`);
  const messages = db.prepare(
    'SELECT m.at, m.text, m.account, a.name FROM help_message m LEFT JOIN account a ON a.id = m.account WHERE m.request = ? ORDER BY m.seq',
  );
  const open = db.prepare(
    "SELECT id, state FROM help_request WHERE learner = ? AND unit = ? AND section IS ? AND question IS ? AND state <> 'closed'",
  );
  const add = db.prepare(
    "INSERT INTO help_request (id, learner, unit, section, question, label, state, created, changed) VALUES (?, ?, ?, ?, ?, ?, 'waiting', ?, ?)",
  );
  const say = db.prepare(
    'INSERT INTO help_message (request, at, account, text) VALUES (?, ?, ?, ?)',
  );
  const read = db.prepare(
    'UPDATE help_request SET read = max(read, min(?, (SELECT count(*) FROM help_message m WHERE m.request = help_request.id))) WHERE id = ? AND learner = ?',
  );
  const become = db.prepare('UPDATE help_request SET state = ?, changed = ? WHERE id = ?');
  const now = () => clock().toISOString();

  const requestOf = (row: Row): HelpRequest => {
    const learner = { id: text(row['account']), name: text(row['name']) };
    const id = text(row['id']);
    return {
      id,
      learner,
      place: {
        unit: text(row['unit']),
        section: row['section'] as string | null,
        question: row['question'] as string | null,
        label: row['label'] as string | null,
      },
      state: row['state'] as HelpRequest['state'],
      messages: messages.all(id).map((message): HelpMessage => ({
        at: text(message['at']),
        from: message['account'] === null ? 'learner' : 'trainer',
        name: message['account'] === null ? learner.name : text(message['name']),
        text: text(message['text']),
      })),
      publication: publications.ofRequest(id),
    };
  };
  const ownOf = (row: Row): OwnRequest => ({ ...requestOf(row), read: Number(row['read']) });

  return {
    waiting: (group) => Number(waiting.get(group)?.['n']),
    ofGroup: (group, closedSince) => ofGroup.all(group, closedSince).map(requestOf),
    ofLearner: (learner) => ofLearner.all(learner).map(requestOf),
    own: (learner, unit) =>
      ofLearner
        .all(learner)
        .filter((row) => unit === undefined || row['unit'] === unit)
        .map(ownOf),
    find: (id) => {
      const row = byId.get(id);
      return row ? requestOf(row) : null;
    },
    call: (learner, { unit, section, question, label }, words) => {
      const known = open.get(learner, unit, section, question);
      const id = known ? text(known['id']) : randomUUID();
      if (!known) add.run(id, learner, unit, section, question, label, now(), now());
      if (words !== '' || known?.['state'] !== 'waiting') {
        say.run(id, now(), null, words);
        become.run('waiting', now(), id);
      }
      const row = byId.get(id);
      if (!row) throw new Error('a request of nobody');
      return ownOf(row);
    },
    markRead: (learner, { id, messages }) => read.run(messages, id, learner).changes > 0,
    answer: (id, account, words) => {
      say.run(id, now(), account, words);
      become.run('answered', now(), id);
    },
    close: (id) => void become.run('closed', now(), id),
  };
}

type Row = Readonly<Record<string, unknown>>;
const text = (value: unknown): string => value as string;
