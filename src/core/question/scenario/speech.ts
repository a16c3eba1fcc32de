import { plain, type Inline } from '../../text/rich.ts';
import { token } from '../interaction-format.ts';
import type {
  Decision,
  InteractionComponent,
  KindSpeech,
  Scene,
  ScenarioQuestion,
} from '../types.ts';
import { OUTCOMES, walkAlong } from './path.ts';
import { scenario } from './rules.ts';

/** The decisions in the order they were taken: what a sequencing interaction is made of. */
export const speech: KindSpeech<'scenario'> = {
  rules: scenario,

  interaction: (question) => ({
    interactionType: 'sequencing',
    correctResponsesPattern: [speech.spoken(question, scenario.solution(question))],
    choices: takable(question),
  }),

  spoken: (question, response) =>
    walkAlong(question, response)
      .steps.map(({ scene, choice }) => token(stepId(scene, choice)))
      .join('[,]'),

  // Where letters are spelled, each is of its own decision.
  spelled: (question, response, { one, list }) =>
    list(
      walkAlong(question, response).steps.map(({ scene, decision, choice }) =>
        one(
          Object.keys(decision.ways).map((id) => ({ id: stepId(scene, id) })),
          stepId(scene, choice),
        ),
      ),
    ),
};

/** Scene and choice: an option may be called the same in two scenes. */
const stepId = ({ id }: Pick<Scene, 'id'>, choice: string): string => `${id}--${choice}`;

const takable = ({ scenes }: ScenarioQuestion): readonly InteractionComponent[] =>
  scenes.flatMap((scene) =>
    scene.decision === null
      ? []
      : namesOf(scene.decision).map(([choice, name]) => ({
          id: token(stepId(scene, choice)),
          description: { fr: `${scene.title}\u00A0: ${plain(name)}` },
        })),
  );

const namesOf = ({ question }: Decision): readonly (readonly [string, readonly Inline[]])[] =>
  question.kind === 'choice'
    ? question.options.map(({ id, text }) => [id, text])
    : [
        [OUTCOMES.right, ['réponse juste']],
        [OUTCOMES.wrong, ['réponse à reprendre']],
      ];
