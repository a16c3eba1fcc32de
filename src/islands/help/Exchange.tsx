/** What was asked and answered at one place, dated. */
import type { VNode } from 'preact';
import type { HelpRequest } from '../../core/api/help.ts';
import type { KeptCall } from './desk.ts';
import { when } from './words.ts';

interface Props {
  readonly requests: readonly HelpRequest[];
  readonly kept: readonly KeptCall[];
  readonly now: string;
}

interface Line {
  readonly at: string;
  readonly who: string;
  readonly text: string;
  readonly mine: boolean;
  readonly waits: boolean;
}

export function Exchange({ requests, kept, now }: Props): VNode | null {
  const lines = [
    ...requests.flatMap(({ messages }) =>
      messages.map(({ at, from, name, text }): Line => {
        const mine = from === 'learner';
        return { at, who: mine ? 'Vous' : name, text, mine, waits: false };
      }),
    ),
    ...kept.map(({ at, call }): Line => ({
      at,
      who: 'Vous',
      text: call.text,
      mine: true,
      waits: true,
    })),
  ].sort((a, b) => Date.parse(a.at) - Date.parse(b.at));
  if (lines.length === 0) return null;
  return (
    <ol class="echange" aria-label="Échange avec votre formateur">
      {lines.map(({ at, who, text, mine, waits }) => (
        <li key={`${at}${who}${text}`} class={mine ? 'moi' : undefined}>
          <p class="petit doux">
            <b>{who}</b>, {waits ? 'en attente d’envoi' : when(at, now)}
          </p>
          <p>{text === '' ? 'Demande d’aide, sans précision.' : text}</p>
        </li>
      ))}
    </ol>
  );
}
