/** Pairs to make: by touching one side then the other, or with lists. Both write the same response. */
import { useState } from 'preact/hooks';
import type { VNode } from 'preact';
import { plain } from '../../../core/text/rich.ts';
import { Text } from '../../parts/inline.tsx';
import type { BodyProps } from '../kind-view.ts';
import { Lists } from './Lists.tsx';
import { Rows } from './Rows.tsx';
import { tie } from './tie.ts';

const letter = (index: number): string => String.fromCharCode(97 + index);

export function Matching(props: BodyProps<'matching'>): VNode {
  const [lists, setLists] = useState(false);
  if (props.marks || props.locked) return <Rows {...props} />;
  return (
    <>
      {lists ? <Lists {...props} /> : <Tokens {...props} />}
      <button type="button" class="outil autre-saisie" onClick={() => setLists(!lists)}>
        {lists ? 'Répondre en touchant' : 'Répondre avec des listes'}
      </button>
    </>
  );
}

type Side = 'item' | 'target';

function Tokens({ question, response, onChange }: BodyProps<'matching'>): VNode {
  const [picked, setPicked] = useState<{ side: Side; id: string } | null>(null);
  const [said, setSaid] = useState('');
  const pairOf = (side: Side, id: string): string | undefined =>
    side === 'item' ? (response[id] ? id : undefined) : keyOf(response, id);
  const textOf = (side: Side, id: string) =>
    (side === 'item' ? question.items : question.targets).find((x) => x.id === id)?.text ?? [];
  const name = (side: Side, id: string): string => plain(textOf(side, id));

  function touch(side: Side, id: string): void {
    if (picked && picked.side !== side) {
      const [item, target] = side === 'target' ? [picked.id, id] : [id, picked.id];
      onChange(tie(response, item, target));
      setSaid(`${name('item', item)} est associé à « ${name('target', target)} ».`);
      setPicked(null);
      return;
    }
    const tied = pairOf(side, id);
    if (tied && !picked) {
      onChange(tie(response, tied, ''));
      setSaid(`${name(side, id)} n’est plus associé.`);
    }
    setPicked(picked?.id === id ? null : { side, id });
  }

  const token = (side: Side, id: string): VNode => {
    const pair = pairOf(side, id);
    const index = question.items.findIndex((item) => item.id === pair);
    const other = side === 'item' ? 'target' : 'item';
    const isPicked = picked?.side === side && picked.id === id;
    return (
      <button
        key={id}
        type="button"
        class={`jeton ${pair ? 'apparie' : ''}`}
        aria-pressed={isPicked}
        onClick={() => touch(side, id)}
      >
        <span class="lettre-paire" aria-hidden="true">
          {pair ? letter(index) : ''}
        </span>
        <span>
          <Text of={textOf(side, id)} />
          <span class="invisible">
            {pair
              ? `, associé à ${name(other, side === 'item' ? (response[id] ?? '') : pair)}`
              : ''}
            {picked?.side === other ? `, pour ${name(other, picked.id)}` : ''}
          </span>
        </span>
      </button>
    );
  };

  return (
    <>
      <p class="petit doux consigne">
        Touchez un élément de gauche, puis celui de droite qui lui correspond.
      </p>
      <div class="association">
        <div class="cote" role="group" aria-label={question.headings[0]}>
          {question.items.map(({ id }) => token('item', id))}
        </div>
        <div class="cote" role="group" aria-label={question.headings[1]}>
          {question.targets.map(({ id }) => token('target', id))}
        </div>
      </div>
      <div class="invisible" aria-live="polite">
        {said}
      </div>
    </>
  );
}

function keyOf(response: Readonly<Record<string, string>>, target: string): string | undefined {
  return Object.keys(response).find((item) => response[item] === target);
}
