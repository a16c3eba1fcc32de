/** What a group has written and writes; another one is opened from a lesson. */
import type { VNode } from 'preact';
import { useMemo, useState } from 'preact/hooks';
import type { GroupProduction } from '../../core/api/productions.ts';
import type { Phase } from '../../core/production/stage.ts';
import { capital } from '../../core/text/case.ts';
import { plural } from '../../core/text/numbers.ts';
import { uuid } from '../../page/base/uuid.ts';
import { fullUnitName } from '../course.ts';
import { useDesk, useNow } from '../desk.ts';
import { ProblemLine } from '../fields.tsx';
import { Go } from '../navigation.tsx';
import { outlineOn } from '../path.ts';
import { dayAndClock } from '../times.ts';
import { useAction } from '../useAction.ts';
import { usePolled } from '../usePolled.ts';

export interface GroupProductionsProps {
  readonly group: string;
  /** As of `GroupSummary`. */
  readonly path: string | null;
  /** Lessons that come first: those of a meeting. */
  readonly units?: readonly string[];
}

const EVERY_MS = 10_000;

export const PHASES: Readonly<Record<Phase, string>> = {
  open: 'ouvert',
  shared: 'partagé',
  closed: 'clos',
};

export function GroupProductions({ group, path, units = [] }: GroupProductionsProps): VNode | null {
  const { api, outline, now } = useDesk();
  const at = useNow();
  const ask = useMemo(() => (etag: string | null) => api.productions(group, etag), [api, group]);
  const { value, problem, refresh } = usePolled(ask, now, EVERY_MS);
  const all = value ?? [];
  const choices = outlineOn(outline, path).modules.flatMap((module) =>
    module.units.flatMap((unit) =>
      (unit.productions ?? []).map(({ id, title }) => ({ unit: unit.id, production: id, title })),
    ),
  );
  // A course without any says nothing of them.
  if (choices.length === 0 && all.length === 0) return null;
  return (
    <section class="bloc" aria-labelledby="ecrits">
      <h2 id="ecrits">Écrits du groupe</h2>
      <ProblemLine text={problem} />
      <Opening
        group={group}
        choices={[
          ...choices.filter(({ unit }) => units.includes(unit)),
          ...choices.filter(({ unit }) => !units.includes(unit)),
        ]}
        all={all}
        onOpen={refresh}
      />
      {all.length === 0 ? null : (
        <ul class="seances">
          {all.map(({ id, unit, title, phase, opened, writers, of }) => (
            <li key={id}>
              <h3>
                {title} <span class="doux">{PHASES[phase]}</span>
              </h3>
              <p class="doux tabulaire">
                {fullUnitName(outline, unit)}, {dayAndClock(opened, at)}.{' '}
                {capital(plural(writers, 'texte'))} sur {of}.
              </p>
              <Go to={{ view: 'production', group, production: id }}>
                Lire les textes<span class="invisible"> de «&nbsp;{title}&nbsp;»</span>
              </Go>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

interface Choice {
  readonly unit: string;
  readonly production: string;
  readonly title: string;
}

interface OpeningProps {
  readonly group: string;
  readonly choices: readonly Choice[];
  readonly all: readonly GroupProduction[];
  readonly onOpen: () => void;
}

function Opening({ group, choices, all, onOpen }: OpeningProps): VNode | null {
  const { api, outline, go } = useDesk();
  const free = choices.filter(
    (choice) =>
      !all.some(
        (one) =>
          one.unit === choice.unit &&
          one.production === choice.production &&
          one.phase !== 'closed',
      ),
  );
  const [chosen, setChosen] = useState('');
  // The same until it is open: pressed again after a lost reply, it is the same one.
  const [id, setId] = useState(uuid);
  const action = useAction(api.openProduction, (desk) => {
    setId(uuid());
    onOpen();
    go({ view: 'production', group, production: desk.id });
  });
  const picked = free.find((choice) => keyOf(choice) === chosen) ?? free[0];
  if (!picked) return <p class="doux">Tous les écrits du cours sont ouverts pour ce groupe.</p>;
  return (
    <form
      class="ouvrir-ecrit"
      onSubmit={(event) => {
        event.preventDefault();
        const { unit, production } = picked;
        void action.run(group, { id, unit, production });
      }}
    >
      <p class="doux">
        Chacun écrit un court texte dans la leçon. Vous les lisez à mesure, puis vous les partagez.
      </p>
      <div class="saisie">
        <label htmlFor="ecrit-a-ouvrir">Écrit d’une leçon</label>
        <select
          id="ecrit-a-ouvrir"
          value={keyOf(picked)}
          onChange={({ currentTarget }) => setChosen(currentTarget.value)}
        >
          {free.map((choice) => (
            <option key={keyOf(choice)} value={keyOf(choice)}>
              {fullUnitName(outline, choice.unit)}&nbsp;: {choice.title}
            </option>
          ))}
        </select>
      </div>
      <ProblemLine text={action.problem} />
      <button type="submit" class="bouton secondaire" aria-disabled={action.busy}>
        Ouvrir pour le groupe
      </button>
    </form>
  );
}

const keyOf = ({ unit, production }: Choice): string => `${unit}#${production}`;
