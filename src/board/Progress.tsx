/** The table of progress: which module, in which order, then a row a learner. */
import type { VNode } from 'preact';
import { useState } from 'preact/hooks';
import type { GroupSummary } from '../core/api/groups.ts';
import type { LearnerRow } from '../core/api/learners.ts';
import type { OutlineModule } from '../core/api/outline.ts';
import { fold } from '../core/text/text.ts';
import { plural } from '../core/text/numbers.ts';
import { useDesk } from './desk.ts';
import { MarkLegend } from './Marks.tsx';
import { ModuleTable } from './ModuleTable.tsx';
import { OverviewTable } from './OverviewTable.tsx';
import { Go } from './navigation.tsx';
import { byName } from '../core/report/order.ts';
import { finished } from './results.ts';

export interface ProgressProps {
  readonly learners: readonly LearnerRow[];
  readonly group: GroupSummary;
  /** Those of the group's path. */
  readonly modules: readonly OutlineModule[];
  /** Null: all of them. */
  readonly module: OutlineModule | null;
}

/** In the address, instead of a module's id. */
export const ALL = 'tous';

const ORDERS = { name: 'Nom', least: 'Moins avancés', latest: 'Dernière activité' } as const;
type Order = keyof typeof ORDERS;

/** From that many on, a phone shows a list nobody finds a name in. */
const MANY = 8;

export function Progress(props: ProgressProps): VNode | null {
  const { learners, group, modules, module: shown } = props;
  const { api } = useDesk();
  const [order, setOrder] = useState<Order>('name');
  const [typed, setTyped] = useState('');
  const words = fold(typed).split(/\s+/);
  const found = learners.filter(({ name }) => words.every((word) => fold(name).includes(word)));
  const rows = sorted(found, order, shown ? [shown] : modules);
  if (modules.length === 0) return null;
  return (
    <section class="avancement" aria-labelledby="avancement">
      <h2 id="avancement">{shown?.title ?? 'Tous les modules'}</h2>
      {modules.length > 1 ? (
        <nav class="modules" aria-label="Modules">
          {modules.map(({ id, title, ink }) => (
            <Go
              key={id}
              to={{ view: 'group', group: group.id, module: id }}
              class={`encre-${ink}`}
              current={shown?.id === id}
            >
              {title}
            </Go>
          ))}
          <Go to={{ view: 'group', group: group.id, module: ALL }} current={shown === null}>
            Tous
          </Go>
        </nav>
      ) : null}
      <div class="outils-tableau">
        {shown ? <MarkLegend /> : null}
        {learners.length < MANY ? null : (
          <label class="tri">
            Chercher un nom{' '}
            <input
              type="search"
              value={typed}
              autocomplete="off"
              onInput={({ currentTarget }) => setTyped(currentTarget.value)}
            />
          </label>
        )}
        <label class="tri">
          Trier par{' '}
          <select
            value={order}
            onChange={({ currentTarget: { value } }) => {
              if (value in ORDERS) setOrder(value as Order);
            }}
          >
            {Object.entries(ORDERS).map(([value, text]) => (
              <option key={value} value={value}>
                {text}
              </option>
            ))}
          </select>
        </label>
        <a class="bouton simple" href={api.progressFile(group.id)} download>
          Résultats (CSV)
        </a>
        <a class="bouton simple" href={api.sessionsFile(group.id)} download>
          Connexions (CSV)
        </a>
      </div>
      <p class={found.length === 0 ? 'chapo' : 'invisible'} role="status">
        {typed.trim() === ''
          ? ''
          : found.length === 0
            ? 'Personne de ce nom dans le groupe.'
            : `${plural(found.length, 'personne')} de ce nom.`}
      </p>
      {found.length === 0 ? null : shown ? (
        <ModuleTable learners={rows} of={learners.length} module={shown} group={group.name} />
      ) : (
        <OverviewTable learners={rows} modules={modules} group={group.name} />
      )}
    </section>
  );
}

function sorted(
  learners: readonly LearnerRow[],
  order: Order,
  modules: readonly OutlineModule[],
): readonly LearnerRow[] {
  const done = (learner: LearnerRow): number =>
    modules.reduce((sum, module) => sum + finished(learner, module), 0);
  return [...learners].sort((a, b) => {
    if (order === 'least') return done(a) - done(b) || byName(a, b);
    if (order === 'latest')
      return (b.lastActivity ?? '').localeCompare(a.lastActivity ?? '') || byName(a, b);
    return byName(a, b);
  });
}
