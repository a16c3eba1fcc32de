/** The figure of a question to the group, as its lesson shows it: a file of the site, fetched when it is asked. */
import type { VNode } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { Figure } from '../../core/question/types.ts';
import { StemFigure } from '../parts/StemFigure.tsx';

/** Those that came, by name: a question is drawn again and again. */
const known = new Map<string, Figure>();

/** @param name `figureName` */
export function AskedFigure({ name }: { readonly name: string }): VNode {
  const [figure, setFigure] = useState<Figure | null>(known.get(name) ?? null);
  const [isAway, setAway] = useState(false);
  const [turn, setTurn] = useState(0);
  useEffect(() => {
    let isOver = false;
    const shown = known.get(name) ?? null;
    setFigure(shown);
    setAway(false);
    if (!shown)
      void fetchFigure(name).then((found) => {
        if (found) known.set(name, found);
        if (isOver) return;
        setFigure(found);
        setAway(found === null);
      });
    return () => {
      isOver = true;
    };
  }, [name, turn]);
  return (
    <div class="figure-groupe">
      {figure ? <StemFigure figure={figure} /> : null}
      {isAway ? (
        <p role="status">
          La figure n’a pas pu être chargée.{' '}
          <button type="button" class="bouton simple" onClick={() => setTurn(turn + 1)}>
            Réessayer
          </button>
        </p>
      ) : null}
    </div>
  );
}

async function fetchFigure(name: string): Promise<Figure | null> {
  const address = `${import.meta.env.BASE_URL}formateur/figures/${encodeURIComponent(name)}.json`;
  const answer = await fetch(address).catch(() => null);
  const json = answer?.ok ? ((await answer.json().catch(() => null)) as unknown) : null;
  const isFigure = typeof (json as Partial<Figure> | null)?.alt === 'string';
  return isFigure ? (json as Figure) : null;
}
