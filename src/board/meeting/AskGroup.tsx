/** A question is chosen in a lesson, or written on the spot, then opened. */
import type { VNode } from 'preact';
import { useState } from 'preact/hooks';
import type { MeetingDesk } from '../../core/api/meetings.ts';
import { uuid } from '../../page/base/uuid.ts';
import { useDesk } from '../desk.ts';
import { useAction } from '../useAction.ts';
import type { Opening } from './opening.ts';
import { PickQuestion } from './PickQuestion.tsx';
import { WriteQuestion } from './WriteQuestion.tsx';

export interface AskGroupProps {
  readonly desk: MeetingDesk;
  readonly onAsked: () => void;
}

export function AskGroup({ desk, onAsked }: AskGroupProps): VNode {
  const { api } = useDesk();
  const [isWritten, setWritten] = useState(false);
  // The same until it was asked: pressed again after a lost reply, it is the same question.
  const [id, setId] = useState(uuid);
  const action = useAction(api.askGroup, () => {
    setId(uuid());
    onAsked();
  });
  const opening: Opening = {
    open: (question) => void action.run(desk.meeting.id, { id, ...question }),
    busy: action.busy,
    problem: action.problem,
  };
  return (
    <section aria-labelledby="demander">
      <h2 id="demander" tabIndex={-1}>
        Poser une question au groupe
      </h2>
      <p class="doux">
        Elle s’ouvre sur l’écran de chacun. Personne ne voit les réponses avant la clôture.
      </p>
      <div class="onglets" role="group" aria-label="D’où vient la question">
        <button type="button" aria-pressed={!isWritten} onClick={() => setWritten(false)}>
          Prise dans une leçon
        </button>
        <button type="button" aria-pressed={isWritten} onClick={() => setWritten(true)}>
          Question libre
        </button>
      </div>
      {/* What was typed stays while the other is looked at. */}
      <div hidden={isWritten}>
        <PickQuestion desk={desk} {...opening} />
      </div>
      <div hidden={!isWritten}>
        <WriteQuestion {...opening} />
      </div>
    </section>
  );
}
