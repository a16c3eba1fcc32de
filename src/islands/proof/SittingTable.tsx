/** Evaluations: every try, with its date and score. */
import type { VNode } from 'preact';
import type { ProvenSitting } from '../../core/proof/model.ts';
import { sittingSource } from '../../core/proof/sources.ts';
import { fullDate } from '../../core/text/paris-date.ts';
import { Source } from './parts.tsx';
import { scoreWords, thresholdWords } from './words.ts';

export function SittingTable({ sittings }: { readonly sittings: readonly ProvenSitting[] }): VNode {
  if (sittings.length === 0) return <p>Aucune évaluation rendue.</p>;
  return (
    <table>
      <caption class="invisible">Copies rendues, de la première à la dernière.</caption>
      <thead>
        <tr>
          <th scope="col">Évaluation</th>
          <th scope="col">Rendue le</th>
          <th scope="col">Essai</th>
          <th scope="col">Score</th>
          <th scope="col">Seuil</th>
          <th scope="col">Résultat</th>
        </tr>
      </thead>
      <tbody>
        {sittings.map((sitting) => (
          <tr key={`${sitting.unit} ${sitting.number}`}>
            <th scope="row">
              {sitting.module}
              <Source of={sittingSource(sitting)} />
            </th>
            <td data-n="Rendue le">{fullDate(sitting.at)}</td>
            <td data-n="Essai">{sitting.number}</td>
            <td data-n="Score">{scoreWords(sitting)}</td>
            <td data-n="Seuil">{thresholdWords(sitting)}</td>
            <td data-n="Résultat">{sitting.passed ? 'réussie' : 'non réussie'}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
