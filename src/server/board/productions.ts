/** Texts that a group writes, as rows: one a learner and production, in its last version. */
import type { DatabaseSync } from 'node:sqlite';
import type {
  NewComment,
  NewProduction,
  NewText,
  PlainCriterion,
} from '../../core/api/productions.ts';
import type { Names, Stage } from '../../core/production/stage.ts';

/** What was opened, as the lesson had it that day. */
export interface OpenedProduction extends NewProduction {
  readonly title: string;
  readonly criteria: readonly PlainCriterion[];
}

export interface KeptProduction extends OpenedProduction {
  readonly group: string;
  readonly opened: string;
  readonly stage: Stage;
}

export interface KeptText {
  /** Row of `learner`. */
  readonly learner: number;
  readonly id: string;
  readonly text: string;
  readonly at: string;
  readonly isLate: boolean;
  readonly ticks: readonly string[];
  readonly isHidden: boolean;
  readonly comment: KeptComment | null;
}

export interface KeptComment extends Pick<NewComment, 'text' | 'isShared'> {
  readonly at: string;
  /** Who wrote it. */
  readonly name: string;
}

export interface Productions {
  /** Latest first. */
  readonly ofGroup: (group: string) => readonly KeptProduction[];
  readonly find: (id: string) => KeptProduction | null;
  readonly open: (group: string, opened: OpenedProduction, account: string) => void;
  readonly share: (id: string, names: Names) => void;
  readonly close: (id: string) => void;
  /** In no order that says anything. */
  readonly texts: (id: string) => readonly KeptText[];
  readonly textOf: (id: string, learner: number) => KeptText | null;
  /** A first version, or the next one in its place. */
  readonly write: (
    id: string,
    learner: number,
    text: Pick<NewText, 'id' | 'text'>,
    isLate: boolean,
  ) => void;
  readonly tick: (id: string, learner: number, ticks: readonly string[]) => void;
  readonly hide: (id: string, learner: number, isHidden: boolean) => void;
  /** In place of the one before. @param comment null: there is none any more */
  readonly comment: (
    id: string,
    learner: number,
    comment: Pick<NewComment, 'text' | 'isShared'> | null,
    account: string,
  ) => void;
}

const TEXTS = `SELECT t.*, a.name AS comment_name FROM production_text t
  LEFT JOIN account a ON a.id = t.comment_account WHERE t.production = ?`;

export function openProductions(db: DatabaseSync, clock: () => Date): Productions {
  const ofGroup = db.prepare('SELECT * FROM production WHERE learner_group = ? ORDER BY seq DESC');
  const byId = db.prepare('SELECT * FROM production WHERE id = ?');
  const add = db.prepare(
    'INSERT INTO production (id, learner_group, unit, name, body, account, opened) VALUES (?, ?, ?, ?, ?, ?, ?)',
  );
  const share = db.prepare('UPDATE production SET names = ?, shared = ? WHERE id = ?');
  const close = db.prepare('UPDATE production SET closed = ? WHERE id = ?');
  const texts = db.prepare(`${TEXTS} ORDER BY t.id`);
  const textOf = db.prepare(`${TEXTS} AND t.learner = ?`);
  const write = db.prepare(
    `INSERT INTO production_text (production, learner, id, text, at, late) VALUES (?, ?, ?, ?, ?, ?)
     ON CONFLICT (production, learner) DO UPDATE SET id = excluded.id, text = excluded.text, at = excluded.at`,
  );
  const tick = db.prepare(
    'UPDATE production_text SET ticks = ? WHERE production = ? AND learner = ?',
  );
  const hide = db.prepare(
    'UPDATE production_text SET hidden = ? WHERE production = ? AND learner = ?',
  );
  const comment = db.prepare(
    `UPDATE production_text SET comment = ?, comment_shared = ?, comment_at = ?, comment_account = ?
     WHERE production = ? AND learner = ?`,
  );
  const now = () => clock().toISOString();
  return {
    ofGroup: (group) => ofGroup.all(group).map(productionIn),
    find: (id) => {
      const row = byId.get(id);
      return row ? productionIn(row) : null;
    },
    open: (group, { id, unit, production, title, criteria }, account) =>
      void add.run(
        id,
        group,
        unit,
        production,
        JSON.stringify({ title, criteria }),
        account,
        now(),
      ),
    share: (id, names) => void share.run(names, now(), id),
    close: (id) => void close.run(now(), id),
    texts: (id) => texts.all(id).map(textIn),
    textOf: (id, learner) => {
      const row = textOf.get(id, learner);
      return row ? textIn(row) : null;
    },
    write: (id, learner, text, isLate) =>
      void write.run(id, learner, text.id, text.text, now(), Number(isLate)),
    tick: (id, learner, ticks) => void tick.run(JSON.stringify(ticks), id, learner),
    hide: (id, learner, isHidden) => void hide.run(Number(isHidden), id, learner),
    comment: (id, learner, words, account) =>
      void comment.run(
        ...([words?.text ?? null, Number(words?.isShared ?? false)] as const),
        ...([words && now(), words && account] as const),
        ...([id, learner] as const),
      ),
  };
}

type Row = Readonly<Record<string, unknown>>;

function productionIn(row: Row): KeptProduction {
  const body = JSON.parse(row['body'] as string) as Pick<OpenedProduction, 'title' | 'criteria'>;
  return {
    id: row['id'] as string,
    group: row['learner_group'] as string,
    unit: row['unit'] as string,
    production: row['name'] as string,
    title: body.title,
    criteria: body.criteria,
    opened: row['opened'] as string,
    stage: { names: row['names'] as Names | null, isClosed: row['closed'] !== null },
  };
}

function textIn(row: Row): KeptText {
  return {
    learner: row['learner'] as number,
    id: row['id'] as string,
    text: row['text'] as string,
    at: row['at'] as string,
    isLate: row['late'] === 1,
    ticks: JSON.parse(row['ticks'] as string) as readonly string[],
    isHidden: row['hidden'] === 1,
    comment:
      row['comment'] === null
        ? null
        : {
            text: row['comment'] as string,
            at: row['comment_at'] as string,
            name: row['comment_name'] as string,
            isShared: row['comment_shared'] === 1,
          },
  };
}
