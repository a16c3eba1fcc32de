import type { Kind, QuestionOf } from '../../core/question/types.ts';
import type { Context } from './context.ts';
import type { Parts } from './parts.ts';

/** What all kinds share, but for the hash, which covers the finished question. */
export type Base = Omit<
  Pick<
    QuestionOf<Kind>,
    | 'id'
    | 'stem'
    | 'figure'
    | 'documents'
    | 'hints'
    | 'explanation'
    | 'points'
    | 'difficulty'
    | 'objective'
    | 'sources'
    | 'required'
    | 'shuffle'
    | 'look'
  >,
  never
>;

/** A question as it was read. */
type Read<K extends Kind> = Omit<QuestionOf<K>, 'hash'> & {
  /** What its hash covers instead, where some of it comes from elsewhere and may change there. */
  readonly wording?: Partial<QuestionOf<K>>;
};

/** Reads the answers of one kind; null, and reported, when there is no question to show. */
export type Reader<K extends Kind> = (context: Context, parts: Parts, base: Base) => Read<K> | null;
