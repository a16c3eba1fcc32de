/** A group's name, path and trainers: to create it, to change it, to archive it. */
import type { VNode } from 'preact';
import { useMemo, useState } from 'preact/hooks';
import type { GroupSummary } from '../core/api/groups.ts';
import { useDesk } from './desk.ts';
import { Confirm } from './Confirm.tsx';
import { Crumbs, Go, Title } from './navigation.tsx';
import { Field, ProblemLine } from './fields.tsx';
import { lostPath } from './path.ts';
import { firstPath, PathChoice } from './PathChoice.tsx';
import { useAction } from './useAction.ts';
import { useLoaded } from './useLoaded.ts';

export function NewGroup(): VNode {
  const { api, me, go, outline } = useDesk();
  const [name, setName] = useState('');
  const [path, setPath] = useState(firstPath(outline, null));
  const [trainers, setTrainers] = useState<readonly string[]>([me.id]);
  const action = useAction(api.addGroup, ({ id }) =>
    go({ view: 'group', group: id, module: null }),
  );
  return (
    <>
      <Title>Créer un groupe</Title>
      <form
        class="fiche"
        onSubmit={(event) => {
          event.preventDefault();
          void action.run({ name: name.trim(), path, trainers });
        }}
      >
        <Field
          label="Nom du groupe"
          hint="Par exemple : Rennes 3. Les apprenants le liront."
          value={name}
          onValue={setName}
          maxLength={80}
          required
        />
        <PathChoice chosen={path} onChosen={setPath} />
        <Trainers chosen={trainers} onChosen={setTrainers} />
        <ProblemLine text={action.problem} />
        <button type="submit" class="bouton" aria-disabled={action.busy}>
          Créer le groupe
        </button>
      </form>
    </>
  );
}

export function GroupSettings({ group }: { readonly group: string }): VNode {
  const { api } = useDesk();
  const { value, problem } = useLoaded(api.groups);
  const known = value?.find(({ id }) => id === group);
  if (known) return <Settings group={known} />;
  return (
    <>
      <Title>Réglages du groupe</Title>
      <ProblemLine
        text={problem ?? (value ? 'Ce groupe n’existe pas, ou ne vous est pas confié.' : null)}
      />
      <Go to={{ view: 'groups' }}>Revenir aux groupes</Go>
    </>
  );
}

function Settings({ group }: { readonly group: GroupSummary }): VNode {
  const { api, go, outline } = useDesk();
  const [name, setName] = useState(group.name);
  const [path, setPath] = useState(firstPath(outline, group.path));
  const lost = lostPath(outline, group);
  const [trainers, setTrainers] = useState(group.trainers.map(({ id }) => id));
  const back = { view: 'group', group: group.id, module: null } as const;
  const save = useAction(api.changeGroup, () => go(back));
  const archive = useAction(api.changeGroup, () => go({ view: 'groups' }));
  return (
    <>
      <Crumbs trail={[{ text: group.name, to: back }]} here="Réglages" />
      <Title>Réglages du groupe</Title>
      <form
        class="fiche"
        onSubmit={(event) => {
          event.preventDefault();
          void save.run(group.id, { name: name.trim(), path, trainers });
        }}
      >
        <Field label="Nom du groupe" value={name} onValue={setName} maxLength={80} required />
        {lost === null ? null : <ProblemLine text={lost} />}
        <PathChoice chosen={path} onChosen={setPath} />
        <Trainers chosen={trainers} onChosen={(chosen) => setTrainers([...chosen])} />
        <ProblemLine text={save.problem} />
        <button type="submit" class="bouton" aria-disabled={save.busy}>
          Enregistrer
        </button>
      </form>
      <section class="bloc">
        <h2>{group.archived ? 'Groupe archivé' : 'Archiver le groupe'}</h2>
        <p>
          {group.archived
            ? 'Rouvert, il revient dans la liste des groupes.'
            : 'Le groupe quitte la liste. Les résultats et les échanges sont gardés, vous pourrez le rouvrir.'}
        </p>
        <ProblemLine text={archive.problem} />
        {group.archived ? (
          <button
            type="button"
            class="bouton secondaire"
            onClick={() => void archive.run(group.id, { archived: false })}
          >
            Rouvrir le groupe
          </button>
        ) : (
          <Confirm
            question={`Archiver le groupe ${group.name} ?`}
            yes="Archiver"
            busy={archive.busy}
            onYes={() => void archive.run(group.id, { archived: true })}
          >
            Archiver le groupe
          </Confirm>
        )}
      </section>
    </>
  );
}

interface TrainersProps {
  readonly chosen: readonly string[];
  readonly onChosen: (chosen: readonly string[]) => void;
}

function Trainers({ chosen, onChosen }: TrainersProps): VNode {
  const { api, me } = useDesk();
  const ask = useMemo(() => () => api.colleagues(), [api]);
  const { value, problem } = useLoaded(ask);
  const accounts = value?.filter(({ id, closed }) => !closed || chosen.includes(id)) ?? [];
  return (
    <fieldset class="choix-unites">
      <legend>Formateurs du groupe</legend>
      <p class="petit doux">Ils voient les réponses du groupe et répondent aux demandes d’aide.</p>
      <ProblemLine text={problem} />
      {accounts.map(({ id, name }) => (
        <label key={id}>
          <input
            type="checkbox"
            checked={chosen.includes(id)}
            onChange={({ currentTarget }) =>
              onChosen(
                currentTarget.checked ? [...chosen, id] : chosen.filter((other) => other !== id),
              )
            }
          />
          {name}
          {id === me.id ? ' (vous)' : ''}
        </label>
      ))}
    </fieldset>
  );
}
