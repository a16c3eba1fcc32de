/** What can be said of questions without judging them: who writes sees where a cue or a gap lies. Pure. */
import { bestWalk } from '../../core/question/scenario/path.ts';
import { paperLines } from '../../core/text/paper.ts';
import { solution } from '../../core/question/index.ts';
import { benchTexts, expectedOf } from './bench.ts';
import type { Question, Step } from '../../core/question/types.ts';
import { plain, plainRich, type Rich } from '../../core/text/rich.ts';
import { gist, likeness } from './language.ts';

/** An answer to tick, in the order it is written. */
export interface Choice {
  readonly text: string;
  readonly right: boolean;
  readonly feedback: Rich;
}

/** Empty for kinds without answers to tick. */
export function choicesOf(question: Question): readonly Choice[] {
  if (question.kind !== 'choice' && question.kind !== 'multiple') return [];
  return question.options.map(({ text, cells, right, feedback }) => ({
    text: cells ? `${plain(text)} : ${cells.map(plain).join(', ')}` : plain(text),
    right,
    feedback,
  }));
}

/** Those of the right order, then those to leave aside. */
export const stepsOf = ({
  steps,
  decoys = [],
}: Extract<Question, { kind: 'ordering' }>): readonly Step[] => [...steps, ...decoys];

/** A sentence with gaps, each shown as `gap` says. */
export const gapsText = (
  question: Extract<Question, { kind: 'gaps' }>,
  gap: (id: string) => string,
): readonly string[] =>
  question.text.map((line) =>
    line
      .map((part) => (typeof part === 'object' && 'gap' in part ? gap(part.gap) : plain([part])))
      .join(''),
  );

/** Everything a learner reads of it before they answer. */
export function statementOf(question: Question): string {
  const { stem, documents = [] } = question;
  return [...documents.flatMap(paperLines), plainRich(stem), ...partsOf(question)].join('\n');
}

/** What there is to choose, to complete or to put in order. */
function partsOf(question: Question): readonly string[] {
  switch (question.kind) {
    case 'choice':
    case 'multiple':
      return choicesOf(question).map(({ text }) => text);
    case 'gaps':
      return gapsText(question, () => '…');
    case 'matching':
      return [...question.items, ...question.targets].map(({ text }) => plain(text));
    case 'ordering':
      return stepsOf(question).map(({ text }) => plain(text));
    case 'cuts':
      return [question.pieces.join('')];
    case 'scenario':
      return question.scenes.map(({ title }) => title);
    case 'bench':
      return benchTexts(question.bench);
    case 'true-false':
    case 'number':
    case 'series':
      return [];
  }
}

export interface Comment {
  readonly answer: string;
  readonly feedback: Rich;
}

/** What is said of answers and of their parts, where something is. */
export function commentsOf(question: Question): readonly Comment[] {
  return commented(question).filter(({ feedback }) => plainRich(feedback).trim() !== '');
}

function commented(question: Question): readonly Comment[] {
  switch (question.kind) {
    case 'choice':
    case 'multiple':
      return choicesOf(question).map(({ text, feedback }) => ({ answer: text, feedback }));
    case 'true-false':
      return [
        { answer: 'vrai', feedback: question.ifTrue },
        { answer: 'faux', feedback: question.ifFalse },
      ];
    case 'gaps':
    case 'cuts':
      return question.expected;
    case 'number':
      return question.expected.map(({ answer, feedback }) => ({
        answer: decimal(answer),
        feedback,
      }));
    case 'matching':
      return [...question.items, ...question.targets].map(({ text, feedback = [] }) => ({
        answer: plain(text),
        feedback,
      }));
    case 'ordering':
      return stepsOf(question).map(({ text, feedback }) => ({ answer: plain(text), feedback }));
    case 'series':
      return [];
    case 'scenario':
      return question.scenes.flatMap(({ title, text, decision }) => [
        { answer: title, feedback: text.map((paragraph) => paragraph.text) },
        ...Object.values(decision?.ways ?? {}).map(({ then }) => ({
          answer: title,
          feedback: then,
        })),
      ]);
    case 'bench':
      return question.bench.replies.map(({ text, feedback }) => ({
        answer: text,
        feedback: feedback === '' ? [] : [[feedback]],
      }));
  }
}

const decimal = (number: number): string => String(number).replace('.', ',');

/** Every sentence of it, whenever a learner reads it. */
export const saidBy = (question: Question): string =>
  [
    statementOf(question),
    rightOf(question),
    ...commentsOf(question).map(({ feedback }) => plainRich(feedback)),
    plainRich(question.explanation),
    ...question.hints.map(plain),
    ...(question.figure ? [question.figure.caption, ...question.figure.legend].map(plain) : []),
  ].join('\n');

/** What is right, in words. */
export function rightOf(question: Question): string {
  switch (question.kind) {
    case 'choice':
    case 'multiple':
      return choicesOf(question)
        .filter(({ right }) => right)
        .map(({ text }) => text)
        .join(' ; ');
    case 'true-false':
      return question.answer ? 'vrai' : 'faux';
    case 'gaps':
      return question.gaps.map(({ answers }) => answers[0] ?? '').join(', ');
    case 'number':
      return `${decimal(question.answer)}${question.unit ? ` ${question.unit}` : ''}`;
    case 'matching':
      return question.items
        .map(({ text, target }) => {
          const found = question.targets.find(({ id }) => id === target);
          return `${plain(text)} → ${found ? plain(found.text) : ''}`;
        })
        .join(' ; ');
    case 'ordering':
      return question.steps.map(({ text }, at) => `${at + 1}. ${plain(text)}`).join(' ');
    case 'cuts':
      return question.pieces.join(' | ');
    case 'scenario':
      return bestWalk(question)
        .steps.map(({ scene, decision }) => `${scene.title} : ${rightOf(decision.question)}`)
        .join(' ; ');
    case 'series':
      return `${solution(question).rate} par minute`;
    case 'bench':
      return expectedOf(question.bench);
  }
}

export interface Cues {
  /** Questions to tick with one right answer. */
  readonly single: number;
  /** Of them, those whose right answer is the longest, and the shortest. */
  readonly longest: number;
  readonly shortest: number;
  /** How often the right one stands first, second, … as it is written. */
  readonly places: readonly number[];
  /** Statements to judge, and how many of them are true. */
  readonly judged: number;
  readonly true: number;
}

export function cuesOf(questions: readonly Question[]): Cues {
  const places: number[] = [];
  let [single, longest, shortest] = [0, 0, 0];
  for (const question of questions) {
    if (question.kind !== 'choice') continue;
    const choices = choicesOf(question);
    const at = choices.findIndex(({ right }) => right);
    const [own, others] = [choices[at]?.text.length ?? 0, choices.filter((_, one) => one !== at)];
    single += 1;
    places[at] = (places[at] ?? 0) + 1;
    if (others.every(({ text }) => text.length < own)) longest += 1;
    if (others.every(({ text }) => text.length > own)) shortest += 1;
  }
  const judged = questions.filter((question) => question.kind === 'true-false');
  return {
    single,
    longest,
    shortest,
    places: Array.from(places, (count) => count ?? 0),
    judged: judged.length,
    true: judged.filter(({ answer }) => answer).length,
  };
}

/** Wrong answers that nothing is said about, with the question's id. */
export const silentAnswers = (questions: readonly Question[]): readonly string[] =>
  questions.flatMap((question) =>
    wrongAnswers(question)
      .filter(({ feedback }) => plainRich(feedback).trim() === '')
      .map(({ answer }) => `${question.id} : « ${answer} »`),
  );

/** Those an author wrote: what is typed or put in order can be wrong in too many ways. */
function wrongAnswers(question: Question): readonly Comment[] {
  switch (question.kind) {
    case 'choice':
    case 'multiple':
      return choicesOf(question)
        .filter(({ right }) => !right)
        .map(({ text, feedback }) => ({ answer: text, feedback }));
    case 'true-false':
      return [
        question.answer
          ? { answer: 'faux', feedback: question.ifFalse }
          : { answer: 'vrai', feedback: question.ifTrue },
      ];
    case 'matching':
      return question.targets
        .filter(({ id }) => question.items.every(({ target }) => target !== id))
        .map(({ text, feedback = [] }) => ({ answer: plain(text), feedback }));
    case 'bench':
      return question.bench.replies
        .filter(({ right }) => !right)
        .map(({ text, feedback }) => ({ answer: text, feedback: [[feedback]] }));
    case 'gaps':
    case 'number':
    case 'ordering':
    case 'cuts':
    case 'scenario':
    case 'series':
      return [];
  }
}

/** From there on two statements ask the same, and two explanations are one sentence. */
const SAME_STATEMENT = 0.55;
const SAME_EXPLANATION = 0.4;
/** Fewer words in common say nothing of an explanation. */
const SHARED_WORDS = 3;

/** Pairs that one sentence answers, and how alike they are. */
export function pairsAlike(
  questions: readonly Question[],
): readonly (readonly [string, string, number])[] {
  const all = questions.map((question) => ({
    id: question.id,
    // Without the wrong answers: two questions differ little by those.
    asked: gist(
      [
        plainRich(question.stem),
        ...(question.kind === 'gaps' ? gapsText(question, () => '') : []),
        rightOf(question),
      ].join(' '),
    ),
    // A number is reckoned: what explains it is no sentence to remember.
    explained:
      question.kind === 'number' || question.kind === 'series'
        ? gist('')
        : gist(`${rightOf(question)} ${plainRich(question.explanation)}`),
  }));
  return all.flatMap((one, at) =>
    all.slice(at + 1).flatMap((other) => {
      const asked = likeness(one.asked, other.asked);
      const explained = likeness(one.explained, other.explained);
      const shared = [...one.explained].filter((word) => other.explained.has(word)).length;
      return asked >= SAME_STATEMENT || (explained >= SAME_EXPLANATION && shared >= SHARED_WORDS)
        ? [[one.id, other.id, Math.max(asked, explained)] as const]
        : [];
    }),
  );
}
