/** The end: your path beside the best, each as an upright ruler. */
import type { VNode } from 'preact';
import { bestWalk, optionOf, type Step } from '../../../core/question/scenario/path.ts';
import type { ScenarioQuestion } from '../../../core/question/types.ts';
import { plural } from '../../../core/text/numbers.ts';
import type { Rich } from '../../../core/text/rich.ts';
import { Paragraphs, Text } from '../../parts/inline.tsx';
import { Sign } from '../Sign.tsx';

interface Props {
  readonly question: ScenarioQuestion;
  readonly steps: readonly Step[];
}

export function Paths({ question, steps }: Props): VNode {
  const best = bestWalk(question).steps;
  const right = steps.filter((step) => step.right).length;
  const parting = steps.findIndex((step) => !step.right);
  return (
    <div class="chemins">
      <section>
        <h5>
          Votre chemin{' '}
          <small class="tabulaire">
            {plural(right, 'décision juste', 'décisions justes')} sur {steps.length}
          </small>
        </h5>
        <ol class="chemin">
          {steps.map((step) => (
            <li key={step.scene.id}>
              <Taken step={step} />
              <div class={`petit ${step.right ? 'juste' : 'faux'}`}>
                <Sign name={step.right ? 'juste' : 'faux'} />
                <div>
                  <b>{step.right ? 'Juste.' : 'Faux.'}</b> <Paragraphs of={whyOf(step)} />
                </div>
              </div>
            </li>
          ))}
        </ol>
      </section>
      {parting === -1 ? null : (
        <section>
          <h5>
            Le meilleur chemin <small class="tabulaire">{plural(best.length, 'décision')}</small>
          </h5>
          <ol class="chemin">
            {best.map((step, at) => (
              <li key={step.scene.id}>
                {at === parting ? <b class="separation">Ici, les chemins se séparent</b> : null}
                <Taken step={step} />
              </li>
            ))}
          </ol>
        </section>
      )}
    </div>
  );
}

function Taken({ step: { scene, decision, choice } }: { readonly step: Step }): VNode {
  return (
    <>
      <p>
        <Text of={optionOf(decision, choice)?.text ?? decision.question.stem[0] ?? []} />
      </p>
      <small>{scene.title}</small>
    </>
  );
}

/** What was not read at once: the reason of a choice, the explanation of a question. */
function whyOf({ decision, choice, way, right }: Step): Rich {
  const option = optionOf(decision, choice);
  return [
    ...(option && way.then[0] ? option.feedback : []),
    ...(right || !option ? decision.question.explanation : []),
  ];
}
