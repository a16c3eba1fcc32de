/** Every exchange of a learner with their trainers, the latest first; what is shown here is read. */
import { useEffect, useState } from 'preact/hooks';
import type { ComponentChildren, VNode } from 'preact';
import type { HelpRequest, OwnRequest, PublishedAnswer } from '../../core/api/help.ts';
import type { LearnerAddress } from '../../core/api/learner-calls.ts';
import { isKnown } from '../../page/base/learner-key.ts';
import type { OnPage } from '../../page/base/live-page.ts';
import { remembered, type KeptCall } from './desk.ts';
import { drawerKey, isUnread, markRead } from './drawer.ts';
import { drawer } from '../parts/drawer.ts';
import { Exchange } from './Exchange.tsx';
import { Proposal } from './Proposal.tsx';
import { fetchPublished } from './publications.ts';
import { PublishedWords } from './PublishedWords.tsx';
import { tellRead } from './read-mark.ts';
import { placeWords } from './words.ts';

export interface ExchangesProps extends OnPage {
  readonly units: readonly NamedUnit[];
}

interface NamedUnit {
  readonly id: string;
  /** « Vocabulaire médical, leçon 2 » */
  readonly name: string;
  readonly href: string;
  readonly isLesson: boolean;
}

type Answer =
  | { readonly kind: 'waiting' | 'visitor' | 'lost' }
  | {
      readonly kind: 'known';
      readonly requests: readonly HelpRequest[];
      readonly fresh: readonly string[];
      /** For their group; null: they could not be had. */
      readonly published: readonly PublishedAnswer[] | null;
    };

const ADDRESS: LearnerAddress<'GET echanges'> = '/apprenant/echanges';

export function Exchanges({ page, units }: ExchangesProps): VNode {
  const [answer, setAnswer] = useState<Answer>({ kind: 'waiting' });
  const drawerOf = (unit: string) => drawer(drawerKey(page?.learner ?? '', unit));

  async function look(): Promise<void> {
    if (!isKnown()) return setAnswer({ kind: 'visitor' });
    const headers = { accept: 'application/json' };
    const got = await fetch(ADDRESS, { cache: 'no-store', headers }).catch(() => null);
    if (got?.status === 401) return setAnswer({ kind: 'visitor' });
    const json = got?.ok ? ((await got.json().catch(() => null)) as unknown) : null;
    if (!Array.isArray(json)) return setAnswer({ kind: 'lost' });
    const requests = json as readonly OwnRequest[];
    const shown = requests.map((request) => ({
      id: request.id,
      messages: request.messages.length,
      isNew: request.messages.at(-1)?.from === 'trainer' && request.read < request.messages.length,
      kept: drawerOf(request.place.unit),
    }));
    const news = shown.filter(({ isNew }) => isNew);
    const fresh = news.filter((one) => isUnread(one.kept, one));
    const published = await fetchPublished(null);
    setAnswer({ kind: 'known', requests, fresh: fresh.map(({ id }) => id), published });
    for (const one of fresh) markRead(one.kept, one);
    for (const one of news) void tellRead(fetch, one);
  }
  useEffect(() => {
    if (!page) return;
    void look();
    const again = (): void => void look();
    addEventListener('online', again);
    return () => removeEventListener('online', again);
  }, []);
  // The address may name one, which has only come now.
  useEffect(() => {
    if (answer.kind === 'known' && location.hash.length > 1)
      document.getElementById(location.hash.slice(1))?.focus();
  }, [answer.kind]);

  const waiting = page
    ? units.flatMap(({ id }) => {
        const { kept } = remembered(drawerOf(id).read());
        return kept.length > 0 ? [{ unit: id, kept }] : [];
      })
    : [];
  const placeOf = ({ unit, question, label }: Place): PlaceWords => {
    const found = units.find(({ id }) => id === unit);
    const name = found?.name ?? 'Une leçon qui n’est plus dans le cours';
    const anchor = question === null ? '_bilan' : `q-${question}`;
    return {
      name: found && !found.isLesson ? name : placeWords(name, { label }),
      href: found ? (found.isLesson ? `${found.href}#${anchor}` : found.href) : null,
    };
  };
  return (
    <>
      {answer.kind === 'waiting' ? <p>Vos échanges arrivent…</p> : null}
      {answer.kind === 'visitor' ? (
        <p>
          En visite libre, personne ne vous suit : il n’y a pas d’échange. Si votre centre vous a
          donné un lien, <a href="/#lien">entrez par ce lien</a>.
        </p>
      ) : null}
      {answer.kind === 'lost' ? (
        <>
          <p role="alert">
            Vos échanges n’ont pas pu être chargés. Vérifiez votre connexion, puis réessayez.
          </p>
          <button type="button" class="bouton" onClick={() => void look()}>
            Réessayer
          </button>
        </>
      ) : null}
      {waiting.map(({ unit, kept }) => (
        <Conversation
          key={`attente-${unit}`}
          id={`attente-${unit}`}
          place={placeOf({ unit, question: null, label: null })}
          state="Pas encore envoyé"
          requests={[]}
          kept={kept}
        />
      ))}
      {answer.kind === 'known' && answer.requests.length + waiting.length === 0 ? (
        <p>
          Aucun échange pour l’instant. Dans une leçon, « Demander de l’aide à votre formateur » se
          trouve sous chaque question.
        </p>
      ) : null}
      {answer.kind === 'known'
        ? answer.requests.map((request) => (
            <Conversation
              key={request.id}
              id={request.id}
              place={placeOf(request.place)}
              state={
                answer.fresh.includes(request.id) ? (
                  <b class="nouvelle">Nouvelle réponse</b>
                ) : (
                  STATES[request.state]
                )
              }
              requests={[request]}
              kept={[]}
              onDecided={() => void look()}
            />
          ))
        : null}
      {answer.kind === 'known' ? (
        <ForTheGroup published={answer.published} placeOf={placeOf} onRetry={() => void look()} />
      ) : null}
    </>
  );
}

interface ForTheGroupProps {
  readonly published: readonly PublishedAnswer[] | null;
  readonly placeOf: (place: Place) => PlaceWords;
  readonly onRetry: () => void;
}

/** What trainers published of other exchanges, and of one's own. */
function ForTheGroup({ published, placeOf, onRetry }: ForTheGroupProps): VNode | null {
  if (published?.length === 0) return null;
  const now = new Date().toISOString();
  return (
    <section class="conversation" aria-labelledby="pour-le-groupe">
      <h2 id="pour-le-groupe" tabIndex={-1}>
        Réponses publiées pour votre groupe
      </h2>
      {published === null ? (
        <p role="alert">
          Elles n’ont pas pu être chargées.{' '}
          <button type="button" class="bouton simple" onClick={onRetry}>
            Réessayer
          </button>
        </p>
      ) : (
        published.map((answer) => (
          <article key={answer.id}>
            <h3>
              <PlaceName {...placeOf(answer.place)} />
            </h3>
            <PublishedWords answer={answer} now={now} />
          </article>
        ))
      )}
    </section>
  );
}

const PlaceName = ({ name, href }: PlaceWords): VNode =>
  href === null ? <>{name}</> : <a href={href}>{name}</a>;

type Place = Pick<HelpRequest['place'], 'unit' | 'question' | 'label'>;

interface PlaceWords {
  readonly name: string;
  readonly href: string | null;
}

const STATES: Readonly<Record<HelpRequest['state'], string>> = {
  waiting: 'En attente de réponse',
  answered: 'Répondu',
  closed: 'Terminé',
};

function Conversation(props: {
  readonly id: string;
  readonly place: PlaceWords;
  readonly state: ComponentChildren;
  readonly requests: readonly HelpRequest[];
  readonly kept: readonly KeptCall[];
  readonly onDecided?: () => void;
}): VNode {
  const { id, place, state, requests, kept, onDecided } = props;
  return (
    <section class="conversation" aria-labelledby={id}>
      <h2 id={id} tabIndex={-1}>
        <PlaceName {...place} />
      </h2>
      <p class="petit doux">{state}</p>
      <Exchange requests={requests} kept={kept} now={new Date().toISOString()} />
      {requests.map(({ publication }) =>
        publication && onDecided ? (
          <Proposal key={publication.id} publication={publication} onDecided={onDecided} />
        ) : null,
      )}
    </section>
  );
}
