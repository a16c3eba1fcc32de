/** One person beside the list; on a phone, on the whole screen. */
import type { VNode } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import type { HelpRequest } from '../../core/api/help.ts';
import type { LearnerRow } from '../../core/api/learners.ts';
import type { Place } from '../../core/report/presence.ts';
import type { Standing } from '../../core/report/urgency.ts';
import { Icon } from '../../islands/parts/Icon.tsx';
import { dialogDrawings } from '../../islands/parts/dialog-drawings.ts';
import { icons } from '../../islands/parts/icons.ts';
import { useDesk, useNow } from '../desk.ts';
import { HelpThread } from '../HelpThread.tsx';
import { Go } from '../navigation.tsx';
import { useSteady } from '../useSteady.ts';
import { placeName } from '../course.ts';
import { AskedQuestion } from './AskedQuestion.tsx';
import { LessonStrip } from './LessonStrip.tsx';
import { rowWords } from './words.ts';
import { useOwnId } from '../../islands/parts/useOwnId.ts';

export interface PanelProps {
  readonly learner: LearnerRow;
  readonly standing: Standing | undefined;
  /** Their calls: those that wait first. */
  readonly help: readonly HelpRequest[];
  /** Id of the module being looked at. */
  readonly module: string | undefined;
  readonly onClose: () => void;
  readonly onChange: () => void;
}

/** Narrower, there is no room beside the list. */
const NARROW = '(max-width: 63.99em)';

export function Panel(props: PanelProps): VNode {
  const { learner, standing, help, module, onClose, onChange } = props;
  const { outline } = useDesk();
  const now = useNow();
  const dialog = useRef<HTMLDialogElement>(null);
  const title = useRef<HTMLHeadingElement>(null);
  const threads = useSteady(help, dialog);
  const id = useOwnId();

  useLayoutEffect(() => {
    const place = dialog.current;
    const narrow = matchMedia(NARROW);
    const focused = (): Element | null => document.activeElement;
    const show = (): void => {
      const before = place?.contains(focused()) ? focused() : title.current;
      place?.close();
      if (narrow.matches) place?.showModal();
      else place?.show();
      if (before instanceof HTMLElement) before.focus();
    };
    show();
    narrow.addEventListener('change', show);
    return () => {
      narrow.removeEventListener('change', show);
      place?.close();
    };
  }, []);

  const here = standing?.place?.question ? standing.place : null;
  const words = standing && rowWords(standing, outline, now);
  return (
    <dialog
      class="panneau"
      ref={dialog}
      aria-labelledby={id}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
    >
      <header>
        <div>
          <h2 id={id} ref={title} tabIndex={-1}>
            {learner.name}
          </h2>
          {words ? (
            <p class="petit doux">
              {[words.state, here || threads.length > 0 ? '' : words.place, words.since]
                .filter((word) => word !== '')
                .join(', ')}
            </p>
          ) : null}
        </div>
        <button type="button" class="outil" title="Fermer" onClick={onClose}>
          <Icon draw={dialogDrawings.fermer} />
          <span class="invisible">Fermer le panneau</span>
        </button>
      </header>
      {threads.map((request) => (
        <HelpThread
          key={request.id}
          request={request}
          onChange={() => {
            // The form just used goes away with its button.
            title.current?.focus();
            onChange();
          }}
        >
          <AtQuestion place={request.place} learner={learner} />
        </HelpThread>
      ))}
      {here && !threads.some(({ place }) => sameQuestion(place, here)) ? (
        <section>
          <h3>{placeName(outline, here)}</h3>
          <AtQuestion place={here} learner={learner} />
        </section>
      ) : null}
      <LessonStrip learner={learner} unit={standing?.place?.unit} module={module} />
      <p>
        <Go to={{ view: 'learner', learner: learner.id }}>
          Toute sa progression
          <Icon draw={icons.suivant} />
        </Go>
      </p>
    </dialog>
  );
}

interface AtQuestionProps {
  readonly place: Place;
  readonly learner: LearnerRow;
}

function AtQuestion({ place: { unit, question }, learner }: AtQuestionProps): VNode | null {
  if (question === null) return null;
  const heard = learner.lastActivity;
  return <AskedQuestion learner={learner.id} {...{ unit, question, heard }} />;
}

const sameQuestion = (a: Place, b: Place): boolean =>
  a.unit === b.unit && a.question === b.question;
