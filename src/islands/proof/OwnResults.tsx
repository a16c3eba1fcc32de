/** « Mes résultats » : what the centre holds of a learner's part at a distance; of a visitor, what this browser does. */
import type { VNode } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { LearnerAddress } from '../../core/api/learner-calls.ts';
import type { OwnProof } from '../../core/api/proof.ts';
import { plural } from '../../core/text/numbers.ts';
import { dayOfYear } from '../../core/text/paris-date.ts';
import { isKnown } from '../../page/base/learner-key.ts';
import type { OnPage } from '../../page/base/live-page.ts';
import { ask, knowing } from '../../page/later/ask.ts';
import { moduleWords, type OutlineModule } from '../home/outline.ts';
import { useStanding } from '../home/useStanding.ts';
import { duration } from '../parts/dates.ts';
import { Icon } from '../parts/Icon.tsx';
import { icons } from '../parts/icons.ts';
import { ActivityTable } from './ActivityTable.tsx';
import { CompetenceMap, MAP_WORTH } from './CompetenceMap.tsx';
import { MeetingTable } from './MeetingTable.tsx';
import { Part, Sheet } from './parts.tsx';
import { SittingTable } from './SittingTable.tsx';
import { HERE, openedWords } from './words.ts';

export interface OwnResultsProps extends OnPage {
  readonly modules: readonly OutlineModule[];
  /** Who teaches, in lines: the name first. */
  readonly centre: readonly string[];
  /** Of the course. */
  readonly title: string;
}

type Answer =
  | { readonly kind: 'waiting' | 'visitor' | 'lost' }
  | { readonly kind: 'known'; readonly own: OwnProof };

const ADDRESS: LearnerAddress<'GET resultats'> = '/apprenant/resultats';
const WORTH = 'Ce document ne vaut ni validation de bloc ni attestation.';

export function OwnResults({ page, modules, centre, title }: OwnResultsProps): VNode {
  const [answer, setAnswer] = useState<Answer>({ kind: 'waiting' });

  async function look(): Promise<void> {
    if (!isKnown()) return setAnswer({ kind: 'visitor' });
    const asked = await ask(ADDRESS, knowing(null), fetch);
    if (asked.kind === 'closed') return setAnswer({ kind: 'visitor' });
    const own = asked.kind === 'value' ? (asked.json as Partial<OwnProof> | null) : null;
    setAnswer(own?.proof ? { kind: 'known', own: own as OwnProof } : { kind: 'lost' });
  }
  useEffect(() => {
    if (page) void look();
  }, []);

  if (answer.kind === 'known') return <Known {...{ centre, title }} own={answer.own} />;
  if (answer.kind === 'visitor') return <Visitor {...{ page, modules }} />;
  if (answer.kind === 'waiting') return <p>Vos résultats arrivent…</p>;
  return (
    <>
      <p role="alert">
        Vos résultats n’ont pas pu être chargés. Vérifiez votre connexion, puis réessayez.
      </p>
      <button type="button" class="bouton" onClick={() => void look()}>
        Réessayer
      </button>
    </>
  );
}

interface KnownProps extends Pick<OwnResultsProps, 'centre' | 'title'> {
  readonly own: OwnProof;
}

function Known({ own, centre, title }: KnownProps): VNode {
  const { name, group, at, proof } = own;
  // What is still to come is on home: here it would be many screens of dashes on a phone.
  const begun = proof.activities.filter(({ state }) => state !== 'none');
  const ahead = proof.activities.filter(({ state }) => state === 'none');
  const about = [
    name,
    ...(group === null ? [] : [`groupe ${group}`]),
    title,
    `vu le ${dayOfYear(at)}`,
  ];
  return (
    <>
      <p>
        <button type="button" class="bouton secondaire" onClick={() => window.print()}>
          <Icon draw={icons.imprimer} /> Imprimer
        </button>
      </p>
      <Sheet title="Évaluations et séances" {...{ centre, about }} place="1 / 3" foot={WORTH}>
        <Part title="Évaluations" aside="chaque essai">
          <SittingTable sittings={proof.sittings} />
        </Part>
        <Part title="Séances à distance" aside={`${HERE} puis confirmation`}>
          <MeetingTable meetings={proof.meetings} sums={proof.sums} />
        </Part>
      </Sheet>
      <Sheet title="Leçons" {...{ centre, about }} place="2 / 3" foot={WORTH}>
        {begun.length > 0 ? <ActivityTable activities={begun} /> : null}
        {ahead.length > 0 ? (
          <p>
            {plural(ahead.length, 'activité pas commencée', 'activités pas commencées')},{' '}
            {duration(ahead.reduce((sum, { minutes }) => sum + (minutes ?? 0), 0))} annoncées en
            moyenne.
          </p>
        ) : null}
        <p class="petit">
          Temps actif, à part&nbsp;: {openedWords(proof.sums.opened)}. Ce n’est pas une durée de
          formation.
        </p>
      </Sheet>
      <Sheet title="Carte des compétences" {...{ centre, about }} place="3 / 3" foot={MAP_WORTH}>
        <CompetenceMap blocs={proof.blocs} />
      </Sheet>
    </>
  );
}

function Visitor({ page, modules }: Pick<OwnResultsProps, 'page' | 'modules'>): VNode {
  const { standing } = useStanding(page);
  const isEmpty = Object.keys(standing).length === 0;
  return (
    <>
      <p>
        En visite libre, personne ne vous suit&nbsp;: votre centre n’a pas de résultat de vous. Si
        votre centre vous a donné un lien, <a href="/#lien">entrez par ce lien</a>.
      </p>
      {isEmpty ? (
        <p>Ce navigateur ne garde encore aucun résultat.</p>
      ) : (
        <>
          <h2>Ce que garde ce navigateur</h2>
          <ul class="gardes">
            {modules.map((module) => {
              const { text, aside } = moduleWords(standing, module);
              return (
                <li key={module.id}>
                  <b>{module.title}</b>&nbsp;: {text}
                  {aside === null ? '' : `, ${aside}`}
                </li>
              );
            })}
          </ul>
        </>
      )}
    </>
  );
}
