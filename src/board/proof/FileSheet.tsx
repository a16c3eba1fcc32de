/** « Dossier de preuve » of one learner: the three points of D6313-3-1 of the Code du travail. */
import type { VNode } from 'preact';
import type { ProvenExchange, ProvenMeeting, ProvenText } from '../../core/proof/model.ts';
import { exchangeSource, meetingSource, textSource } from '../../core/proof/sources.ts';
import { capital } from '../../core/text/case.ts';
import { plural } from '../../core/text/numbers.ts';
import { dayOfYear, fullDate } from '../../core/text/paris-date.ts';
import { ActivityTable } from '../../islands/proof/ActivityTable.tsx';
import { MissingLine, Part, Sheet, Source } from '../../islands/proof/parts.tsx';
import { SittingTable } from '../../islands/proof/SittingTable.tsx';
import { hoursWords } from '../../islands/proof/words.ts';
import { TO_CHECK, type PlacedSheet } from './about.ts';

export function FileSheet({ proof, centre, about, place }: PlacedSheet): VNode {
  const { exchanges, meetings, activities, texts, sittings, missing } = proof;
  return (
    <Sheet title="Dossier de preuve" {...{ centre, about, place }} foot={TO_CHECK}>
      <p class="chapo-feuille">
        Les trois points de l’article D6313-3-1 du Code du travail, pour la partie à distance.
      </p>
      <MissingLine items={missing.file} />
      <Part
        title="1. L’assistance apportée"
        aside={'qui, quand\u00A0; les messages restent sur le tableau'}
      >
        <Exchanges exchanges={exchanges} />
        <Meetings meetings={meetings} />
      </Part>
      <Part
        title="2. Les activités et leur durée moyenne"
        aside="annoncée à l’avance, à côté de ce qui a été fait"
      >
        <ActivityTable activities={activities} />
        {texts.length > 0 ? <Texts texts={texts} /> : null}
      </Part>
      <Part title="3. Les évaluations" aside="chaque essai, jamais effacé par le suivant">
        <SittingTable sittings={sittings} />
      </Part>
    </Sheet>
  );
}

function Exchanges({ exchanges }: { readonly exchanges: readonly ProvenExchange[] }): VNode {
  if (exchanges.length === 0) return <p>Aucune demande d’aide.</p>;
  return (
    <table>
      <caption class="invisible">Demandes d’aide et réponses.</caption>
      <thead>
        <tr>
          <th scope="col">Demande d’aide</th>
          <th scope="col">Où</th>
          <th scope="col">Messages</th>
          <th scope="col">Première réponse</th>
        </tr>
      </thead>
      <tbody>
        {exchanges.map((exchange) => {
          const { id, asked, place, learner, trainer, reply } = exchange;
          return (
            <tr key={id}>
              <th scope="row">
                {fullDate(asked)}
                <Source of={exchangeSource(exchange)} />
              </th>
              <td data-n="Où">{capital(place)}</td>
              <td data-n="Messages">
                {learner} de la personne, {plural(trainer, 'réponse')}
              </td>
              <td data-n="Première réponse">
                {reply === null ? 'aucune' : `${reply.by}, ${fullDate(reply.at)}`}
              </td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

function Meetings({ meetings }: { readonly meetings: readonly ProvenMeeting[] }): VNode {
  if (meetings.length === 0) return <p>Aucune séance.</p>;
  return (
    <table>
      <caption class="invisible">Séances à distance avec une formatrice ou un formateur.</caption>
      <thead>
        <tr>
          <th scope="col">Séance</th>
          <th scope="col">Avec</th>
          <th scope="col">Présence</th>
          <th scope="col">Questions du groupe</th>
        </tr>
      </thead>
      <tbody>
        {meetings.map((meeting) => (
          <tr key={meeting.id}>
            <th scope="row">
              {dayOfYear(meeting.start)}, {hoursWords(meeting)}
              <Source of={meetingSource(meeting)} />
            </th>
            <td data-n="Avec">{meeting.trainer}</td>
            <td data-n="Présence">{presenceWords(meeting)}</td>
            <td data-n="Questions du groupe">{plural(meeting.answers, 'réponse')}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Texts({ texts }: { readonly texts: readonly ProvenText[] }): VNode {
  return (
    <table>
      <caption class="invisible">Textes écrits avec le groupe.</caption>
      <thead>
        <tr>
          <th scope="col">Texte écrit avec le groupe</th>
          <th scope="col">Où</th>
          <th scope="col">Commentaire</th>
        </tr>
      </thead>
      <tbody>
        {texts.map((text) => (
          <tr key={text.id}>
            <th scope="row">
              {text.title}
              <Source of={textSource(text)} />
            </th>
            <td data-n="Où">{capital(text.place)}</td>
            <td data-n="Commentaire">
              {text.comment === null ? 'aucun' : `${text.comment.by}, ${fullDate(text.comment.at)}`}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

const presenceWords = ({ pressed, confirmed }: ProvenMeeting): string =>
  pressed === null ? 'non dite' : confirmed === null ? 'dite, non confirmée' : 'dite et confirmée';
