/** The personal links on paper: eight a sheet, each with a code for a camera and for fingers. */
import type { VNode } from 'preact';
import type { LearnerCode } from '../core/api/learners.ts';
import { list } from '../core/text/numbers.ts';
import { dayOfYear } from '../core/text/paris-date.ts';
import type { Desk } from './desk.ts';

export interface CutSheetProps {
  readonly codes: readonly LearnerCode[];
  readonly course: string;
  readonly group: string;
  /** Names: whom to ask for another one. */
  readonly trainers: readonly string[];
  /** As `Desk.centre`. */
  readonly centre: Desk['centre'];
}

const ON_A_SHEET = 8;
/** White squares around a code, without which no camera finds it. */
const QUIET = 4;

export function CutSheet({ codes, course, group, trainers, centre }: CutSheetProps): VNode {
  const sheets = Array.from({ length: Math.ceil(codes.length / ON_A_SHEET) }, (_, at) =>
    codes.slice(at * ON_A_SHEET, (at + 1) * ON_A_SHEET),
  );
  const ask = trainers.length === 0 ? 'votre centre' : list(trainers);
  return (
    <div class="sur-papier">
      {sheets.map((sheet, at) => (
        <section class="feuille-a-decouper" key={at}>
          <header>
            <div>
              {centre.map((line, row) => (
                <p key={row}>{line}</p>
              ))}
            </div>
            <p>
              {course}
              <br />
              Groupe {group}, feuille {at + 1} sur {sheets.length}
              <br />
              {sheet.length} {sheet.length > 1 ? 'liens' : 'lien'} sur {codes.length}
            </p>
          </header>
          <h2>Liens personnels à découper</h2>
          <p>
            Un lien ouvre le parcours d’une personne, sans mot de passe. Remettez-le en main
            propre&#8239;; ne l’affichez pas, ne photographiez pas la feuille entière.
          </p>
          <ul class="decoupe">
            {sheet.map(({ learner, address, code, expires, qr: { size, path } }) => (
              <li key={learner.id}>
                <svg
                  viewBox={`${-QUIET} ${-QUIET} ${size + 2 * QUIET} ${size + 2 * QUIET}`}
                  role="img"
                  aria-label={`Code QR de ${learner.name}`}
                  shape-rendering="crispEdges"
                >
                  <path d={path} />
                </svg>
                <div>
                  <p class="nom">{learner.name}</p>
                  <p>
                    {course}, groupe {group}. Visez le code, ou tapez&nbsp;:
                  </p>
                  <p class="a-taper">
                    {address}
                    <b>{code}</b>
                  </p>
                  <p>
                    Pour vous seul, une seule fois, jusqu’au {dayOfYear(expires)}. Perdu&#8239;?
                    Demandez à {ask}.
                  </p>
                </div>
              </li>
            ))}
          </ul>
          <footer>
            <p>Un code sert une fois. Le tableau dit quels liens ont déjà servi.</p>
            <p>
              {at + 1} / {sheets.length}
            </p>
          </footer>
        </section>
      ))}
    </div>
  );
}
