/**
 * A learner forgotten (GDPR 17): the row that names them goes, and with it the link, the browsers and
 * what is under way. Statements name nobody; what is left is evidence about an unknown person.
 */
import type { Erasure } from '../../core/api/learners.ts';
import type { Store } from '../store/db.ts';
import { endSessions, type EndParts } from '../launch/end-sessions.ts';
import { copiesHolding, type Person } from '../ops/holding.ts';
import type { Folders } from '../ops/copies.ts';
import type { Trace } from '../ops/trace.ts';
import { forgetAccount, forgetLearner, writeAnew } from './forget.ts';
import type { Identity } from './identities.ts';

export interface ErasureParts extends EndParts {
  readonly store: Store;
  readonly trace: Trace;
  readonly folders: Folders;
  /** Empties the log, where what was erased still stands. */
  readonly scrub: () => void;
  /** Its endpoint, when statements are kept there. */
  readonly externalLrs: string | null;
}

/**
 * @param by id of the account that asked
 * @param origin of this server: it states that open sessions were abandoned (cmi5 9.3.6).
 */
export async function eraseLearner(
  parts: ErasureParts,
  learner: Identity,
  by: string,
  origin: string,
): Promise<Erasure> {
  const { removed, remains } = erase(parts, learner, by, origin);
  parts.scrub();
  return { removed, remains: [...remains, ...(await copiesLeft(parts, { learner: learner.id }))] };
}

/** A trainer's account; what they answered and led stays, under nobody's name. */
export async function eraseAccount(
  parts: Pick<ErasureParts, 'store' | 'trace' | 'folders' | 'scrub' | 'clock'>,
  id: string,
  by: string,
): Promise<Erasure> {
  const { store, trace, clock } = parts;
  store.transaction(() => {
    forgetAccount(store.db, id, clock().toISOString());
    writeAnew(store.db);
    trace.note({ action: 'account-erased', account: by, subject: id, detail: null });
  });
  parts.scrub();
  return {
    removed: ['Le nom, l’identifiant, le mot de passe, les liens et les connexions.'],
    remains: [
      'Ses réponses aux demandes d’aide, publiées ou non, ses séances et les questions qu’il y a posées, ses commentaires d’écrits, sous « Compte effacé ».',
      ...(await copiesLeft(parts, { account: id })),
    ],
  };
}

/** Sentences about the copies of the database that still name somebody. */
export async function copiesLeft(
  { trace, folders }: Pick<ErasureParts, 'trace' | 'folders'>,
  person: Person,
): Promise<readonly string[]> {
  const noted = trace
    .all()
    .flatMap(({ action, detail }) => (action === 'copy' && detail !== null ? [detail] : []));
  const holding = await copiesHolding(folders, noted, person);
  return [
    ...holding.map((file) => `La sauvegarde ${file}, jusqu’à ce que vous la supprimiez.`),
    'Les sauvegardes emportées ailleurs et les fichiers déjà exportés, s’il y en a.',
  ];
}

/** Their calls for help. */
const OWN_CALLS = 'IN (SELECT id FROM help_request WHERE learner = ?)';

function erase(parts: ErasureParts, learner: Identity, by: string, origin: string): Erasure {
  const { store, trace, externalLrs } = parts;
  const { db } = store;
  const { row } = learner;
  const count = (sql: string): number => Number(db.prepare(sql).get(row)?.['n']);
  return store.transaction(() => {
    const ownQuestions = count(
      `SELECT count(*) AS n FROM published_answer WHERE question IS NOT NULL AND request ${OWN_CALLS}`,
    );
    const browsers = count('SELECT count(*) AS n FROM learner_cookie WHERE learner = ?');
    const texts = count('SELECT count(*) AS n FROM production_text WHERE learner = ?');
    const open = endSessions(parts, row, origin);
    forgetLearner(db, row);
    writeAnew(db);
    trace.note({ action: 'learner-erased', account: by, subject: learner.id, detail: null });
    // Of what an external LRS keeps, the board's facts stay here.
    const statements = count(
      `SELECT count(*) AS n FROM ${externalLrs === null ? 'statement' : 'fact'} WHERE registration IN (SELECT id FROM registration WHERE learner = ?)`,
    );
    const launches = count(
      'SELECT count(*) AS n FROM session WHERE registration IN (SELECT id FROM registration WHERE learner = ?)',
    );
    const calls = count('SELECT count(*) AS n FROM help_request WHERE learner = ?');
    const published = count(
      `SELECT count(*) AS n FROM published_answer WHERE request ${OWN_CALLS}`,
    );
    const presences = count(
      'SELECT count(DISTINCT meeting) AS n FROM meeting_presence WHERE learner = ?',
    );
    const votes = count('SELECT count(*) AS n FROM vote WHERE learner = ?');
    return {
      removed: [
        'Le nom, l’adresse de courriel, le groupe et les aménagements.',
        'Le lien personnel : il n’ouvre plus rien.',
        ...(browsers > 0 ? [`L’accès de ${counted(browsers, 'navigateur')}.`] : []),
        ...(open.length > 0
          ? [`${counted(open.length, 'séance')} en cours, arrêtée d’office.`]
          : []),
        ...(ownQuestions > 0 ? ['Sa question, auprès des réponses publiées pour le groupe.'] : []),
        ...(texts > 0
          ? [`${counted(texts, 'texte')} écrit pour le groupe, avec ses commentaires.`]
          : []),
      ],
      remains: [
        ...(launches + statements > 0
          ? [
              `${counted(launches, 'ouverture')} de leçon et ${counted(statements, 'trace')} d’activité, sous un identifiant aléatoire que plus rien ne relie à une personne, jusqu’à la fin de leur durée de conservation.`,
            ]
          : []),
        ...(calls > 0
          ? [
              `${counted(calls, 'demande')} d’aide avec les réponses, sans nom. Leur texte peut contenir ce que la personne y a écrit.`,
            ]
          : []),
        ...(published > 0
          ? [
              `Les mots d’un formateur, publiés pour le groupe à partir de ${counted(published, 'demande')} : relisez-les, son nom peut y être.`,
            ]
          : []),
        ...(presences + votes > 0
          ? [
              `${counted(presences, 'présence')} à des séances à distance et ${counted(votes, 'réponse')} aux questions du groupe, sans nom.`,
            ]
          : []),
        ...(externalLrs === null
          ? []
          : [
              `Sur ${externalLrs}, hors de ce serveur : les traces d’activité et les documents du compte « ${learner.actor.account?.name ?? learner.id} ». Pour les y effacer, donnez ce nom de compte à qui exploite ce LRS.`,
            ]),
        'Ce que le navigateur de la personne garde lui-même : elle l’efface à la page « Vos données ».',
      ],
    };
  });
}

const counted = (n: number, word: string): string => `${n} ${word}${n > 1 ? 's' : ''}`;
