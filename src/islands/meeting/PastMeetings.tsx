/** Meetings that are over, as a learner finds them again: their presence, what was asked, their answers. */
import type { VNode } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { LearnerAddress } from '../../core/api/learner-calls.ts';
import type { LearnerRecord, PastMeeting } from '../../core/api/meetings.ts';
import { clock, longDay } from '../../core/text/paris.ts';
import { valueAt } from '../../page/later/ask.ts';
import { duration } from '../parts/dates.ts';
import { Icon } from '../parts/Icon.tsx';
import { icons } from '../parts/icons.ts';
import { Lines } from './Lines.tsx';
import { Outcome } from './Outcome.tsx';
import { dateWords, recordId, resultWords, verdict } from './words.ts';

const PAST: LearnerAddress<'GET seances/passees'> = '/apprenant/seances/passees';
const RECORD: LearnerAddress<'GET seances/:id/bilan'> = '/apprenant/seances/:id/bilan';

export function PastMeetings(): VNode | null {
  const [meetings, setMeetings] = useState<readonly PastMeeting[]>([]);
  const [isAway, setAway] = useState(false);
  async function look(): Promise<void> {
    const found = await valueAt(PAST, fetch);
    setAway(!Array.isArray(found));
    if (Array.isArray(found)) setMeetings(found as readonly PastMeeting[]);
  }
  useEffect(() => void look(), []);
  // The address may name one, which has only come now.
  useEffect(() => {
    if (meetings.length > 0 && location.hash.startsWith(`#${recordId('')}`))
      document.getElementById(location.hash.slice(1))?.focus();
  }, [meetings]);
  if (meetings.length === 0 && !isAway) return null;
  return (
    <section class="seances-passees" aria-labelledby="_passees">
      <h2 id="_passees">Vos séances passées</h2>
      {isAway ? (
        <p role="alert">
          Elles n’ont pas pu être chargées.{' '}
          <button type="button" class="bouton simple" onClick={() => void look()}>
            Réessayer
          </button>
        </p>
      ) : null}
      {meetings.map((meeting) => (
        <Past key={meeting.id} meeting={meeting} />
      ))}
    </section>
  );
}

function Past({ meeting }: { readonly meeting: PastMeeting }): VNode {
  const { id, title, start, trainer, units } = meeting;
  const isNamed = location.hash === `#${recordId(id)}`;
  const [isOpen, setOpen] = useState(isNamed);
  return (
    <article>
      <h3 id={recordId(id)} tabIndex={-1} class="tabulaire">
        Séance du {dateWords(meeting)}
      </h3>
      <p class="petit doux">
        {[title, `Avec ${trainer}`, units].filter((word) => word !== '').join(', ')}.
      </p>
      <p class="tabulaire">{presenceWords(meeting)}</p>
      <details open={isNamed} onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
        <summary>
          Les questions posées<span class="invisible">, séance du {longDay(start)}</span>
        </summary>
        {isOpen ? <Questions meeting={id} /> : null}
      </details>
    </article>
  );
}

/** What is known: a press, and its confirmation; nobody says when they leave. */
export function presenceWords({ arrived, confirmed, start, end, trainer }: PastMeeting): string {
  if (arrived === null) return 'Vous n’avez pas dit être là.';
  const from = Math.max(Date.parse(arrived), Date.parse(start));
  const minutes = Math.max(0, Math.round((Date.parse(end) - from) / 60_000));
  return [
    `«\u00A0Je suis là\u00A0» à ${clock(arrived)}, ${confirmed === null ? 'pas confirmé' : `confirmé à ${clock(confirmed)}`}.`,
    `De là à la fin de la séance\u00A0: ${duration(minutes)}.`,
    `Une erreur\u00A0? Dites-le à ${trainer}.`,
  ].join(' ');
}

function Questions({ meeting }: { readonly meeting: string }): VNode {
  const [record, setRecord] = useState<LearnerRecord | 'away' | null>(null);
  async function look(): Promise<void> {
    setRecord(null);
    const found = (await valueAt(RECORD.replace(':id', meeting), fetch)) as
      Partial<LearnerRecord> | null | undefined;
    setRecord(Array.isArray(found?.questions) ? (found as LearnerRecord) : 'away');
  }
  useEffect(() => void look(), []);
  if (record === null) return <p role="status">Chargement…</p>;
  if (record === 'away')
    return (
      <p role="alert">
        Les questions n’ont pas pu être chargées.{' '}
        <button type="button" class="bouton simple" onClick={() => void look()}>
          Réessayer
        </button>
      </p>
    );
  if (record.questions.length === 0) return <p class="doux">Aucune question posée.</p>;
  return (
    <ol class="bilan-seance">
      {record.questions.map((question) => {
        const given = verdict(question);
        return (
          <li key={question.id} class={given === 'right' ? 'bonne' : undefined}>
            {given === null ? null : (
              <Icon draw={given === 'right' ? icons.juste : icons.attention} />
            )}
            <div>
              <Lines text={question.statement} />
              <p class="petit">
                <b>{resultWords(question)}</b>
              </p>
              <details>
                <summary>
                  Voir les réponses
                  <span class="invisible">, question {question.number}</span>
                </summary>
                <Outcome question={question} />
              </details>
            </div>
          </li>
        );
      })}
    </ol>
  );
}
