/** The scenes of a scenario as a graph: every one is reached, every path ends, and fits what an LMS keeps. */
import { deflateRawSync, inflateRawSync } from 'node:zlib';
import { emptyProgress } from '../../core/progress/fold.ts';
import type { Outcome } from '../../core/progress/progress.ts';
import {
  heaviestPath,
  returns,
  unreached,
  type Graph,
} from '../../core/question/scenario/graph.ts';
import type { Scene } from '../../core/question/types.ts';
import { encodeSuspend, SUSPEND_LIMITS } from '../../core/scorm/suspend.ts';
import { hash } from '../../core/text/hash.ts';
import { didYouMean, nearest } from '../nearest.ts';
import type { Span } from '../source.ts';
import type { Context } from './context.ts';

export interface ReadScene {
  readonly scene: Scene;
  /** Of its heading. */
  readonly at: Span;
  /** What its decision leads to, in the order written; `at` is the "#…" of the link. */
  readonly links: readonly { readonly to: string; readonly at: Span }[];
}

export function checkGraph(context: Context, scenes: readonly ReadScene[]): void {
  const { report } = context;
  const ids = scenes.map(({ scene }) => scene.id);
  const unknown = scenes.flatMap(({ links }) => links.filter(({ to }) => !ids.includes(to)));
  for (const { to, at } of unknown) {
    const meant = nearest(to, ids);
    report.error({
      code: 'scene-inconnue',
      at,
      message: `Aucune scène ne s’appelle « ${to} ».`,
      help: didYouMean(to, ids, `Les scènes sont : ${ids.join(', ')}.`),
      fix: meant === null ? undefined : { ...at, text: `#${meant}` },
    });
  }
  if (unknown.length > 0) return;
  const graph: Graph = new Map(
    scenes.map(({ scene, links }) => [scene.id, links.map(({ to }) => to)]),
  );
  for (const id of unreached(graph)) {
    const { scene, at } = scenes.find((one) => one.scene.id === id) ?? {};
    if (!scene || !at) continue;
    report.error({
      code: 'scene-jamais-atteinte',
      at,
      message: `Aucune décision ne mène à la scène « ${scene.title} ».`,
      help: `Écrivez un lien vers elle : « (#${id}) », ou retirez-la.`,
    });
  }
  const loops = returns(graph);
  for (const [from, to] of loops) {
    const link = scenes.find(({ scene }) => scene.id === from)?.links.find((one) => one.to === to);
    if (!link) continue;
    report.error({
      code: 'scene-en-boucle',
      at: link.at,
      message: 'Ce lien ramène à une scène déjà jouée : une décision prise ne se reprend pas.',
      help: 'Menez-le à une scène nouvelle, qui dit ce qui a changé.',
    });
  }
  if (loops.length === 0) checkWeight(context, scenes, graph);
}

/** One run along the heaviest path, as SCORM 1.2 keeps it: nothing of it may have to be forgotten. */
function checkWeight({ report }: Context, scenes: readonly ReadScene[], graph: Graph): void {
  const byId = new Map(scenes.map((one) => [one.scene.id, one]));
  const weight = (id: string): number => {
    const decision = byId.get(id)?.scene.decision;
    return decision ? decision.question.id.length + longestChoice(decision.ways) + 60 : 1;
  };
  const path = heaviestPath(graph, weight);
  const questions = path.flatMap((id) => byId.get(id)?.scene.decision ?? []);
  const taken = questions.map(({ question, ways }) => ({
    question,
    choice: Object.keys(ways).sort((a, b) => b.length - a.length)[0] ?? '',
  }));
  const choices = taken.map(({ choice }) => choice);
  const outcomes = [
    ...taken.map(({ question, choice }) => [question.id, choice, question.hash] as const),
    ['scenario', choices, hash('scenario').slice(0, 8)] as const,
  ];
  const answers = Object.fromEntries(
    outcomes.map(([id, response, wording]) => {
      const one = outcome(id, response, wording);
      return [id, { first: one, best: one, last: one }];
    }),
  );
  const [first] = scenes;
  const lesson = { sections: {}, questions: answers, revealed: {}, completed: null, touched: TIME };
  const { level } = encodeSuspend(
    { ...emptyProgress, lessons: { scenario: lesson } },
    { id: 'scenario', kind: 'lesson' },
    SUSPEND_LIMITS['1.2'],
    { deflate: deflateRawSync, inflate: inflateRawSync },
  );
  if (level === 0 || !first) return;
  report.error({
    code: 'scenario-trop-long',
    at: first.at,
    message: `Le chemin le plus long de ce scénario a ${taken.length} décisions : un LMS en SCORM 1.2 n’en garderait pas tout.`,
    help: 'Coupez-le en deux scénarios, ou raccourcissez les titres de ses scènes et ses décisions.',
  });
}

const longestChoice = (ways: object): number =>
  Math.max(0, ...Object.keys(ways).map(({ length }) => length));

const TIME = '2026-11-01T08:00:00.000Z';

/** With an id and a time as hard to compress as true ones. */
function outcome(seed: string, response: Outcome['response'], of: string): Outcome {
  const digits = hash(seed) + hash(`${seed}/`);
  return {
    id: digits.replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-'),
    attempt: 1,
    response,
    points: 1,
    max: 1,
    success: true,
    time: new Date(Date.parse(TIME) + (parseInt(digits.slice(0, 6), 16) % 3_600_000)).toISOString(),
    hash: of,
  };
}
