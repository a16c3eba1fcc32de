import type { VNode } from 'preact';
import { useNow } from './desk.ts';
import { clock } from '../core/text/paris.ts';
import type { Late } from './usePolled.ts';

export interface LateLineProps {
  readonly late: Late | null;
  readonly onRetry: () => void;
}

/** Says that the board is no longer up to date: once aloud, then counted down in silence. */
export function LateLine({ late, onRetry }: LateLineProps): VNode {
  return (
    <div class={late ? 'retard' : undefined}>
      <p role="status">{late ? `Le tableau n’est plus à jour depuis ${clock(late.since)}.` : ''}</p>
      {late ? (
        <>
          <Countdown next={late.next} />
          <button type="button" class="bouton secondaire" onClick={onRetry}>
            Réessayer maintenant
          </button>
        </>
      ) : null}
    </div>
  );
}

function Countdown({ next }: { readonly next: number }): VNode {
  const left = Math.max(0, Math.ceil((next - useNow(1000)) / 1000));
  return <p>{left > 0 ? `Nouvel essai dans ${left}\u00A0s.` : 'Nouvel essai…'}</p>;
}
