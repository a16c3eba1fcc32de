/** What the results of every assessment are made of. */
import type { ComponentChildren, VNode } from 'preact';
import { questionsOf } from '../../core/assessment/sitting.ts';
import type { Question } from '../../core/question/types.ts';
import type { Delivery } from '../../page/base/live-page.ts';
import { Icon } from '../parts/Icon.tsx';
import { icons } from '../parts/icons.ts';
import type { ResultProps } from './types.ts';

/** The questions of a result, as its learner saw them. */
export async function questionsIn({
  questions,
  result,
}: Pick<ResultProps, 'questions' | 'result'>): Promise<readonly Question[]> {
  return questionsOf(await questions(), {
    seed: result.seed,
    questions: result.answers.map(({ question }) => question),
  });
}

export const messageOf = (error: unknown): string =>
  error instanceof Error ? error.message : String(error);

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

/** Whether the platform has it. */
export function DeliveryLine({ delivery }: { readonly delivery: Delivery }): VNode | null {
  if (delivery === 'none') return null;
  return (
    <p class="petit" role="status">
      {DELIVERED[delivery]}
    </p>
  );
}

const DELIVERED = {
  'under-way': 'Résultat en cours d’enregistrement dans votre plateforme.',
  held: 'Résultat enregistré dans votre plateforme.',
  waiting:
    'Ce résultat n’est pas encore enregistré dans votre plateforme. Il est gardé dans ce navigateur, et sera enregistré dès qu’elle répond ou à votre prochaine visite ici.',
} as const;
