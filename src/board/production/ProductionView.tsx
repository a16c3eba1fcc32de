/** A text that a group writes, as its trainer leads it: who has written, what; sharing, closing. */
import type { VNode } from 'preact';
import { useEffect, useMemo } from 'preact/hooks';
import type { ProductionDesk } from '../../core/api/productions.ts';
import { anchorOf } from '../../core/production/production.ts';
import { list, plural } from '../../core/text/numbers.ts';
import { Icon } from '../../islands/parts/Icon.tsx';
import { icons } from '../../islands/parts/icons.ts';
import { Ruler } from '../../islands/parts/Ruler.tsx';
import { write } from '../../page/base/who-reads.ts';
import { Confirm } from '../Confirm.tsx';
import { findUnit, fullUnitName } from '../course.ts';
import { useDesk, useNow } from '../desk.ts';
import { ProblemLine } from '../fields.tsx';
import { LateLine } from '../LateLine.tsx';
import { Crumbs, Title } from '../navigation.tsx';
import { dayAndClock } from '../times.ts';
import { useAction } from '../useAction.ts';
import { usePolled } from '../usePolled.ts';
import { WrittenText } from './WrittenText.tsx';

export interface ProductionViewProps {
  readonly group: string;
  readonly production: string;
}

const LIVE_MS = 2_000;

export function ProductionView({ group, production }: ProductionViewProps): VNode {
  const { api, now } = useDesk();
  const ask = useMemo(
    () => (etag: string | null) => api.production(production, etag),
    [api, production],
  );
  const { value: desk, problem, late, refresh } = usePolled(ask, now, LIVE_MS);
  if (!desk)
    return (
      <>
        <Title>Écrit du groupe</Title>
        {problem === null ? <p role="status">Chargement…</p> : <ProblemLine text={problem} />}
      </>
    );
  return (
    <div>
      <LateLine late={late} onRetry={refresh} />
      <Crumbs
        trail={[{ text: desk.group.name, to: { view: 'group', group, module: null } }]}
        here="Écrit"
      />
      <Shown desk={desk} refresh={refresh} />
    </div>
  );
}

interface ShownProps {
  readonly desk: ProductionDesk;
  readonly refresh: () => void;
}

function Shown({ desk, refresh }: ShownProps): VNode {
  const { outline } = useDesk();
  const at = useNow();
  const { group, title, unit, production, opened, texts } = desk;
  const page = findUnit(outline, unit)?.unit.url;
  useEffect(() => {
    write(`Groupe ${group.name}`, 'vous lisez ce que chacun écrit. Chacun le sait.');
  }, [group.name]);
  return (
    <>
      <header class="tete">
        <div>
          <Title>{title}</Title>
          <p class="doux tabulaire">
            {fullUnitName(outline, unit)}. Ouvert {dayAndClock(opened, at)}.
          </p>
        </div>
        <div class="rang">
          {page === undefined ? null : (
            <a class="bouton secondaire" href={`${page}#${anchorOf(production)}`} target="_blank">
              <Icon draw={icons.externe} />
              Voir la consigne
              <span class="invisible">, dans un nouvel onglet</span>
            </a>
          )}
          <button type="button" class="bouton secondaire" onClick={() => print()}>
            <Icon draw={icons.imprimer} />
            Imprimer
          </button>
        </div>
      </header>
      <Stage desk={desk} refresh={refresh} />
      <section aria-labelledby="textes">
        <h2 id="textes">Les textes</h2>
        {texts.length === 0 ? (
          <p class="doux">Personne n’a encore enregistré de texte. Ils arriveront ici.</p>
        ) : (
          <ul class="ecrits">
            {texts.map((text) => (
              <WrittenText key={text.learner.id} desk={desk} text={text} onChange={refresh} />
            ))}
          </ul>
        )}
      </section>
    </>
  );
}

/** How far it is, and what may be done next. */
function Stage({ desk, refresh }: ShownProps): VNode {
  const { api } = useDesk();
  const { id, phase, writers, of, waiting } = desk;
  const share = useAction(api.shareProduction, refresh);
  const close = useAction(api.closeProduction, refresh);
  return (
    <section class="etat-ecrit" aria-label="Où en est l’écrit">
      <p class="tabulaire">
        <b>{writers}</b> {writers > 1 ? 'textes' : 'texte'} sur {of}
      </p>
      <Ruler
        label={`${plural(writers, 'texte')} sur ${of}`}
        ticks={Array.from({ length: of }, (_, at) => ({ state: at < writers ? 'done' : 'todo' }))}
      />
      <p role="status">{stageWords(desk)}</p>
      {waiting.length > 0 && phase !== 'closed' ? (
        <p class="petit doux">N’ont pas écrit&nbsp;: {list(waiting.map(({ name }) => name))}.</p>
      ) : null}
      <ProblemLine text={share.problem ?? close.problem} />
      <div class="rang">
        {phase === 'open' ? (
          <>
            <Confirm
              question="Partager avec les prénoms ? Qui a écrit lira les autres textes, et plus aucun ne changera."
              yes="Partager avec les prénoms"
              busy={share.busy}
              onYes={() => void share.run(id, 'first')}
            >
              Partager avec les prénoms
            </Confirm>
            <Confirm
              question="Partager sans les noms ? Le groupe lira les textes sans savoir de qui ils sont ; vous le saurez toujours."
              yes="Partager sans les noms"
              busy={share.busy}
              onYes={() => void share.run(id, 'none')}
            >
              Partager sans les noms
            </Confirm>
          </>
        ) : null}
        {phase === 'closed' ? null : (
          <Confirm
            question={
              phase === 'open'
                ? 'Clore sans partager ? Plus personne n’écrira, et le groupe ne lira pas les textes.'
                : 'Clore ? Plus personne n’écrira. Les textes partagés restent à lire, trois mois.'
            }
            yes="Clore"
            busy={close.busy}
            onYes={() => void close.run(id)}
          >
            Clore
          </Confirm>
        )}
      </div>
    </section>
  );
}

function stageWords({ phase, names }: ProductionDesk): string {
  const how = names === 'first' ? 'avec les prénoms' : 'sans les noms';
  if (phase === 'open')
    return 'Ouvert\u00A0: chacun écrit et peut changer son texte. Vous seul lisez.';
  if (phase === 'shared')
    return `Partagé ${how}. Qui n’a pas écrit peut encore le faire, puis lira les autres.`;
  return names === null
    ? 'Clos, sans partage. Les textes seront effacés trois mois après la clôture.'
    : `Clos, partagé ${how}. Les textes seront effacés trois mois après la clôture.`;
}
