import type { VNode } from 'preact';
import type { TryResult } from '../../core/assessment/model.ts';
import { Icon } from '../parts/Icon.tsx';
import { icons } from '../parts/icons.ts';
import { scaledScore } from '../../core/assessment/score.ts';
import { percent } from '../../core/report/percent.ts';
import { drawn } from '../parts/dates.ts';
import type { Terms } from '../../page/base/live-page.ts';
import { costWords, noTryLeft, triesWords } from './tries.ts';
import type { AssessmentProps } from './types.ts';

export interface IntroProps extends AssessmentProps {
  readonly best: TryResult | null;
  readonly last: TryResult | null;
  /** A try is under way. */
  readonly open: boolean;
  /** Tries that may still be handed in, the one under way included; null until it is known. */
  readonly left: number | null;
  readonly terms: Terms | null;
  readonly busy: boolean;
  readonly begin: () => void;
  readonly look: (result: TryResult) => void;
}

export function EvaluationIntro(props: IntroProps): VNode {
  const { assessment, best, last, open, left, terms, busy, begin, look, module } = props;
  const masteryScore = assessment.masteryScore ?? 1;
  const needed = percent(masteryScore, masteryScore);
  const cost = terms?.reviewing
    ? null
    : costWords({ tries: assessment.tries, left, isOpen: open, terms });
  return (
    <>
      <h1>{assessment.title}</h1>
      <ul class="puces">
        <li>
          {drawn(assessment.draw)}, environ {assessment.minutes} min.
        </li>
        <li>Il faut {needed} % des points pour valider le module.</li>
        <li>Pas de correction avant la fin : vous pouvez revenir sur vos réponses.</li>
        <li>{triesWords(assessment.tries, terms)}</li>
      </ul>
      {best && last ? (
        <table class="essais tabulaire">
          <caption>Vos résultats</caption>
          <tbody>
            <Row name="Meilleur essai" result={best} needed={masteryScore} look={look} />
            {last.id === best.id ? null : (
              <Row name="Dernier essai" result={last} needed={masteryScore} look={look} />
            )}
          </tbody>
        </table>
      ) : null}
      {cost === null ? null : <p class="cout">{cost}</p>}
      <div class="rang">
        {terms?.reviewing ? (
          <p>Consultation : l’évaluation ne peut pas être passée ici, rien ne serait enregistré.</p>
        ) : left === null || left > 0 ? (
          <button type="button" class="bouton" aria-disabled={busy} onClick={begin}>
            {open ? 'Reprendre l’évaluation' : last ? 'Recommencer l’évaluation' : 'Commencer'}
            <Icon draw={icons.suivant} />
          </button>
        ) : (
          <p>{noTryLeft(terms)}</p>
        )}
        {module.href === null ? null : (
          <a class="bouton secondaire" href={module.href}>
            Revoir les leçons
          </a>
        )}
      </div>
    </>
  );
}

function Row(props: {
  readonly name: string;
  readonly result: TryResult;
  readonly needed: number;
  readonly look: (result: TryResult) => void;
}): VNode {
  const { result } = props;
  return (
    <tr>
      <th scope="row">{props.name}</th>
      <td>{percent(scaledScore(result.points, result.max), props.needed)} %</td>
      <td>{result.passed ? 'Validé' : 'Pas encore validé'}</td>
      <td>
        <button type="button" class="bouton simple" onClick={() => props.look(result)}>
          Revoir
        </button>
      </td>
    </tr>
  );
}
