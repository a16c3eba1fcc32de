/** Trainers' words that are published for a group, as rows; a learner's question with their consent only. */
import type { DatabaseSync } from 'node:sqlite';
import type { NewPublication, Publication, PublishedAnswer } from '../../core/api/help.ts';

interface PublicationRow {
  readonly id: string;
  /** The exchange it is of. */
  readonly request: string;
  readonly group: string;
}

export interface Publications {
  readonly ofRequest: (request: string) => Publication | null;
  /** As its learners read it, the latest first. */
  readonly ofGroup: (group: string) => readonly PublishedAnswer[];
  readonly find: (id: string) => PublicationRow | null;
  /** @param answer its text as it is kept; its question one of the exchange's messages */
  readonly publish: (
    request: string,
    group: string,
    account: string,
    answer: NewPublication,
  ) => void;
  readonly withdraw: (id: string) => void;
  /** @param learner row. @returns false when no question of theirs is proposed there */
  readonly decide: (id: string, learner: number, agreed: boolean) => boolean;
}

export function openPublications(db: DatabaseSync, clock: () => Date): Publications {
  const ofRequest = db.prepare(
    `SELECT p.id, p.at, p.text, p.agreed, a.name, m.text AS words FROM published_answer p
     JOIN account a ON a.id = p.account LEFT JOIN help_message m ON m.seq = p.question WHERE p.request = ?`,
  );
  const ofGroup = db.prepare(
    `SELECT p.id, p.at, p.text, a.name, h.unit, h.section, h.question, h.label,
       CASE WHEN p.agreed = 1 THEN m.text END AS words FROM published_answer p
     JOIN help_request h ON h.id = p.request JOIN account a ON a.id = p.account
     LEFT JOIN help_message m ON m.seq = p.question WHERE p.learner_group = ? ORDER BY p.at DESC, p.id`,
  );
  const byId = db.prepare('SELECT id, request, learner_group FROM published_answer WHERE id = ?');
  const message = db.prepare(
    'SELECT seq FROM help_message WHERE request = ? ORDER BY seq LIMIT 1 OFFSET ?',
  );
  const add = db.prepare(
    'INSERT INTO published_answer (id, request, learner_group, account, at, text, question) VALUES (?, ?, ?, ?, ?, ?, ?)',
  );
  const remove = db.prepare('DELETE FROM published_answer WHERE id = ?');
  const decide = db.prepare(
    `UPDATE published_answer SET agreed = ?, decided = ? WHERE id = ? AND question IS NOT NULL
     AND request IN (SELECT id FROM help_request WHERE learner = ?)`,
  );
  const now = () => clock().toISOString();
  return {
    ofRequest: (request) => {
      const row = ofRequest.get(request);
      if (!row) return null;
      const { agreed, words } = row;
      return {
        id: text(row['id']),
        at: text(row['at']),
        name: text(row['name']),
        text: text(row['text']),
        question:
          words === null
            ? null
            : { text: text(words), agreed: agreed === null ? null : agreed === 1 },
      };
    },
    ofGroup: (group) =>
      ofGroup.all(group).map((row) => ({
        id: text(row['id']),
        at: text(row['at']),
        name: text(row['name']),
        text: text(row['text']),
        place: {
          unit: text(row['unit']),
          section: row['section'] as string | null,
          question: row['question'] as string | null,
          label: row['label'] as string | null,
        },
        question: row['words'] as string | null,
      })),
    find: (id) => {
      const row = byId.get(id);
      return row ? { id, request: text(row['request']), group: text(row['learner_group']) } : null;
    },
    publish: (request, group, account, { id, text: words, question }) => {
      const seq = question === null ? null : Number(message.get(request, question)?.['seq']);
      add.run(id, request, group, account, now(), words, seq);
    },
    withdraw: (id) => void remove.run(id),
    decide: (id, learner, agreed) => decide.run(Number(agreed), now(), id, learner).changes > 0,
  };
}

const text = (value: unknown): string => value as string;
