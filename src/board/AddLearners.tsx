/** A list pasted from a spreadsheet, read back line by line; the good lines can go in alone. */
import type { VNode } from 'preact';
import { useMemo, useRef, useState } from 'preact/hooks';
import type { GroupSummary } from '../core/api/groups.ts';
import { readLearnerList, type ReadLine } from '../core/people/learner-list.ts';
import { Icon } from '../islands/parts/Icon.tsx';
import { drawings } from '../islands/parts/marks.ts';
import { plural } from '../core/text/numbers.ts';
import type { AddedLearners } from '../core/api/learners.ts';
import { useDesk } from './desk.ts';
import { Dialog } from './Dialog.tsx';
import { EchoLine } from './EchoLine.tsx';
import { ProblemLine } from './fields.tsx';
import { useAction } from './useAction.ts';
import { useOwnId } from '../islands/parts/useOwnId.ts';

export interface AddLearnersProps {
  readonly group: GroupSummary;
  /** Names of those who are in it, as far as the board knows. */
  readonly there: readonly string[];
  readonly onClose: () => void;
  /** Who went in. */
  readonly onAdded: (added: AddedLearners['added']) => void;
}

export function AddLearners({ group, there, onClose, onAdded }: AddLearnersProps): VNode {
  const { api } = useDesk();
  const id = useOwnId();
  const field = useRef<HTMLTextAreaElement>(null);
  const [text, setText] = useState('');
  const [said, setSaid] = useState('');
  /** What only the server knows: an address that another learner has. */
  const [refused, setRefused] = useState<ReadonlyMap<string, ReadLine>>(new Map());
  const lines = useMemo(
    () =>
      readLearnerList(text, there).map((line) => ({
        ...line,
        ...refused.get(line.raw),
        line: line.line,
      })),
    [text, there, refused],
  );
  const ready = lines.filter(({ status }) => status === 'ready').length;
  const doubtful = lines.filter(({ doubt }) => doubt !== undefined).length;
  const bad = lines.filter(({ status }) => status === 'error');
  const action = useAction((pasted: string) => api.addLearners(group.id, pasted), receive);

  function receive({ added, refused: back }: AddedLearners): void {
    if (added.length > 0) onAdded(added);
    if (back.length === 0) {
      onClose();
      return;
    }
    setRefused(new Map(back.map((line) => [line.raw, line])));
    setText([...headings(text, lines), ...back.map(({ raw }) => raw)].join('\n'));
    setSaid(
      `${plural(added.length, 'personne ajoutée', 'personnes ajoutées')}. ${plural(back.length, 'ligne reste', 'lignes restent')} à corriger.`,
    );
    field.current?.focus();
  }

  /** Puts the cursor on a line of the field. */
  function select(line: number): void {
    const before =
      text
        .split('\n')
        .slice(0, line - 1)
        .join('\n').length + (line > 1 ? 1 : 0);
    const end = text.indexOf('\n', before);
    field.current?.focus();
    field.current?.setSelectionRange(before, end < 0 ? text.length : end);
  }

  function replace(line: number, proposal: string): void {
    setText(
      text
        .split('\n')
        .map((old, at) => (at === line - 1 ? proposal : old))
        .join('\n'),
    );
    field.current?.focus();
  }

  const [first] = bad;
  return (
    <Dialog title="Ajouter des apprenants" onClose={onClose}>
      <div class="coller">
        <label htmlFor={id}>Collez votre liste, une personne par ligne</label>
        <p class="petit doux" id={`${id}-aide`}>
          Prénom Nom&#8239;; adresse électronique. L’adresse peut manquer. Une liste copiée d’un
          tableur convient.
        </p>
        <textarea
          id={id}
          ref={field}
          rows={6}
          spellcheck={false}
          aria-describedby={`${id}-aide`}
          value={text}
          onInput={({ currentTarget }) => {
            setText(currentTarget.value);
            setSaid('');
          }}
        />
        <p class="fait" role="status">
          {said}
        </p>
        <p class="invisible" role="status">
          {lines.length === 0
            ? ''
            : `${plural(ready, 'ligne prête', 'lignes prêtes')}, ${plural(bad.length, 'à corriger', 'à corriger')}${doubtful === 0 ? '' : `, ${doubtful}\u00A0à vérifier`}.`}
        </p>
        <ol class="lignes">
          {lines.map((line) => (
            <EchoLine key={line.line} line={line} onReplace={replace} />
          ))}
        </ol>
        <ProblemLine text={action.problem} />
      </div>
      <div class="actions">
        <div class="rang">
          {first ? (
            <button type="button" class="bouton" onClick={() => select(first.line)}>
              Corriger la ligne {first.line}
            </button>
          ) : null}
          <button
            type="button"
            class={first ? 'bouton secondaire' : 'bouton'}
            aria-disabled={ready === 0 || action.busy}
            onClick={() => {
              if (ready > 0) void action.run(text);
            }}
          >
            {label(ready, bad.length)}
          </button>
          {lines.length > 0 && ready === lines.length && doubtful === 0 ? (
            <span class="situation">
              <Icon draw={drawings.juste} />
              Toutes les lignes sont prêtes
            </span>
          ) : null}
        </div>
      </div>
    </Dialog>
  );
}

function label(ready: number, bad: number): string {
  if (bad > 0 && ready > 0) return ready > 1 ? `Ajouter les ${ready} autres` : 'Ajouter l’autre';
  return ready > 1 ? `Ajouter ${ready} personnes` : 'Ajouter';
}

/** The line of headings, if there is one: it still says what the columns are. */
function headings(text: string, lines: readonly ReadLine[]): readonly string[] {
  const all = text.split(/\r?\n/);
  const at = all.findIndex((line) => line.trim() !== '');
  const first = all[at];
  return first === undefined || lines.some(({ line }) => line === at + 1) ? [] : [first];
}
