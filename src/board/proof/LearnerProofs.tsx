/** The sheets about one learner: which of them, on paper or for a spreadsheet. */
import type { VNode } from 'preact';
import { useEffect, useMemo, useState } from 'preact/hooks';
import type { LearnerProof } from '../../core/api/proof.ts';
import { Icon } from '../../islands/parts/Icon.tsx';
import { icons } from '../../islands/parts/icons.ts';
import { write } from '../../page/base/who-reads.ts';
import { useDesk } from '../desk.ts';
import { ProblemLine } from '../fields.tsx';
import { Crumbs, Title } from '../navigation.tsx';
import { useLoaded } from '../useLoaded.ts';
import { aboutLearner } from './about.ts';
import { CertificateSheet } from './CertificateSheet.tsx';
import { FileSheet } from './FileSheet.tsx';
import { MapSheet } from './MapSheet.tsx';
import { MeetingsSheet } from './MeetingsSheet.tsx';

export function LearnerProofs({ learner }: { readonly learner: string }): VNode {
  const { api } = useDesk();
  const ask = useMemo(() => () => api.proof(learner), [api, learner]);
  const { value, problem } = useLoaded(ask);
  if (value) return <Known of={value} />;
  return (
    <>
      <Title>Preuves</Title>
      {problem === null ? <p role="status">Chargement…</p> : <ProblemLine text={problem} />}
    </>
  );
}

const SHEETS = {
  meetings: 'Relevé des séances',
  file: 'Dossier de preuve',
  certificate: 'Certificat de réalisation',
  map: 'Carte des compétences',
} as const;
type SheetName = keyof typeof SHEETS;
const NAMES = Object.keys(SHEETS) as readonly SheetName[];

function Known({ of }: { readonly of: LearnerProof }): VNode {
  const { api, outline, centre } = useDesk();
  const { learner, group, proof } = of;
  const [chosen, setChosen] = useState<readonly SheetName[]>(NAMES);
  useEffect(
    () => write(learner.name, 'vous voyez ses résultats et ses présences. Cette personne le sait.'),
    [learner.name],
  );
  const about = aboutLearner(of, outline);
  const placeOf = (name: SheetName): string => `${chosen.indexOf(name) + 1} / ${chosen.length}`;
  const has = (name: SheetName): boolean => chosen.includes(name);
  const toggle = (name: SheetName): void =>
    setChosen(NAMES.filter((one) => (one === name ? !has(one) : has(one))));
  const back = group
    ? [{ text: group.name, to: { view: 'group', group: group.id, module: null } as const }]
    : [];
  return (
    <>
      <Crumbs
        trail={[
          ...back,
          { text: learner.name, to: { view: 'learner', learner: learner.id } as const },
        ]}
        here="Preuves"
      />
      <header class="tete sur-ecran">
        <div>
          <Title>Preuves&nbsp;: {learner.name}</Title>
          <p class="doux">
            Une feuille par pièce. Le centre relit et valide le modèle avant de s’en servir.
          </p>
        </div>
        <div class="rang">
          <button
            type="button"
            class="bouton"
            aria-disabled={chosen.length === 0}
            onClick={() => {
              if (chosen.length > 0) print();
            }}
          >
            <Icon draw={icons.imprimer} />
            Imprimer
          </button>
          <a class="bouton secondaire" href={api.learnerMeetingsFile(learner.id)} download>
            Séances (CSV)
          </a>
          <a class="bouton secondaire" href={api.learnerEvidenceFile(learner.id)} download>
            Dossier (CSV)
          </a>
        </div>
      </header>
      <fieldset class="pieces sur-ecran">
        <legend>Pièces</legend>
        {NAMES.map((name) => (
          <label key={name}>
            <input type="checkbox" checked={has(name)} onChange={() => toggle(name)} />
            {SHEETS[name]}
          </label>
        ))}
      </fieldset>
      {has('meetings') ? (
        <MeetingsSheet {...{ proof, centre, about }} place={placeOf('meetings')} />
      ) : null}
      {has('file') ? <FileSheet {...{ proof, centre, about }} place={placeOf('file')} /> : null}
      {has('certificate') ? (
        <CertificateSheet {...{ of, about }} place={placeOf('certificate')} />
      ) : null}
      {has('map') ? <MapSheet {...{ proof, centre, about }} place={placeOf('map')} /> : null}
    </>
  );
}
