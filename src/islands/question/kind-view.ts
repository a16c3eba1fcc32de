/** What a kind shows of itself, in a lesson as in an assessment: one folder a kind. */
import type { VNode } from 'preact';
import type {
  AnyRules,
  Grade,
  Kind,
  KindRules,
  PartState,
  Question,
  QuestionOf,
  Response,
  Responses,
} from '../../core/question/types.ts';
import type { OnPage } from '../../page/base/live-page.ts';
import type { LessonRef } from '../../player/player.ts';

export type Graded = Extract<Grade, { status: 'graded' }>;

export interface KindView<K extends Kind> {
  readonly rules: KindRules<K>;
  Body(this: void, props: BodyProps<K>): VNode;
  /** What a learner entered before the script came; null: nothing. Absent: buttons only, pressed again. */
  entered?(this: void, form: HTMLFormElement): Responses[K] | null;
  /** Where one form with one verdict is not what it is: all of it, in a lesson. */
  Whole?(this: void, props: WholeProps<K>): VNode;
}

export interface WholeProps<K extends Kind> extends OnPage {
  readonly question: QuestionOf<K>;
  readonly lesson: LessonRef;
  /** Which question of the page it is, in words. */
  readonly line?: string | undefined;
  /** Source id → title, for the sources this question cites. */
  readonly sources?: Readonly<Record<string, string>> | undefined;
  /** Of the questions it holds: brought with it. */
  viewOf(this: void, question: Question): AnyKindView;
}

/** `WholeProps` when the kind is not known until run time. */
export interface AnyWholeProps extends Omit<WholeProps<Kind>, 'question'> {
  readonly question: Question;
}

export interface BodyProps<K extends Kind> {
  /** Already in display order. */
  readonly question: QuestionOf<K>;
  readonly response: Responses[K];
  onChange(this: void, response: Responses[K]): void;
  /** What a graded response says of each part; null while answering. */
  readonly marks: Readonly<Record<string, PartState>> | null;
  /** Why, by part; absent: nothing is said. */
  readonly reasons?: Graded['reasons'] | undefined;
  /** Nothing may change any more. */
  readonly locked: boolean;
}

/** `BodyProps` when the kind is not known until run time. */
export interface AnyBodyProps {
  readonly question: Question;
  readonly response: Response;
  onChange(this: void, response: Response): void;
  readonly marks: BodyProps<Kind>['marks'];
  readonly reasons?: BodyProps<Kind>['reasons'];
  readonly locked: boolean;
}

/** `KindView` when the kind is not known until run time: methods, whose parameters are compared both ways. */
export interface AnyKindView {
  readonly rules: AnyRules;
  Body(this: void, props: AnyBodyProps): VNode;
  entered?(this: void, form: HTMLFormElement): Response | null;
  Whole?(this: void, props: AnyWholeProps): VNode;
}
