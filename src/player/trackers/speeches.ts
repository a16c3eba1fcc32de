/** How the kinds of a page are told to an LMS: each comes alone, with the first answer that asks for it. */
import type { AnySpeech, Kind, KindSpeech, Question } from '../../core/question/types.ts';

const LOADERS: { readonly [K in Kind]: () => Promise<{ readonly speech: KindSpeech<K> }> } = {
  choice: () => import('../../core/question/choice/speech.ts'),
  multiple: () => import('../../core/question/multiple/speech.ts'),
  'true-false': () => import('../../core/question/true-false/speech.ts'),
  gaps: () => import('../../core/question/gaps/speech.ts'),
  number: () => import('../../core/question/number/speech.ts'),
  matching: () => import('../../core/question/matching/speech.ts'),
  ordering: () => import('../../core/question/ordering/speech.ts'),
  cuts: () => import('../../core/question/cuts/speech.ts'),
  scenario: () => import('../../core/question/scenario/speech.ts'),
  series: () => import('../../core/question/series/speech.ts'),
  bench: () => import('../../core/question/bench/speech.ts'),
};

const speeches = new Map<Kind, AnySpeech>();

/** Of questions as they may be stored; a kind that this release does not know is none. */
function kindsOf(questions: unknown): readonly Kind[] {
  const all = (Array.isArray(questions) ? questions : []) as readonly (Partial<Question> | null)[];
  return all.flatMap((one) => {
    const kind = one?.kind;
    return kind !== undefined && Object.hasOwn(LOADERS, kind) ? [kind] : [];
  });
}

/** Rejects where one cannot be had: no network. */
export async function bringSpeeches(questions: readonly OfKind[]): Promise<void> {
  const missing = new Set(kindsOf(questions).filter((kind) => !speeches.has(kind)));
  await Promise.all(
    [...missing].map(async (kind) => {
      const { speech } = await LOADERS[kind]();
      speeches.set(kind, speech);
    }),
  );
}

/** Whether all that could come is here. */
export const hasSpeeches = (questions: readonly OfKind[]): boolean =>
  kindsOf(questions).every((kind) => speeches.has(kind));

/** @throws where it was not brought, and where there is none */
export function speechOf({ kind }: OfKind): AnySpeech {
  const speech = speeches.get(kind);
  if (!speech) throw new Error(`nothing says how ${kind} is told`);
  return speech;
}

type OfKind = Pick<Question, 'kind'>;
