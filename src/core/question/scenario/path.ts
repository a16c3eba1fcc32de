/** The way through a scenario: a walk along what was chosen. No clock, no order of events: the choices alone. */
import type { Decision, Option, Scene, ScenarioQuestion, Way } from '../types.ts';

export interface Step {
  readonly scene: Scene;
  readonly decision: Decision;
  /** A key of the decision's ways. */
  readonly choice: string;
  readonly way: Way;
  readonly right: boolean;
}

export interface Walk {
  readonly steps: readonly Step[];
  /** Where they lead. */
  readonly scene: Scene;
  readonly isOver: boolean;
}

/** Of a question that is no choice: it was answered right, or not. */
export const OUTCOMES = { right: 'juste', wrong: 'sinon' } as const;

/** The key of the way that an answer takes. */
export function choiceOf(
  { question }: Decision,
  answer: { readonly response: unknown; readonly success: boolean },
): string {
  if (question.kind === 'choice') return typeof answer.response === 'string' ? answer.response : '';
  return answer.success ? OUTCOMES.right : OUTCOMES.wrong;
}

/** The option chosen; of a question of another kind, none. */
export const optionOf = ({ question }: Decision, choice: string): Option | undefined =>
  question.kind === 'choice' ? question.options.find(({ id }) => id === choice) : undefined;

export const isRightChoice = (decision: Decision, choice: string): boolean =>
  optionOf(decision, choice)?.right ?? choice === OUTCOMES.right;

export const rightChoice = ({ question }: Decision): string =>
  question.kind === 'choice'
    ? (question.options.find(({ right }) => right)?.id ?? '')
    : OUTCOMES.right;

/**
 * Follows what `choose` says at each scene until it says nothing, until no way goes on, or until an end.
 * At most one step a scene: a loop, which the build refuses, would not hold it.
 */
export function walk(
  { scenes }: Pick<ScenarioQuestion, 'scenes'>,
  choose: (decision: Decision, step: number) => string | null,
): Walk {
  const byId = new Map(scenes.map((scene) => [scene.id, scene]));
  const steps: Step[] = [];
  let scene = openingOf(scenes);
  while (scene.decision !== null && steps.length < scenes.length) {
    const decision: Decision = scene.decision;
    const choice: string | null = choose(decision, steps.length);
    const way: Way | undefined = choice === null ? undefined : wayOf(decision, choice);
    const next: Scene | undefined = way && byId.get(way.to);
    if (choice === null || !way || !next) break;
    steps.push({ scene, decision, choice, way, right: isRightChoice(decision, choice) });
    scene = next;
  }
  return { steps, scene, isOver: scene.decision === null };
}

function openingOf(scenes: readonly Scene[]): Scene {
  const [first] = scenes;
  if (!first) throw new Error('A scenario has a scene.');
  return first;
}

/** Ids are authored: one may be called "constructor". */
const wayOf = ({ ways }: Decision, choice: string): Way | undefined =>
  Object.hasOwn(ways, choice) ? ways[choice] : undefined;

/** @param path ids of choices, from the first scene on; what leads nowhere is left out with all that follows */
export const walkAlong = (
  question: Pick<ScenarioQuestion, 'scenes'>,
  path: readonly string[],
): Walk => walk(question, (_, step) => path[step] ?? null);

/** The right choice at each scene. */
export const bestWalk = (question: Pick<ScenarioQuestion, 'scenes'>): Walk =>
  walk(question, rightChoice);

/** Gauges by name after those steps: each within 0 and 100 all along. */
export function gaugesAfter(
  { gauges }: Pick<ScenarioQuestion, 'gauges'>,
  steps: readonly Pick<Step, 'way'>[],
): ReadonlyMap<string, number> {
  const values = new Map(gauges.map(({ name, start }) => [name, start]));
  for (const { way } of steps)
    for (const { gauge, by } of way.moves)
      values.set(gauge, Math.min(100, Math.max(0, (values.get(gauge) ?? 0) + by)));
  return values;
}
