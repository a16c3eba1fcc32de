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

/** Reads the answers of one kind; null, and reported, when there is no question to show. */
export type Reader<K extends Kind> = (
  context: Context,
  parts: Parts,
  base: Base,
) => Omit<QuestionOf<K>, 'hash'> | null;
