/** The sheets about a group: one a meeting, to be signed; files for a spreadsheet; the way to each learner's. */
import type { VNode } from 'preact';
import { useEffect, useMemo } from 'preact/hooks';
import type { GroupProof, MeetingSheet } from '../../core/api/proof.ts';
import { plannedSeconds } from '../../core/proof/meetings.ts';
import { meetingSource } from '../../core/proof/sources.ts';
import { capital } from '../../core/text/case.ts';
import { plural } from '../../core/text/numbers.ts';
import { dayOfYear } from '../../core/text/paris-date.ts';
import { Icon } from '../../islands/parts/Icon.tsx';
import { icons } from '../../islands/parts/icons.ts';
import { MissingLine, Part, Sheet, Source } from '../../islands/proof/parts.tsx';
import { HERE, hoursWords, momentWords, secondsWords } from '../../islands/proof/words.ts';
import { write } from '../../page/base/who-reads.ts';
import { useDesk } from '../desk.ts';
import { ProblemLine } from '../fields.tsx';
import { Crumbs, Go, Title } from '../navigation.tsx';
import { useLoaded } from '../useLoaded.ts';
import { courseName, TO_CHECK } from './about.ts';

export function GroupProofs({ group }: { readonly group: string }): VNode {
  const { api } = useDesk();
  const ask = useMemo(() => () => api.groupProof(group), [api, group]);
  const { value, problem } = useLoaded(ask);
  if (value) return <Known of={value} />;
  return (
    <>
      <Title>Preuves du groupe</Title>
      {problem === null ? <p role="status">Chargement…</p> : <ProblemLine text={problem} />}
    </>
  );
}

function Known({ of }: { readonly of: GroupProof }): VNode {
  const { api } = useDesk();
  const { group, learners, meetings } = of;
  useEffect(
    () => write(`Groupe ${group.name}`, 'vous voyez les présences de ce groupe. Chacun le sait.'),
    [group.name],
  );
  return (
    <>
      <Crumbs
        trail={[{ text: group.name, to: { view: 'group', group: group.id, module: null } }]}
        here="Preuves"
      />
      <header class="tete sur-ecran">
        <div>
          <Title>Preuves du groupe {group.name}</Title>
          <p class="doux">
            Une feuille par séance. Le centre relit et valide le modèle avant de s’en servir.
          </p>
        </div>
        <div class="rang">
          {meetings.length === 0 ? null : (
            <button type="button" class="bouton" onClick={() => print()}>
              <Icon draw={icons.imprimer} />
              Imprimer {plural(meetings.length, 'feuille')}
            </button>
          )}
          <a class="bouton secondaire" href={api.groupMeetingsFile(group.id)} download>
            Séances (CSV)
          </a>
          <a class="bouton secondaire" href={api.groupEvidenceFile(group.id)} download>
            Dossiers (CSV)
          </a>
        </div>
      </header>
      <section class="sur-ecran" aria-labelledby="par-personne">
        <h2 id="par-personne">Par personne</h2>
        {learners.length === 0 ? <p>Personne dans ce groupe.</p> : null}
        <ul class="par-personne">
          {learners.map(({ id, name }) => (
            <li key={id}>
              <Go to={{ view: 'proof', learner: id }}>{name}</Go>
            </li>
          ))}
        </ul>
      </section>
      {meetings.length === 0 ? <p>Aucune séance n’a eu lieu.</p> : null}
      {meetings.map((meeting, at) => (
        <Attendance
          key={meeting.id}
          of={of}
          meeting={meeting}
          place={`${at + 1} / ${meetings.length}`}
        />
      ))}
    </>
  );
}

interface AttendanceProps {
  readonly of: GroupProof;
  readonly meeting: MeetingSheet;
  readonly place: string;
}

function Attendance({ of, meeting, place }: AttendanceProps): VNode {
  const { outline, centre } = useDesk();
  const { group, certification, at } = of;
  const { people, erased } = meeting;
  const about = [
    `groupe ${group.name}`,
    courseName(outline, certification),
    `établi le ${dayOfYear(at)}`,
  ];
  const said = people.filter(({ pressed }) => pressed !== null);
  const open = said.filter(({ confirmed }) => confirmed === null).length;
  return (
    <Sheet
      title={`Séance du ${dayOfYear(meeting.start)}, ${hoursWords(meeting)}`}
      {...{ centre, about, place }}
      foot={TO_CHECK}
    >
      <p class="chapo-feuille">
        {meeting.title === '' ? '' : `${meeting.title}. `}
        {capital(meeting.lessons)}, avec {meeting.trainer}. Prévu&nbsp;:{' '}
        {secondsWords(plannedSeconds(meeting))}.
        <Source of={meetingSource(meeting)} />
      </p>
      <MissingLine
        items={[
          ...(meeting.end > at || said.length === people.length
            ? []
            : [`la présence de ${plural(people.length - said.length, 'personne')}`]),
          ...(open === 0 ? [] : [`la confirmation de ${plural(open, 'présence')}`]),
        ]}
      />
      <Part title="Présence" aside={`${HERE} puis confirmation, à l’heure du serveur`}>
        <table>
          <caption class="invisible">Personnes, par nom.</caption>
          <thead>
            <tr>
              <th scope="col">Nom</th>
              <th scope="col">{HERE}</th>
              <th scope="col">Confirmé</th>
              <th scope="col">Durée retenue</th>
              <th scope="col">Signature</th>
            </tr>
          </thead>
          <tbody>
            {people.map(({ learner, pressed, confirmed }) => (
              <tr key={learner.id}>
                <th scope="row">{learner.name}</th>
                <td data-n={HERE}>
                  {pressed === null ? 'non pressé' : momentWords(pressed, meeting)}
                </td>
                <td data-n="Confirmé">
                  {confirmed === null
                    ? 'non'
                    : `${momentWords(confirmed.at, meeting)}, ${confirmed.by}`}
                </td>
                <td class="a-signer" />
                <td class="a-signer" />
              </tr>
            ))}
          </tbody>
        </table>
      </Part>
      {erased === 0 ? null : (
        <p class="petit">
          Et {plural(erased, 'présence')} de personnes dont le nom a été effacé à leur demande.
        </p>
      )}
      <div class="signatures">
        <p>La formatrice ou le formateur&nbsp;: nom, date et signature</p>
      </div>
    </Sheet>
  );
}
