/**
 * « Certificat de réalisation » : the fields of the ministry's model. What is known is prefilled; the duration
 * is a person's to write, with the rows beside it.
 */
import type { VNode } from 'preact';
import type { LearnerProof } from '../../core/api/proof.ts';
import type { AnnouncedSum, Sums } from '../../core/proof/model.ts';
import { plural } from '../../core/text/numbers.ts';
import { dayOfYear } from '../../core/text/paris-date.ts';
import { duration } from '../../islands/parts/dates.ts';
import { MissingLine, Part, Sheet, Source } from '../../islands/proof/parts.tsx';
import { openedWords, secondsWords } from '../../islands/proof/words.ts';
import { useDesk } from '../desk.ts';
import { actionTitle } from './about.ts';
import { Blank } from './Blank.tsx';
import { blanksIn, useDraft } from './draft.ts';

const NATURES = [
  'action de formation',
  'bilan de compétences',
  'action de VAE',
  'action de formation par apprentissage',
];

const FOOT =
  'Modèle à valider par le centre avant usage, à comparer à celui du ministère chargé du travail en vigueur ce jour-là. Sans durée écrite, date et signature d’une personne, cette feuille ne certifie rien. Ce que le logiciel ne sait pas est en pointillés, jamais deviné.';

export interface CertificateSheetProps {
  readonly of: LearnerProof;
  readonly about: readonly string[];
  readonly place: string;
}

export function CertificateSheet({ of, about, place }: CertificateSheetProps): VNode {
  const { me, outline, centre } = useDesk();
  const { learner, enrolled, proof } = of;
  const { first, last } = proof.sums;
  const [draft, change] = useDraft(`${me.id} ${learner.id}`, {
    name: learner.name,
    title: actionTitle(of, outline),
  });
  return (
    <Sheet title="Certificat de réalisation" {...{ centre, about, place }} foot={FOOT}>
      <p class="chapo-feuille">
        Brouillon à compléter&nbsp;: une personne du centre écrit la durée réalisée, date et signe.
      </p>
      <p class="petit sur-ecran">
        Ce que vous écrivez ici sert à l’impression et n’est enregistré nulle part&nbsp;: imprimez
        avant de quitter le tableau.
      </p>
      <MissingLine items={blanksIn(draft)} />
      <Part title="La personne">
        <Blank
          label="Nom et prénom"
          value={draft.name}
          onValue={(name) => change({ name })}
          source={`inscription du ${dayOfYear(enrolled)}`}
        />
        <Blank
          label="Employeur (raison sociale)"
          value={draft.employer}
          onValue={(employer) => change({ employer })}
        />
      </Part>
      <Part title="L’action">
        <Blank
          label="Intitulé"
          value={draft.title}
          onValue={(title) => change({ title })}
          source="titre du cours, parcours du groupe"
          isLong
        />
        <fieldset class="natures">
          <legend>Nature de l’action</legend>
          {NATURES.map((nature) => (
            <label key={nature}>
              <input
                type="radio"
                name="nature"
                checked={draft.nature === nature}
                onChange={() => change({ nature })}
              />
              {nature}
            </label>
          ))}
        </fieldset>
        <div class="cote-a-cote">
          <Blank label="Du" value={draft.begin} onValue={(begin) => change({ begin })} />
          <Blank label="Au" value={draft.end} onValue={(end) => change({ end })} />
        </div>
        {first === null || last === null ? null : (
          <p class="petit">
            À distance, premier enregistrement le {dayOfYear(first)}, dernier le {dayOfYear(last)}.
            Les dates de l’action sont celles de la convention.
          </p>
        )}
      </Part>
      <Part title="Durée" aside="écrite par une personne, au vu des lignes ci-dessous">
        <Blank
          label="Durée réalisée, en heures"
          value={draft.duration}
          onValue={(hours) => change({ duration: hours })}
        />
        <Beside sums={proof.sums} />
      </Part>
      <Part title="Le prestataire">
        <p>
          {centre.map((line) => (
            <span class="ligne-centre" key={line}>
              {line}
            </span>
          ))}
          <Source of="mentions légales du site" />
        </p>
        <div class="cote-a-cote">
          <Blank label="Fait à" value={draft.place} onValue={(where) => change({ place: where })} />
          <Blank label="Le" value={draft.day} onValue={(day) => change({ day })} />
        </div>
        <Blank
          label="Nom et qualité du signataire"
          value={draft.signatory}
          onValue={(signatory) => change({ signatory })}
        />
        <div class="signatures">
          <p>Cachet et signature du prestataire</p>
        </div>
      </Part>
    </Sheet>
  );
}

const doneWords = ({ done, minutes }: AnnouncedSum, word: string): string =>
  done === 0
    ? 'aucune'
    : `${plural(done, word)}, ${duration(minutes)} annoncées en moyenne, chacune comptée une fois`;

/** Rows, none of which is the duration. */
function Beside({ sums }: { readonly sums: Sums }): VNode {
  const { planned, pressed, confirmed, lessons, evaluations, opened } = sums;
  return (
    <>
      <table class="a-cote">
        <caption class="invisible">Lignes à lire à côté de la durée.</caption>
        <thead>
          <tr>
            <th scope="col">Ligne</th>
            <th scope="col">Prévu ou annoncé</th>
            <th scope="col">Enregistré</th>
          </tr>
        </thead>
        <tbody>
          <tr>
            <th scope="row">
              Séances à distance
              <Source of="relevé des séances" />
            </th>
            <td data-n="Prévu ou annoncé">
              {plural(planned.meetings, 'séance')}, {secondsWords(planned.seconds)}
            </td>
            <td data-n="Enregistré">
              présence dite à {pressed.meetings} ({secondsWords(pressed.seconds)} prévues),
              confirmée à {confirmed.meetings} ({secondsWords(confirmed.seconds)} prévues)
            </td>
          </tr>
          <tr>
            <th scope="row">
              Leçons à distance
              <Source of="dossier de preuve, point 2" />
            </th>
            <td data-n="Prévu ou annoncé">
              {plural(lessons.of, 'leçon')}, {duration(lessons.ofMinutes)} en moyenne
            </td>
            <td data-n="Enregistré">{doneWords(lessons, 'finie')}</td>
          </tr>
          <tr>
            <th scope="row">
              Évaluations à distance
              <Source of="dossier de preuve, point 3" />
            </th>
            <td data-n="Prévu ou annoncé">
              {plural(evaluations.of, 'évaluation')}, {duration(evaluations.ofMinutes)} en moyenne
            </td>
            <td data-n="Enregistré">{doneWords(evaluations, 'rendue')}</td>
          </tr>
          <tr>
            <th scope="row">En présence</th>
            <td data-n="Prévu ou annoncé" class="a-signer" />
            <td data-n="Enregistré" class="doux">
              à remplir par le centre
            </td>
          </tr>
        </tbody>
      </table>
      <p class="petit">
        Aucune de ces lignes n’est la durée réalisée, et elles ne s’additionnent pas. Temps actif, à
        part et à titre d’indication&nbsp;: {openedWords(opened)}.
      </p>
    </>
  );
}
