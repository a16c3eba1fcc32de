/** What the results of every assessment are made of. */
import type { ComponentChildren, VNode } from 'preact';
import { Icon } from '../parts/Icon.tsx';
import { icons } from '../parts/icons.ts';

/** A link where the lesson can be opened; its name where a package does not carry it. */
export function LessonName(props: {
  readonly href: string | null;
  readonly children: ComponentChildren;
}): VNode {
  if (props.href === null)
    return (
      <p>
        <span>{props.children}</span>
      </p>
    );
  return (
    <a href={props.href}>
      <span>{props.children}</span>
      <Icon draw={icons.suivant} />
    </a>
  );
}

/** Whether the platform has it, in words. */
export const DELIVERED = {
  'under-way': 'Résultat en cours d’enregistrement dans votre plateforme.',
  held: 'Résultat enregistré dans votre plateforme.',
  waiting:
    'Ce résultat n’est pas encore enregistré dans votre plateforme. Il est gardé dans ce navigateur, et sera enregistré dès qu’elle répond ou à votre prochaine visite ici.',
} as const;
