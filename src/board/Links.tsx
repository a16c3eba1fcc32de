/** The personal links of a group: to copy, to save, to print and cut out. */
import type { VNode } from 'preact';
import { useMemo, useState } from 'preact/hooks';
import type { LearnerLink } from '../core/api/learners.ts';
import { Icon } from '../islands/parts/Icon.tsx';
import { icons } from '../islands/parts/icons.ts';
import { boardDrawings } from './drawings.ts';
import { useDesk } from './desk.ts';
import { Crumbs, Go, Title } from './navigation.tsx';
import { ProblemLine } from './fields.tsx';
import { calendarDay, inParis } from './times.ts';
import { useLoaded } from './useLoaded.ts';

export function Links({ group }: { readonly group: string }): VNode {
  const { api, outline } = useDesk();
  const askLinks = useMemo(() => () => api.links(group), [api, group]);
  const { value: links, problem } = useLoaded(askLinks);
  const { value: groups } = useLoaded(api.groups);
  const [said, setSaid] = useState('');
  const name = groups?.find(({ id }) => id === group)?.name ?? '';

  async function copy(text: string, done: string): Promise<void> {
    const copied = await navigator.clipboard.writeText(text).then(
      () => true,
      () => false,
    );
    setSaid(
      copied ? done : 'Ce navigateur refuse de copier. Sélectionnez le lien, puis copiez-le.',
    );
  }
  const open = links?.filter(({ state }) => state === 'valid') ?? [];
  const all = open.map(({ learner, url }) => `${learner.name} : ${url}`).join('\n');

  return (
    <>
      <Crumbs
        trail={[
          { text: name === '' ? 'Groupe' : name, to: { view: 'group', group, module: null } },
        ]}
        here="Liens personnels"
      />
      <header class="tete">
        <Title>Liens personnels</Title>
        <div class="rang">
          <button
            type="button"
            class="bouton secondaire"
            aria-disabled={open.length === 0}
            onClick={() => void copy(all, 'Tous les liens sont copiés.')}
          >
            <Icon draw={boardDrawings.copier} />
            Tout copier
          </button>
          <a class="bouton secondaire" href={api.linksFile(group)} download>
            <Icon draw={icons.enregistrer} />
            Enregistrer (CSV)
          </a>
          <button type="button" class="bouton secondaire" onClick={() => print()}>
            <Icon draw={icons.imprimer} />
            Imprimer
          </button>
        </div>
      </header>
      <p class="chapo sur-ecran">
        Un lien ouvre le parcours d’une seule personne&nbsp;: remettez-le à elle seule. Imprimée,
        cette page donne une bande à découper par personne.
      </p>
      <ProblemLine text={problem} />
      <p class="fait" role="status">
        {said}
      </p>
      {links?.length === 0 ? (
        <p>
          Personne dans ce groupe.{' '}
          <Go to={{ view: 'group', group, module: null }}>Ajoutez d’abord des apprenants.</Go>
        </p>
      ) : null}
      <ul class="liens">
        {links?.map((link) => (
          <Strip
            key={link.learner.id}
            link={link}
            course={outline.title}
            group={name}
            onCopy={(url) => void copy(url, `Le lien de ${link.learner.name} est copié.`)}
          />
        ))}
      </ul>
    </>
  );
}

interface StripProps {
  readonly link: LearnerLink;
  readonly course: string;
  readonly group: string;
  readonly onCopy: (url: string) => void;
}

function Strip({ link, course, group, onCopy }: StripProps): VNode {
  const { learner, email, url, expires, state } = link;
  return (
    <li class={state === 'valid' ? undefined : 'sans-lien'}>
      <div>
        <p class="sur-papier petit">
          {course}, groupe {group}
        </p>
        <h2>
          <Go to={{ view: 'learner', learner: learner.id }}>{learner.name}</Go>
        </h2>
        {email === null ? null : <p class="petit doux sur-ecran">{email}</p>}
        <p class="adresse">
          {state === 'valid' ? url : state === 'revoked' ? 'Lien supprimé' : 'Lien fini'}
        </p>
        <p class="petit doux">
          {state !== 'valid'
            ? 'Faites-en un nouveau depuis la fiche de la personne.'
            : expires === null
              ? ''
              : `Valable jusqu’au ${calendarDay(inParis(Date.parse(expires)).date)}.`}
        </p>
        <p class="sur-papier petit">
          Écrivez cette adresse dans un navigateur, sur ordinateur ou téléphone. Elle est à vous
          seul&nbsp;: elle ouvre votre parcours et garde vos réponses.
        </p>
      </div>
      {url === null || state !== 'valid' ? null : (
        <button type="button" class="bouton secondaire" onClick={() => onCopy(url)}>
          <Icon draw={boardDrawings.copier} />
          Copier<span class="invisible"> le lien de {learner.name}</span>
        </button>
      )}
    </li>
  );
}
