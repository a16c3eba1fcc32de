/** The personal links of a group: to copy, to save, to print and cut out. */
import type { VNode } from 'preact';
import { useEffect, useMemo, useState } from 'preact/hooks';
import type { LearnerCode } from '../core/api/learners.ts';
import { plural } from '../core/text/numbers.ts';
import { Icon } from '../islands/parts/Icon.tsx';
import { icons } from '../islands/parts/icons.ts';
import { CutSheet } from './CutSheet.tsx';
import { boardDrawings } from './drawings.ts';
import { useDesk } from './desk.ts';
import { Crumbs, Go, Title } from './navigation.tsx';
import { ProblemLine } from './fields.tsx';
import { LinkLine, messageFor } from './LinkLine.tsx';
import { useAction } from './useAction.ts';
import { useLoaded } from './useLoaded.ts';

export function Links({ group }: { readonly group: string }): VNode {
  const { api, me, outline, centre } = useDesk();
  const askLinks = useMemo(() => () => api.links(group), [api, group]);
  const { value: links, problem } = useLoaded(askLinks);
  const { value: groups } = useLoaded(api.groups);
  const [said, setSaid] = useState('');
  const known = groups?.find(({ id }) => id === group);
  const name = known?.name ?? '';
  const trainers = (known?.trainers ?? []).map((trainer) => trainer.name);
  const words = { course: outline.title, group: name, trainers, sender: me.name };
  const [codes, setCodes] = useState<readonly LearnerCode[] | null>(null);
  const sheet = useAction(api.codes, setCodes);
  useEffect(() => {
    if (codes) print();
  }, [codes]);

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
      <div class="sur-ecran">
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
            <button
              type="button"
              class="bouton secondaire"
              aria-disabled={open.length === 0 || sheet.busy}
              onClick={() => {
                if (open.length > 0) void sheet.run(group);
              }}
            >
              <Icon draw={icons.imprimer} />
              Imprimer la feuille
            </button>
          </div>
        </header>
        <p class="chapo">
          Un lien ouvre le parcours d’une seule personne&nbsp;: remettez-le à elle seule. La feuille
          à découper donne à chacun un code à viser ou à taper, qui sert une fois, pendant 14 jours.
        </p>
        {links && links.length > 0 ? (
          <p>
            <b>
              {plural(
                links.filter(({ used }) => used !== null).length,
                'lien a servi',
                'liens ont servi',
              )}
            </b>{' '}
            sur {links.length}.
          </p>
        ) : null}
        <ProblemLine text={problem ?? sheet.problem} />
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
            <LinkLine
              key={link.learner.id}
              link={link}
              message={messageFor(link, words)}
              onCopy={(text, done) => void copy(text, done)}
            />
          ))}
        </ul>
      </div>
      {codes ? (
        <CutSheet
          codes={codes}
          course={outline.title}
          group={name}
          trainers={trainers}
          centre={centre}
        />
      ) : (
        <p class="sur-papier">
          Pour imprimer les liens, appuyez sur « Imprimer la feuille » dans le tableau.
        </p>
      )}
    </>
  );
}
