/** « Carte des compétences » of one learner. */
import type { VNode } from 'preact';
import { CompetenceMap, MAP_WORTH } from '../../islands/proof/CompetenceMap.tsx';
import { MissingLine, Sheet } from '../../islands/proof/parts.tsx';
import type { PlacedSheet } from './about.ts';

export function MapSheet({ proof, centre, about, place }: PlacedSheet): VNode {
  return (
    <Sheet title="Carte des compétences" {...{ centre, about, place }} foot={MAP_WORTH}>
      <p class="chapo-feuille">
        Ce qui a été travaillé à distance, bloc par bloc, et ce qui se prouve ailleurs.
      </p>
      <MissingLine items={proof.missing.map} />
      <CompetenceMap blocs={proof.blocs} />
      <p class="petit">
        Sources&nbsp;: réponses, copies, échanges et séances du dossier de preuve.
      </p>
    </Sheet>
  );
}
