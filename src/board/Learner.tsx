/** Everything about one learner. */
import type { VNode } from 'preact';
import { useEffect, useMemo } from 'preact/hooks';
import type { LearnerDetail } from '../core/api/learners.ts';
import { Icon } from '../islands/parts/Icon.tsx';
import { write } from '../page/base/who-reads.ts';
import { useDesk } from './desk.ts';
import { boardDrawings } from './drawings.ts';
import { HelpThread } from './HelpThread.tsx';
import { LearnerFile } from './LearnerFile.tsx';
import { LearnerForm } from './LearnerForm.tsx';
import { LearnerSessions } from './LearnerSessions.tsx';
import { LearnerUnits } from './LearnerUnits.tsx';
import { Crumbs, Go, Title } from './navigation.tsx';
import { ProblemLine } from './fields.tsx';
import { When } from './When.tsx';
import { duration } from './times.ts';
import { useLoaded } from './useLoaded.ts';

export function Learner({ learner }: { readonly learner: string }): VNode {
  const { api } = useDesk();
  const ask = useMemo(() => () => api.learner(learner), [api, learner]);
  const { value, problem, reload } = useLoaded(ask);
  if (value)
    return (
      <>
        <ProblemLine text={problem} />
        <Known detail={value} onChange={reload} />
      </>
    );
  return (
    <>
      <Title>Apprenant</Title>
      {problem === null ? <p role="status">Chargement…</p> : <ProblemLine text={problem} />}
    </>
  );
}

interface KnownProps {
  readonly detail: LearnerDetail;
  readonly onChange: () => void;
}

function Known({ detail, onChange }: KnownProps): VNode {
  const { learner, group, satisfied, sessions, help } = detail;
  useEffect(
    () =>
      write(
        learner.name,
        'vous voyez ses réponses, ses essais et son temps. Cette personne le sait.',
      ),
    [learner.name],
  );
  const back = group
    ? [{ text: group.name, to: { view: 'group', group: group.id, module: null } as const }]
    : [];
  return (
    <>
      <Crumbs trail={[...back]} here={learner.name} />
      <header class="tete">
        <div>
          <p class="petit doux">{group ? `Groupe ${group.name}` : 'Sans groupe'}</p>
          <Title>{learner.name}</Title>
          {learner.email === null ? null : <p class="doux">{learner.email}</p>}
        </div>
        <div class="rang">
          <Go to={{ view: 'proof', learner: learner.id }} class="bouton secondaire">
            <Icon draw={boardDrawings.preuve} />
            Preuves
          </Go>
        </div>
      </header>
      <dl class="chiffres">
        <div>
          <dt>Temps de connexion</dt>
          <dd>{duration(learner.sessionSeconds)}</dd>
        </div>
        <div>
          <dt>Temps actif</dt>
          <dd>{duration(learner.activeSeconds)}</dd>
        </div>
        <div>
          <dt>Dernière activité</dt>
          <dd>
            {learner.lastActivity === null ? (
              'jamais connecté'
            ) : (
              <When at={learner.lastActivity} full />
            )}
          </dd>
        </div>
        {satisfied ? (
          <div>
            <dt>Cours terminé</dt>
            <dd>
              <When at={satisfied.at} full />
            </dd>
          </div>
        ) : null}
      </dl>
      {satisfied?.isCurrent === false ? (
        <p class="petit">
          Le cours a changé depuis qu’il a été terminé, ou le parcours&nbsp;: ce qui y a été ajouté
          reste à faire. La date reste acquise.
        </p>
      ) : null}
      <p class="petit doux">
        Temps de connexion&nbsp;: leçon ouverte. Temps actif&nbsp;: page visible, avec une action
        dans les deux dernières minutes.
      </p>
      {help.length > 0 ? (
        <section class="aides" aria-labelledby="echanges">
          <h2 id="echanges">Échanges</h2>
          {help.map((request) => (
            <HelpThread key={request.id} request={request} onChange={onChange} />
          ))}
        </section>
      ) : null}
      <LearnerUnits learner={learner} path={group?.path ?? null} onChange={onChange} />
      <LearnerSessions sessions={sessions} />
      <LearnerForm detail={detail} onChange={onChange} />
      <LearnerFile learner={learner} group={group} />
    </>
  );
}
