/** What a trainer published for a group, as the group reads it. */
import type { VNode } from 'preact';
import type { PublishedAnswer } from '../../core/api/help.ts';
import { when } from './words.ts';

interface Props {
  readonly answer: Pick<PublishedAnswer, 'at' | 'name' | 'text' | 'question'>;
  /** ISO 8601 UTC. */
  readonly now: string;
}

export function PublishedWords({ answer: { at, name, text, question }, now }: Props): VNode {
  return (
    <div class="reponse-publiee">
      {question === null ? null : (
        <blockquote>
          <p class="petit doux">Une personne du groupe demandait&nbsp;:</p>
          <p>{question}</p>
        </blockquote>
      )}
      <p class="petit doux">
        <b>{name}</b>, {when(at, now)}
      </p>
      <p>{text}</p>
    </div>
  );
}
