/** « Relevé des séances » of one learner, to be signed. */
import type { VNode } from 'preact';
import type { Correction } from '../../core/proof/model.ts';
import { gapOf } from '../../core/proof/gaps.ts';
import { correctionSource, meetingSource } from '../../core/proof/sources.ts';
import { dayOfYear, fullDate } from '../../core/text/paris-date.ts';
import { MeetingTable } from '../../islands/proof/MeetingTable.tsx';
import { MissingLine, Part, Sheet, Source } from '../../islands/proof/parts.tsx';
import { HERE, openedWords, secondsWords } from '../../islands/proof/words.ts';
import { TO_CHECK, type PlacedSheet } from './about.ts';

export function MeetingsSheet({ proof, centre, about, place }: PlacedSheet): VNode {
  const { meetings, sums, outside, missing } = proof;
  return (
    <Sheet title="Relevé des séances" {...{ centre, about, place }} foot={TO_CHECK}>
      <Part title="Présence" aside={`${HERE} puis confirmation, à l’heure du serveur`}>
        <MeetingTable meetings={meetings} sums={sums} toSign />
        <p class="petit">
          Prévu&nbsp;: l’horaire de la séance. Si elle a été terminée plus tôt, son heure de fin est
          celle du bouton «&nbsp;Terminer la séance&nbsp;». La durée retenue s’écrit à la main.
        </p>
      </Part>
      <MissingLine items={missing.meetings} />
      <Part
        title="Temps actif"
        aside={'à part, à titre d’indication\u00A0: ce n’est pas une durée réalisée'}
      >
        <ul class="constats">
          {meetings.map((meeting) => (
            <li key={meeting.id}>
              {dayOfYear(meeting.start)}&nbsp;: {openedWords(meeting.opened)}
              <Source of={`registre des connexions, ${meetingSource(meeting)}`} />
            </li>
          ))}
          <li>
            Hors des séances&nbsp;: {openedWords(outside)}
            <Source of="registre des connexions" />
          </li>
        </ul>
      </Part>
      <Part title="Écarts et corrections" aside="ce qui a changé, par qui, quand, pourquoi">
        <ul class="constats">
          {meetings.map((meeting) => {
            const gap = gapOf(meeting);
            return gap === null ? null : (
              <li key={meeting.id}>
                {dayOfYear(meeting.start)}&nbsp;: {gap}. Non corrigé.
                <Source of={meetingSource(meeting)} />
              </li>
            );
          })}
          {proof.corrections.map((correction) => (
            <li key={`${correction.session} ${correction.at}`}>
              {fullDate(correction.start)}, {correction.place}&nbsp;: {correctionWords(correction)}.
              <Source of={correctionSource(correction)} />
            </li>
          ))}
          <li class="a-ecrire">Corrections du centre, écrites et signées&nbsp;:</li>
          <li class="a-ecrire" />
        </ul>
      </Part>
    </Sheet>
  );
}

/** « temps actif 12 min, après non mesuré » */
function correctionWords({ before, after }: Correction): string {
  const words = (seconds: number | null): string =>
    seconds === null ? 'non mesuré' : secondsWords(seconds);
  return `temps actif ${words(after.activeSeconds)}, d’abord ${words(before.activeSeconds)}`;
}
