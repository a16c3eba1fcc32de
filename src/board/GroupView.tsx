/** One group: who asks for help, who is where, the sessions, the table of progress. */
import type { VNode } from 'preact';
import { useEffect, useMemo, useState } from 'preact/hooks';
import type { GroupBoard } from '../core/api/groups.ts';
import type { AddedLearners } from '../core/api/learners.ts';
import { Icon } from '../islands/parts/Icon.tsx';
import { icons } from '../islands/parts/icons.ts';
import { write } from '../page/base/who-reads.ts';
import { list, plural } from '../core/text/numbers.ts';
import { AddLearners } from './AddLearners.tsx';
import { boardDrawings } from './drawings.ts';
import { useDesk } from './desk.ts';
import { HelpNews } from './HelpNews.tsx';
import { LateLine } from './LateLine.tsx';
import { Live } from './live/Live.tsx';
import { Meetings } from './Meetings.tsx';
import { Go, Title } from './navigation.tsx';
import { ProblemLine } from './fields.tsx';
import { GroupProductions } from './production/GroupProductions.tsx';
import { lostPath, outlineOn, pathName } from './path.ts';
import { ALL, Progress } from './Progress.tsx';
import { PublishedAnswers } from './PublishedAnswers.tsx';
import { busiestModule } from './results.ts';
import { usePolled } from './usePolled.ts';

export interface GroupViewProps {
  readonly group: string;
  readonly module: string | null;
}

export function GroupView({ group, module }: GroupViewProps): VNode {
  const { api, now } = useDesk();
  const ask = useMemo(() => (etag: string | null) => api.board(group, etag), [api, group]);
  const { value: board, problem, late, refresh } = usePolled(ask, now);
  if (!board)
    return (
      <>
        <Title>Groupe</Title>
        {problem === null ? <p role="status">Chargement…</p> : <ProblemLine text={problem} />}
      </>
    );
  return (
    <>
      <LateLine late={late} onRetry={refresh} />
      <Shown board={board} module={module} refresh={refresh} />
    </>
  );
}

interface ShownProps {
  readonly board: GroupBoard;
  readonly module: string | null;
  readonly refresh: () => void;
}

function Shown({ board, module, refresh }: ShownProps): VNode {
  const { group, learners, help, meetings } = board;
  const [adding, setAdding] = useState(false);
  const [said, setSaid] = useState('');
  const { outline: course } = useDesk();
  const outline = outlineOn(course, group.path);
  const path = pathName(course, group.path);
  const lost = lostPath(course, group);
  const count = learners.length;
  const names = useMemo(() => learners.map(({ name }) => name), [learners]);
  // Chosen once: a table that changes under the eyes is no table.
  const busiest = useMemo(() => busiestModule(outline, learners), []);
  const chosen =
    module === ALL ? null : (outline.modules.find(({ id }) => id === module) ?? busiest);

  useEffect(() => {
    write(
      `Groupe ${group.name}`,
      count === 0
        ? 'personne n’y est encore inscrit.'
        : `vous voyez les réponses de ${plural(count, 'personne')}. ${count > 1 ? 'Elles le savent.' : 'Elle le sait.'}`,
    );
  }, [group.name, count]);

  return (
    <div class={`encre-${chosen?.ink ?? 'neutre'}`}>
      <header class="tete">
        <div>
          <p class="petit doux">{list(group.trainers.map(({ name }) => name))}</p>
          <Title>Groupe {group.name}</Title>
          {path === null ? null : <p class="doux">{path}</p>}
        </div>
        <div class="rang">
          <button type="button" class="bouton secondaire" onClick={() => setAdding(true)}>
            <Icon draw={icons.ajouter} />
            Ajouter des apprenants
          </button>
          <Go
            to={{ view: 'questions', group: group.id, module: chosen?.id ?? null, question: null }}
            class="bouton secondaire"
          >
            <Icon draw={boardDrawings.relire} />
            Questions à relire
          </Go>
          <Go to={{ view: 'links', group: group.id }} class="bouton secondaire">
            <Icon draw={boardDrawings.lien} />
            Liens personnels
          </Go>
          <Go to={{ view: 'group-proof', group: group.id }} class="bouton secondaire">
            <Icon draw={boardDrawings.preuve} />
            Preuves
          </Go>
          <button type="button" class="bouton secondaire" onClick={() => print()}>
            <Icon draw={icons.imprimer} />
            Imprimer
          </button>
        </div>
      </header>
      {lost === null ? null : <ProblemLine text={lost} />}
      <HelpNews help={help} />
      <p class="invisible" role="status">
        {said}
      </p>
      {said === '' ? null : <p class="fait">{said}</p>}
      {count === 0 ? (
        <p class="chapo">
          Personne dans ce groupe. Ajoutez des apprenants, puis donnez à chacun son lien personnel.
        </p>
      ) : (
        <>
          <Live board={board} module={chosen?.id} onChange={refresh} />
          <Progress learners={learners} group={group} modules={outline.modules} module={chosen} />
        </>
      )}
      <Meetings group={group} meetings={meetings} learners={learners} />
      <GroupProductions group={group.id} path={group.path} />
      <PublishedAnswers group={group.id} />
      <p class="rang pied-groupe">
        <Go to={{ view: 'settings', group: group.id }}>Réglages du groupe</Go>
      </p>
      {adding ? (
        <AddLearners
          group={group}
          there={names}
          onClose={() => setAdding(false)}
          onAdded={(added) => {
            setSaid(
              `${plural(added.length, 'personne ajoutée', 'personnes ajoutées')}. Donnez maintenant à chacune son lien personnel.${namesakeLine(added)}`,
            );
            refresh();
          }}
        />
      ) : null}
    </div>
  );
}

/** Of namesakes who went in: the server knows the group as it is now. */
function namesakeLine(added: AddedLearners['added']): string {
  const names = [...new Set(added.filter(({ doubt }) => doubt).map(({ name }) => name))];
  return names.length === 0
    ? ''
    : ` Plusieurs personnes du groupe s’appellent ${list(names)}\u00A0: vérifiez que ce n’est pas la même, ajoutée deux fois.`;
}
