/**
 * What a question is: a discriminated union on `kind`. Adding a kind = one member here, one file in
 * this folder (graded, spoken to xAPI and SCORM), one in `authoring/read/`, one in `islands/question/`;
 * the compiler asks for each.
 */
import type { Bench } from './bench-model.ts';
import type { Paper } from '../text/paper.ts';
import type { Inline, Rich } from '../text/rich.ts';

interface QuestionBase {
  /** Authored, unique in the course, stable across versions. */
  readonly id: string;
  readonly stem: Rich;
  readonly figure: Figure | null;
  /** Papers the statement is about, 1 to `MOST_PAPERS`; absent when there is none. */
  readonly documents?: readonly Paper[];
  /** From vague to precise; shown one by one. */
  readonly hints: readonly (readonly Inline[])[];
  /** Shown once answered right, or revealed. */
  readonly explanation: Rich;
  readonly points: number;
  readonly difficulty: 1 | 2 | 3;
  /** Objective id: "couper" in a lesson, "construction#couper" in an evaluation's bank. */
  readonly objective: string | null;
  readonly sources: readonly string[];
  /** A wrong answer here could harm somebody: a positioning sends to its lesson first. Absent: no. */
  readonly safety?: true;
  /** Counts for the lesson's completion. */
  readonly required: boolean;
  /** Parts are shown in a shuffled (but stable) order. */
  readonly shuffle: boolean;
  /** Shown in another way than its kind is: by touching its figure, as a table, as a word to build. */
  readonly look?: OwnLook;
  /** Hash of everything above and below (8 hex digits): tells which wording a learner answered. */
  readonly hash: string;
}

/** `zone`: one place of the figure is right; `zones`: several are. */
export type OwnLook = 'zone' | 'zones' | 'comparison' | 'construction';

/** A figure of a stem: inlined SVG, or an image with a URL resolved at build. */
export interface Figure {
  readonly alt: string;
  readonly caption: readonly Inline[];
  readonly legend: readonly (readonly Inline[])[];
  /** SVG source, sanitised at build; null when `url` is set. */
  readonly svg: string | null;
  readonly url: string | null;
  /** What is seen on it, for who does not see it. */
  readonly description?: readonly Inline[];
  /** SVG source of the zones that lie over an image; those of a drawing are in it. */
  readonly zones?: string;
}

/** An answer to tick. `id` derives from its text. */
export interface Option {
  readonly id: string;
  readonly text: readonly Inline[];
  readonly right: boolean;
  readonly feedback: Rich;
  /** Where it lies on the figure (`zone`, `zones`): an element by its name, or "x,y,width,height" in percent. */
  readonly zone?: string;
  /** What each paper says (`comparison`), in its row; absent from a conclusion. The sign that differs is strong. */
  readonly cells?: readonly (readonly Inline[])[];
}

export interface ChoiceQuestion extends QuestionBase {
  readonly kind: 'choice';
  readonly options: readonly Option[];
}

export interface MultipleQuestion extends QuestionBase {
  readonly kind: 'multiple';
  readonly options: readonly Option[];
  /** Titles of a comparison's table: of its rows, then of each paper. */
  readonly columns?: readonly string[];
}

export interface TrueFalseQuestion extends QuestionBase {
  readonly kind: 'true-false';
  readonly answer: boolean;
  /** Feedback on answering true, and on answering false. */
  readonly ifTrue: Rich;
  readonly ifFalse: Rich;
}

export interface GapsQuestion extends QuestionBase {
  readonly kind: 'gaps';
  /** Paragraphs in which a `{ gap }` stands for a field. */
  readonly text: readonly (readonly (Inline | { readonly gap: string })[])[];
  readonly gaps: readonly Gap[];
  /** Feedback for answers an author expects to be given wrongly. */
  readonly expected: readonly { readonly answer: string; readonly feedback: Rich }[];
}

export interface Gap {
  readonly id: string;
  /** Accepted answers, the canonical one first. Case, accents and hyphens do not matter. */
  readonly answers: readonly string[];
  /** But for these: the sign and the case of a blood group or a unit (O−, mL, pH) are the answer. */
  readonly exact?: true;
  /** One typo is forgiven. */
  readonly typo: boolean;
  /** Folded words that are no typo of an answer but another word (hypo/hyper); empty without `typo`. */
  readonly lookAlikes: readonly string[];
}

/** Folded word without plural and spaces → the one it is compared as ("kilogramme" → "kg"). */
export type Spellings = Readonly<Record<string, string>>;

export interface NumberQuestion extends QuestionBase {
  readonly kind: 'number';
  readonly answer: number;
  /** |given − answer| ≤ tolerance is right. */
  readonly tolerance: number;
  readonly unit: string | null;
  /** How that unit may be spelled (`spellingsOf`); no part of the wording, so not of the hash. */
  readonly spellings?: Spellings;
  readonly expected: readonly { readonly answer: number; readonly feedback: Rich }[];
}

export interface MatchingQuestion extends QuestionBase {
  readonly kind: 'matching';
  /** Column titles. */
  readonly headings: readonly [left: string, right: string];
  readonly items: readonly MatchItem[];
  /** Right-hand side: one per pair, then distractors. */
  readonly targets: readonly MatchTarget[];
}

export interface MatchTarget {
  readonly id: string;
  readonly text: readonly Inline[];
  /** Shown when this distractor was chosen; what a pair has to say is on its item. */
  readonly feedback?: Rich;
}

export interface MatchItem {
  readonly id: string;
  readonly text: readonly Inline[];
  /** Id of its target. */
  readonly target: string;
  /** Shown when this pair is wrong. */
  readonly feedback: Rich;
}

export interface OrderingQuestion extends QuestionBase {
  readonly kind: 'ordering';
  /** In the right order. */
  readonly steps: readonly Step[];
  /** To be left aside: then what is given are as many as there are steps, of all. */
  readonly decoys?: readonly Step[];
  /** The word that the steps build; no part of the wording, so not of the hash. */
  readonly word?: Word;
}

export interface Step {
  readonly id: string;
  readonly text: readonly Inline[];
  readonly feedback: Rich;
}

/** A word of the glossary taken apart, shown once it was found. */
export interface Word {
  readonly term: string;
  readonly definition: readonly Inline[];
  readonly parts: readonly {
    readonly text: string;
    readonly role: string;
    readonly meaning: string;
  }[];
}

export interface CutsQuestion extends QuestionBase {
  readonly kind: 'cuts';
  /** Of the word, in its order: together they spell it. */
  readonly pieces: readonly string[];
  /** No part of the wording, so not of the hash. */
  readonly word: Word;
  /** Feedback for a piece that a learner may cut wrongly. */
  readonly expected: readonly { readonly answer: string; readonly feedback: Rich }[];
}

/** Seconds a series may be counted over. */
export type Duration = 15 | 30 | 60;

/** What comes again and again: the beats of a pulse, or breaths. */
export interface Series {
  readonly of: 'pulse' | 'breath';
  /** Milliseconds before the first one. */
  readonly first: number;
  /** Milliseconds from each to the next; they begin again after the last. */
  readonly intervals: readonly number[];
  /** Too uneven for less: only a whole minute tells how many there are in one. */
  readonly minute: boolean;
}

export interface SeriesQuestion extends QuestionBase {
  readonly kind: 'series';
  readonly series: Series;
}

/** A situation played scene by scene: each decision is a question with an id and answers of its own. */
export interface ScenarioQuestion extends QuestionBase {
  readonly kind: 'scenario';
  /** What decisions raise and lower, in the order they are shown; none: []. */
  readonly gauges: readonly Gauge[];
  /** It opens with the first; no decision leads back to a scene that was played. */
  readonly scenes: readonly Scene[];
}

/** Of 100. */
export interface Gauge {
  readonly name: string;
  readonly start: number;
}

export interface Scene {
  /** Slug of its title. */
  readonly id: string;
  readonly title: string;
  /** Where or when, above the title. */
  readonly place: readonly Inline[];
  readonly text: readonly SceneParagraph[];
  readonly figure: Figure | null;
  readonly documents?: readonly Paper[];
  /** Null where the scenario ends. */
  readonly decision: Decision | null;
}

export interface SceneParagraph {
  readonly text: readonly Inline[];
  /** Words that somebody says. */
  readonly said?: true;
}

export interface Decision {
  readonly question: PlainQuestion;
  /** What each choice leads to: of a choice by the id of its option, of another kind `juste` and `sinon`. */
  readonly ways: Readonly<Record<string, Way>>;
  /** What its try starts from; once presented (`start.ts`). */
  readonly start?: Response;
}

export interface Way {
  /** Id of the scene. */
  readonly to: string;
  /** What happens then. Empty where the feedback of the option says it. */
  readonly then: Rich;
  readonly moves: readonly { readonly gauge: string; readonly by: number }[];
  /** What the way on is called, where no option says it. */
  readonly label?: readonly Inline[];
}

/** A person whose blood pressure is taken on a bench: prepared, measured, noted, passed on. */
export interface BenchQuestion extends QuestionBase {
  readonly kind: 'bench';
  readonly bench: Bench;
}

export type Question =
  | ChoiceQuestion
  | MultipleQuestion
  | TrueFalseQuestion
  | GapsQuestion
  | NumberQuestion
  | MatchingQuestion
  | OrderingQuestion
  | CutsQuestion
  | SeriesQuestion
  | ScenarioQuestion
  | BenchQuestion;

/** One that a scene may ask. */
export type PlainQuestion = Exclude<Question, ScenarioQuestion>;

export type Kind = Question['kind'];
/** What shows a question: its own look, else its kind's. */
export type Look = Kind | OwnLook;
export type QuestionOf<K extends Kind> = Extract<Question, { kind: K }>;

/** What a learner gives, as plain JSON; ids, never positions. */
export interface Responses {
  /** Option id. */
  choice: string;
  /** Option ids, in the authored order. */
  multiple: readonly string[];
  /** null = nothing ticked yet. */
  'true-false': boolean | null;
  /** Gap id → what was typed. */
  gaps: Readonly<Record<string, string>>;
  /** As typed: "25,7", "25.7 kg". */
  number: string;
  /** Item id → target id. */
  matching: Readonly<Record<string, string>>;
  /** Step ids from first to last. */
  ordering: readonly string[];
  /** How many letters stand before each cut, in figures, ascending. */
  cuts: readonly string[];
  /**
   * Seconds it was counted over, "" while none were chosen; how many were counted, and how many that makes
   * a minute, as typed.
   */
  series: { readonly over: `${Duration}` | ''; readonly counted: string; readonly rate: string };
  /** The path: ids of what was chosen, from the first scene on. */
  scenario: readonly string[];
  /** Actions, as `bench/machine.ts` writes them. */
  bench: readonly string[];
}

export type Response = Responses[Kind];

/** State of one part: an option, a gap, a pair, a step, or the whole ("*"). */
export type PartState = 'right' | 'wrong' | 'missed';

/** "Not answered yet" is never an outcome: an incomplete response is `incomplete`, not wrong. */
export type Grade =
  | { readonly status: 'incomplete'; /** French: what to do. */ readonly message: string }
  | {
      readonly status: 'graded';
      /** 0 … question.points */
      readonly points: number;
      /** All points. */
      readonly success: boolean;
      /** Only parts that have something to say. */
      readonly parts: Readonly<Record<string, PartState>>;
      /** Why, under the part it belongs to; only parts that have a reason. */
      readonly reasons: Readonly<Record<string, Rich>>;
    };

/** Everything the rest of the code asks of a kind. */
export interface KindRules<K extends Kind> {
  /** With `final` (a try handed in), what is missing earns nothing instead of being `incomplete`. */
  grade(question: QuestionOf<K>, response: Responses[K], final?: boolean): Grade;
  /** What a retry keeps of a graded response: the right parts, where that makes sense. */
  keep(question: QuestionOf<K>, response: Responses[K], seed: string): Responses[K];
  /** A response that earns all points (for "voir la réponse"). */
  solution(question: QuestionOf<K>): Responses[K];
  /** Reads anything stored or received; null when it cannot be a response to this question as it stands. */
  parse(question: QuestionOf<K>, value: unknown): Responses[K] | null;
}

/** `KindRules` when the kind is not known until run time: methods, whose parameters are compared both ways. */
export interface AnyRules {
  grade(question: Question, response: Response, final?: boolean): Grade;
  keep(question: Question, response: Response, seed: string): Response;
  solution(question: Question): Response;
  parse(question: Question, value: unknown): Response | null;
}

/** What trackers ask of a kind. */
export interface KindSpeech<K extends Kind> {
  readonly rules: KindRules<K>;
  /** xAPI interaction components (xAPI 1.0.3, Data 2.4.4.1), texts in French. */
  interaction(question: QuestionOf<K>): Interaction;
  /** The response in the interaction's own format (`result.response`). */
  spoken(question: QuestionOf<K>, response: Responses[K]): string;
  /** The response in the spelling of a SCORM version; "" where nothing was answered. */
  spelled(question: QuestionOf<K>, response: Responses[K], spelling: Spelling): string;
}

/** `KindSpeech` when the kind is not known until run time: methods, whose parameters are compared both ways. */
export interface AnySpeech {
  readonly rules: AnyRules;
  interaction(question: Question): Interaction;
  spoken(question: Question, response: Response): string;
  spelled(question: Question, response: Response, spelling: Spelling): string;
}

/** How a SCORM version writes what a response is made of (`core/scorm/response.ts`). */
export interface Spelling {
  /** One part of those a question has; "" when it has none so called. */
  one(this: void, parts: readonly { readonly id: string }[], id: string): string;
  /** Several; what is empty is left out. */
  list(this: void, parts: readonly string[]): string;
  /** What was typed, field by field. */
  texts(this: void, texts: readonly string[]): string;
  /** Between the halves of a pair. */
  readonly pair: string;
  readonly truth: readonly [yes: string, no: string];
}

export interface Interaction {
  readonly interactionType:
    | 'true-false'
    | 'choice'
    | 'fill-in'
    | 'matching'
    | 'performance'
    | 'sequencing'
    | 'numeric'
    | 'other';
  /** Absent where no one way is the right one. */
  readonly correctResponsesPattern?: readonly string[];
  readonly choices?: readonly InteractionComponent[];
  readonly source?: readonly InteractionComponent[];
  readonly target?: readonly InteractionComponent[];
  readonly steps?: readonly InteractionComponent[];
}

export interface InteractionComponent {
  readonly id: string;
  readonly description: { readonly fr: string };
}
