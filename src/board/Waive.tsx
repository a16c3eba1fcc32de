/** « Dispenser d’une leçon »: what somebody knows already is not asked of them (cmi5 9.3.7). */
import type { VNode } from 'preact';
import { useState } from 'preact/hooks';
import type { LearnerRow, Waiver } from '../core/api/learners.ts';
import type { OutlineModule } from '../core/api/outline.ts';
import { isAsked, KIND_NAMES } from '../core/course/unit.ts';
import { unitName } from './course.ts';
import { useDesk } from './desk.ts';
import { Dialog } from './Dialog.tsx';
import { ProblemLine } from './fields.tsx';
import { useAction } from './useAction.ts';
import { useOwnId } from '../islands/parts/useOwnId.ts';

const REASONS: Readonly<Record<Waiver['reason'], string>> = {
  test: 'Un test a montré que la leçon est acquise',
  cours: 'La même chose a été faite ailleurs dans ce cours',
  ailleurs: 'La même chose a été faite dans une autre formation',
  decision: 'Décision du centre',
};

export interface WaiveProps {
  readonly learner: LearnerRow;
  readonly module: OutlineModule;
  readonly onChange: () => void;
}

/** Null when nothing of the module is left to be waived. */
export function Waive({ learner, module, onChange }: WaiveProps): VNode | null {
  const [asked, setAsked] = useState(false);
  const [said, setSaid] = useState('');
  const left = module.units.filter(isAsked).filter(({ id }) => {
    const state = learner.units[id]?.state;
    return state !== 'done' && state !== 'waived';
  });
  return (
    <>
      <p class="fait" role="status">
        {said}
      </p>
      {left.length === 0 ? null : (
        <button type="button" class="bouton secondaire" onClick={() => setAsked(true)}>
          Dispenser d’une leçon
        </button>
      )}
      {asked ? (
        <WaiveDialog
          learner={learner}
          units={left}
          onClose={() => setAsked(false)}
          onDone={(name) => {
            setAsked(false);
            setSaid(`${name}\u00A0: dispense enregistrée.`);
            onChange();
          }}
        />
      ) : null}
    </>
  );
}

interface WaiveDialogProps {
  readonly learner: LearnerRow;
  readonly units: OutlineModule['units'];
  readonly onClose: () => void;
  readonly onDone: (name: string) => void;
}

function WaiveDialog({ learner, units, onClose, onDone }: WaiveDialogProps): VNode {
  const { api, outline } = useDesk();
  const [unit, setUnit] = useState(units[0]?.id ?? '');
  const [reason, setReason] = useState<Waiver['reason'] | null>(null);
  const [missing, setMissing] = useState(false);
  const action = useAction(api.waive, () => onDone(unitName(outline, unit)));
  const id = useOwnId();
  return (
    <Dialog title={`Dispenser ${learner.name} d’une leçon`} onClose={onClose}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          setMissing(reason === null);
          if (reason !== null) void action.run(learner.id, { unit, reason });
        }}
      >
        <div>
          <p>
            La leçon comptera comme faite, sans réponse ni temps. Elle reste ouverte à cette
            personne. Une dispense est gardée avec sa raison et ne se reprend pas.
          </p>
          <p class="saisie">
            <label htmlFor={`${id}-lecon`}>Leçon</label>
            <select
              id={`${id}-lecon`}
              value={unit}
              onChange={({ currentTarget }) => setUnit(currentTarget.value)}
            >
              {units.map((one) => (
                <option key={one.id} value={one.id}>
                  {one.number === null ? KIND_NAMES[one.kind] : `${one.number}. ${one.title}`}
                </option>
              ))}
            </select>
          </p>
          <fieldset class="choix-unites">
            <legend>Raison</legend>
            {(Object.keys(REASONS) as Waiver['reason'][]).map((one) => (
              <label key={one}>
                <input
                  type="radio"
                  name="raison"
                  checked={reason === one}
                  onChange={() => setReason(one)}
                />
                {REASONS[one]}
              </label>
            ))}
          </fieldset>
          <ProblemLine
            text={missing ? 'Choisissez une raison. Rien n’est encore enregistré.' : action.problem}
          />
          <div class="rang">
            <button type="submit" class="bouton" aria-disabled={action.busy}>
              Dispenser
            </button>
            <button type="button" class="bouton secondaire" onClick={onClose}>
              Annuler
            </button>
          </div>
        </div>
      </form>
    </Dialog>
  );
}
