/** A remote session: which lessons, when, with whom. Times are those of Paris. */
import type { VNode } from 'preact';
import { useMemo, useState } from 'preact/hooks';
import type { GroupBoard } from '../core/api/groups.ts';
import type { Meeting, MeetingChange } from '../core/api/meetings.ts';
import type { Answer } from './api.ts';
import { useDesk } from './desk.ts';
import { Confirm } from './Confirm.tsx';
import { Crumbs, Title } from './navigation.tsx';
import { Field, ProblemLine } from './fields.tsx';
import { inParis } from '../core/text/paris.ts';
import { fromParis } from './times.ts';
import { UnitChoice } from './UnitChoice.tsx';
import { useAction } from './useAction.ts';
import { useLoaded } from './useLoaded.ts';

export interface MeetingViewProps {
  readonly group: string;
  /** Null: a new one. */
  readonly meeting: string | null;
}

export function MeetingView({ group, meeting }: MeetingViewProps): VNode {
  const { api } = useDesk();
  const ask = useMemo(() => () => api.board(group), [api, group]);
  const { value: board, problem } = useLoaded(ask);
  const known = board?.meetings.find(({ id }) => id === meeting) ?? null;
  if (board && (meeting === null || known)) return <MeetingForm board={board} meeting={known} />;
  return (
    <>
      <Title>Séance à distance</Title>
      <ProblemLine text={board ? 'Cette séance n’existe plus.' : problem} />
    </>
  );
}

interface FormProps {
  readonly board: GroupBoard;
  readonly meeting: Meeting | null;
}

function MeetingForm({ board, meeting }: FormProps): VNode {
  const { api, me, go, now } = useDesk();
  const { group } = board;
  const begin = inParis(meeting ? Date.parse(meeting.start) : now());
  const [units, setUnits] = useState<readonly string[]>(meeting?.units ?? []);
  const [date, setDate] = useState(begin.date);
  const [start, setStart] = useState(meeting ? begin.time : '14:00');
  const [end, setEnd] = useState(meeting ? inParis(Date.parse(meeting.end)).time : '15:30');
  const [trainer, setTrainer] = useState(meeting?.trainer.id ?? me.id);
  const [title, setTitle] = useState(meeting?.title ?? '');
  const [call, setCall] = useState(meeting?.call ?? '');
  const [wrong, setWrong] = useState<string | null>(null);

  const back = { view: 'group', group: group.id, module: null } as const;
  const leave = (): void => go(back);
  const save = useAction(
    (change: MeetingChange): Promise<Answer<Meeting>> =>
      meeting ? api.changeMeeting(meeting.id, change) : api.addMeeting(group.id, change),
    leave,
  );
  const remove = useAction(api.deleteMeeting, leave);
  const people = [...group.trainers, me, ...(meeting ? [meeting.trainer] : [])].filter(
    (one, at, all) => all.findIndex(({ id }) => id === one.id) === at,
  );

  function submit(): void {
    const from = fromParis({ date, time: start });
    const to = fromParis({ date, time: end });
    const problem = problemOf(units, from, to);
    setWrong(problem);
    if (problem === null && from !== null && to !== null)
      void save.run({ units, start: from, end: to, title, call, trainer });
  }

  return (
    <>
      <Crumbs trail={[{ text: group.name, to: back }]} here="Séance" />
      <Title>{meeting ? 'Modifier la séance' : 'Préparer une séance'}</Title>
      <form
        class="fiche large"
        onSubmit={(event) => {
          event.preventDefault();
          submit();
        }}
      >
        <div class="horaires">
          <Field label="Date" type="date" value={date} onValue={setDate} required />
          <Field label="Début" type="time" value={start} onValue={setStart} required />
          <Field label="Fin" type="time" value={end} onValue={setEnd} required />
        </div>
        <p class="petit doux">Heures de Paris.</p>
        <p class="saisie">
          <label htmlFor="formateur-seance">Avec</label>
          <select
            id="formateur-seance"
            value={trainer}
            onChange={({ currentTarget }) => setTrainer(currentTarget.value)}
          >
            {people.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </select>
        </p>
        <Field
          label="Titre (facultatif)"
          hint="Sur la page d’accueil des apprenants et dans leur agenda."
          value={title}
          onValue={setTitle}
          maxLength={120}
        />
        <Field
          label="Lien de la visio (facultatif)"
          hint="Celui de votre logiciel habituel, il commence par https://. Les apprenants l’ouvrent dans un nouvel onglet."
          type="url"
          value={call}
          onValue={setCall}
          maxLength={1000}
        />
        <UnitChoice path={group.path} chosen={units} onChosen={setUnits} />
        <ProblemLine text={wrong ?? save.problem} />
        <button type="submit" class="bouton" aria-disabled={save.busy}>
          {meeting ? 'Enregistrer la séance' : 'Ajouter la séance'}
        </button>
      </form>
      {meeting ? (
        <section class="bloc">
          <ProblemLine text={remove.problem} />
          <Confirm
            question="Annuler cette séance ? Elle disparaît du tableau."
            yes="Annuler la séance"
            busy={remove.busy}
            onYes={() => void remove.run(meeting.id)}
          >
            Annuler cette séance
          </Confirm>
        </section>
      ) : null}
    </>
  );
}

function problemOf(
  units: readonly string[],
  start: string | null,
  end: string | null,
): string | null {
  if (start === null || end === null)
    return 'Écrivez une date, une heure de début et une heure de fin.';
  if (end <= start) return 'La fin doit venir après le début.';
  return units.length === 0 ? 'Choisissez au moins une leçon.' : null;
}
