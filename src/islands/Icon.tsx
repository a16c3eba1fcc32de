import type { VNode } from 'preact';
import { icons } from './icons.ts';

export function Icon({ name }: { readonly name: keyof typeof icons }): VNode {
  return (
    <svg
      class="i"
      viewBox="0 0 24 24"
      aria-hidden="true"
      dangerouslySetInnerHTML={{ __html: icons[name] }}
    />
  );
}
