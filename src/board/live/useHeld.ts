import { useEffect, useRef, useState, type MutableRef } from 'preact/hooks';
import type { Standing } from '../../core/report/urgency.ts';
import { held, type HeldList } from './held.ts';

export interface HeldRows extends HeldList {
  /** Shows everybody where they stand now. */
  readonly update: () => void;
}

/**
 * Nothing moves under a finger or a focus: while a row has it, or a panel is open beside the list, the order
 * stays as it was shown.
 */
export function useHeld(
  latest: readonly Standing[],
  list: MutableRef<HTMLElement | null>,
  isOpen: boolean,
): HeldRows {
  const shown = useRef(latest);
  const [, look] = useState(0);
  useEffect(() => {
    const place = list.current;
    const left = (): void => look((turn) => turn + 1);
    place?.addEventListener('focusout', left);
    return () => place?.removeEventListener('focusout', left);
  }, []);
  const isHeld = isOpen || (list.current?.contains(document.activeElement) ?? false);
  const result = isHeld ? held(shown.current, latest) : { rows: latest, changes: 0 };
  shown.current = result.rows;
  return {
    ...result,
    update: () => {
      shown.current = latest;
      look((turn) => turn + 1);
    },
  };
}
