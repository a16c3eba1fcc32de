import type { VNode } from 'preact';
import { useEffect } from 'preact/hooks';
import type { GroupSummary } from '../core/api/groups.ts';
import { Icon } from '../islands/parts/Icon.tsx';
import { icons } from '../islands/parts/icons.ts';
import { write } from '../page/base/who-reads.ts';
import { list, plural } from '../core/text/numbers.ts';
import { boardDrawings } from './drawings.ts';
import { useDesk } from './desk.ts';
import { Go, Title } from './navigation.tsx';
import { ProblemLine } from './fields.tsx';
import { useLoaded } from './useLoaded.ts';

export function Groups(): VNode {
  const { api, me } = useDesk();
  const { value: groups, problem } = useLoaded(api.groups);
  useEffect(
    () =>
      write('Tableau du formateur', 'vous voyez les réponses des groupes qui vous sont confiés.'),
    [],
  );
  const current = groups?.filter(({ archived }) => !archived) ?? [];
  const archived = groups?.filter((group) => group.archived) ?? [];
  return (
    <>
      <header class="tete">
        <Title>{me.role === 'administrateur' ? 'Tous les groupes' : 'Mes groupes'}</Title>
        <Go to={{ view: 'new-group' }} class="bouton">
          <Icon draw={icons.ajouter} />
          Créer un groupe
        </Go>
      </header>
      <ProblemLine text={problem} />
      {groups && current.length === 0 ? (
        <p class="chapo">
          Aucun groupe pour l’instant. Créez-en un, puis collez la liste de vos apprenants&nbsp;:
          chacun reçoit un lien personnel.
        </p>
      ) : null}
      <GroupList groups={current} />
      {archived.length > 0 ? (
        <details class="replie">
          <summary>{plural(archived.length, 'groupe archivé', 'groupes archivés')}</summary>
          <GroupList groups={archived} />
        </details>
      ) : null}
    </>
  );
}

function GroupList({ groups }: { readonly groups: readonly GroupSummary[] }): VNode {
  return (
    <ul class="groupes">
      {groups.map(({ id, name, learners, trainers, helpWaiting }) => (
        <li key={id}>
          <h2>
            <Go to={{ view: 'group', group: id, module: null }}>{name}</Go>
          </h2>
          <p class="doux">
            {learners === 0 ? 'Aucun apprenant' : plural(learners, 'apprenant')}
            {trainers.length > 0 ? `, avec ${list(trainers.map((trainer) => trainer.name))}` : ''}
          </p>
          {helpWaiting > 0 ? (
            <p class="situation aide">
              <Icon draw={boardDrawings.aide} />
              {plural(helpWaiting, 'demande d’aide', 'demandes d’aide')}
            </p>
          ) : null}
        </li>
      ))}
    </ul>
  );
}
