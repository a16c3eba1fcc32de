/** Who is where now, each in a line; whoever is opened stands beside the list. */
import type { VNode } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { GroupBoard } from '../../core/api/groups.ts';
import { standings } from '../../core/report/urgency.ts';
import { plural } from '../../core/text/numbers.ts';
import { useNow } from '../desk.ts';
import { MeetingNow } from './MeetingNow.tsx';
import { Panel } from './Panel.tsx';
import { People, summary } from './People.tsx';
import { useHeld } from './useHeld.ts';
import { watched } from './watched.ts';

export interface LiveProps {
  readonly board: GroupBoard;
  /** Id of the module being looked at. */
  readonly module: string | undefined;
  readonly onChange: () => void;
}

export function Live({ board, module, onChange }: LiveProps): VNode {
  const now = useNow();
  const section = useRef<HTMLElement>(null);
  const list = useRef<HTMLDivElement>(null);
  const [opened, setOpened] = useState<string | null>(null);
  const learner = board.learners.find(({ id }) => id === opened);
  const latest = standings(watched(board), now);
  const { rows, changes, update } = useHeld(latest, list, learner !== undefined);
  const nobodyEver = board.learners.every(({ presence }) => presence.state === 'never');

  const head = (): HTMLElement | null => section.current?.querySelector('h2') ?? null;
  function close(): void {
    setOpened(null);
    const row = list.current?.querySelector<HTMLElement>(`[data-personne="${opened ?? ''}"]`);
    (row ?? head())?.focus();
  }

  useEffect(() => {
    const place = section.current;
    if (opened === null) return;
    const leave = ({ key }: KeyboardEvent): void => {
      if (key === 'Escape') close();
    };
    place?.addEventListener('keydown', leave);
    return () => place?.removeEventListener('keydown', leave);
  }, [opened]);

  return (
    <section class="direct" ref={section} aria-labelledby="direct">
      <MeetingNow board={board} now={now} onChange={onChange} />
      <p class="bilan">
        <span>{nobodyEver ? 'Personne n’est encore connecté.' : summary(latest)}</span>{' '}
        <span class="petit doux">
          {nobodyEver ? 'Donnez à chacun son lien personnel.' : 'Les plus pressées d’abord.'}
        </span>
        {changes === 0 ? null : (
          <button
            type="button"
            class="bouton secondaire"
            onClick={() => {
              update();
              if (!learner) head()?.focus();
            }}
          >
            {plural(changes, 'changement', 'changements')}, mettre à jour
          </button>
        )}
      </p>
      <div class={learner ? 'poste ouvert' : 'poste'}>
        <People
          rows={rows}
          now={now}
          module={module}
          open={opened}
          onOpen={setOpened}
          list={list}
        />
        {learner ? (
          <Panel
            key={learner.id}
            learner={learner}
            standing={latest.find(({ id }) => id === learner.id)}
            help={board.help.filter((request) => request.learner.id === learner.id)}
            module={module}
            onClose={close}
            onChange={onChange}
          />
        ) : null}
      </div>
    </section>
  );
}
