import { useRef, type MutableRef } from 'preact/hooks';

/**
 * Keeps a list in the order it was shown while the focus is inside: a refresh then moves nothing under
 * the hands of who types, and a browser takes the focus from an element that is moved. What is new goes
 * to the end until the focus leaves.
 */
export function useSteady<T extends { readonly id: string }>(
  items: readonly T[],
  place: MutableRef<HTMLElement | null>,
): readonly T[] {
  const shown = useRef<readonly string[]>([]);
  const held = place.current?.contains(document.activeElement) ?? false;
  const rank = (id: string): number => {
    const at = shown.current.indexOf(id);
    return at < 0 ? Infinity : at;
  };
  const ordered = held
    ? [...items].sort((a, b) => {
        const [left, right] = [rank(a.id), rank(b.id)];
        return left === right ? 0 : left - right;
      })
    : items;
  shown.current = ordered.map(({ id }) => id);
  return ordered;
}
