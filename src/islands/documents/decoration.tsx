/** What makes a form known at a glance, and says nothing: never read aloud. */
import type { VNode } from 'preact';

/** Nobody in particular. */
export function Portrait(): VNode {
  return (
    <svg class="d portrait" viewBox="0 0 80 100" aria-hidden="true">
      <path class="p" d="M8 104C8 84 20 76 32 73V62H48V73C60 76 72 84 72 104Z" />
      <path class="p" d="M22 40C22 22 30 14 40 14S58 22 58 40C58 58 50 68 40 68S22 58 22 40Z" />
      <path
        class="t"
        d="M21 44C18 20 28 10 41 10C56 10 62 22 59 44C58 36 56 32 53 28C44 32 32 30 27 28C24 32 22 38 21 44Z"
      />
      <path d="M21 44C18 20 28 10 41 10C56 10 62 22 59 44C58 36 56 32 53 28C44 32 32 30 27 28C24 32 22 38 21 44ZM32 42v2.500M48 42v2.500M40 44l-2 9h4M34 59h12M32 73C34 80 46 80 48 73" />
    </svg>
  );
}

/** The lines that machines read on an identity paper, without what they would read. */
export function Chevrons(): VNode {
  const line = '<'.repeat(64);
  return (
    <span class="chevrons" aria-hidden="true">
      {line}
      <br />
      {line}
    </span>
  );
}

export function Tail(): VNode {
  return (
    <svg class="queue" viewBox="0 0 30 20" aria-hidden="true">
      <path d="M0-3L7 17L30-3Z" />
      <path d="M1 0L7 17L28 0" />
    </svg>
  );
}

/** The torn edge of a receipt, longer than the widest one. */
export function Teeth(): VNode {
  return (
    <svg class="dents" aria-hidden="true">
      <path d={`M0-1${'l6 8 6-8'.repeat(80)}`} />
    </svg>
  );
}

export function Barcode(): VNode {
  return <span class="barres" aria-hidden="true" />;
}

export function Flourish(): VNode {
  return (
    <svg class="paraphe" viewBox="0 0 120 38" aria-hidden="true">
      <path d="M6 28C14 8 22 4 24 12S14 34 20 32 36 10 40 14 32 32 38 30 46 16 50 20 46 30 54 28 62 12 70 18 58 34 72 30 92 22 112 10M30 36C60 30 90 30 110 26" />
    </svg>
  );
}
