/** Everybody in one line each, the most pressing first. Arrows move, Enter opens. */
import type { RefObject, VNode } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { GROUPS, type GroupName, type Standing } from '../../core/report/urgency.ts';
import { plural } from '../../core/text/numbers.ts';
import { Icon } from '../../islands/parts/Icon.tsx';
import { useDesk } from '../desk.ts';
import { GROUP_TITLES, rowWords } from './words.ts';

export interface PeopleProps {
  readonly rows: readonly Standing[];
  readonly now: number;
  /** Of the module being looked at. */
  readonly module: string | undefined;
  /** Whose panel is open. */
  readonly open: string | null;
  readonly onOpen: (learner: string) => void;
  readonly list: RefObject<HTMLDivElement>;
}

/** How many lines of a group are shown at first; those to be helped always are. */
const FIRST: Readonly<Record<GroupName, number>> = {
  help: Infinity,
  works: 8,
  finished: 4,
  away: 4,
};

export function People({ rows, now, module, open, onOpen, list }: PeopleProps): VNode {
  useEffect(() => {
    const place = list.current;
    const move = (event: KeyboardEvent): void => moveFocus(event, place);
    place?.addEventListener('keydown', move);
    return () => place?.removeEventListener('keydown', move);
  }, []);
  return (
    <div class="personnes" ref={list}>
      {GROUPS.map((group) => (
        <Group
          key={group}
          group={group}
          rows={rows.filter((row) => row.group === group)}
          {...{ now, module, open, onOpen }}
        />
      ))}
    </div>
  );
}

type GroupProps = Omit<PeopleProps, 'list'> & { readonly group: GroupName };

function Group({ group, rows, now, module, open, onOpen }: GroupProps): VNode | null {
  const [isWhole, setWhole] = useState(false);
  const first = FIRST[group];
  // One more line says as much as the button in its place.
  const shown = isWhole || rows.length <= first + 1 ? rows : rows.slice(0, first);
  const id = `personnes-${group}`;
  if (rows.length === 0) return null;
  return (
    <section aria-labelledby={id}>
      <h3 id={id}>
        {GROUP_TITLES[group]} <span class="tabulaire doux">{rows.length}</span>
      </h3>
      <ul>
        {shown.map((row) => (
          <li key={row.id}>
            <Row row={row} now={now} module={module} isOpen={open === row.id} onOpen={onOpen} />
          </li>
        ))}
        {shown.length < rows.length ? (
          <li>
            <button
              type="button"
              class="bouton simple"
              onClick={({ currentTarget }) => {
                // The button goes away: the focus stays in the list.
                focusBefore(currentTarget);
                setWhole(true);
              }}
            >
              Voir les {rows.length - shown.length} autres
              <span class="invisible">, {GROUP_TITLES[group].toLowerCase()}</span>
            </button>
          </li>
        ) : null}
      </ul>
    </section>
  );
}

interface RowProps {
  readonly row: Standing;
  readonly now: number;
  readonly module: string | undefined;
  readonly isOpen: boolean;
  readonly onOpen: (learner: string) => void;
}

function Row({ row, now, module, isOpen, onOpen }: RowProps): VNode {
  const { outline } = useDesk();
  const { icon, state, place, since } = rowWords(row, outline, now, module);
  return (
    <button
      type="button"
      class={
        row.situation === 'calls'
          ? 'personne appelle'
          : row.group === 'help'
            ? 'personne inquiete'
            : 'personne'
      }
      data-personne={row.id}
      aria-expanded={isOpen}
      onClick={() => onOpen(row.id)}
    >
      <Icon draw={icon} />
      <span class="nom">{row.name}</span>
      <span class="invisible">, </span>
      <span class="situation">{state}</span>
      <span class="invisible">, </span>
      <span class="lieu tabulaire">{place}</span>
      <span class="invisible">, </span>
      <span class="depuis tabulaire">{since}</span>
    </button>
  );
}

const ROWS = 'button';

function moveFocus(event: KeyboardEvent, list: HTMLElement | null): void {
  const rows = [...(list?.querySelectorAll<HTMLElement>(ROWS) ?? [])];
  const at = rows.indexOf(document.activeElement as HTMLElement);
  const to: Readonly<Partial<Record<string, number>>> = {
    ArrowDown: at + 1,
    ArrowUp: at - 1,
    Home: 0,
    End: rows.length - 1,
  };
  const next = rows[to[event.key] ?? -1];
  if (at < 0 || !next || event.ctrlKey || event.metaKey || event.altKey) return;
  event.preventDefault();
  next.focus();
}

function focusBefore(button: HTMLElement): void {
  const rows = [...(button.closest('.personnes')?.querySelectorAll<HTMLElement>(ROWS) ?? [])];
  rows[rows.indexOf(button) - 1]?.focus();
}

/** "5 personnes à aider, 20 travaillent." */
export function summary(rows: readonly Standing[]): string {
  const of = (group: GroupName): number => rows.filter((row) => row.group === group).length;
  const [help, works] = [of('help'), of('works')];
  const helped =
    help === 0 ? 'Personne à aider' : plural(help, 'personne à aider', 'personnes à aider');
  const working = works === 0 ? 'personne ne travaille' : plural(works, 'travaille', 'travaillent');
  return `${helped}, ${working}.`;
}
