/**
 * A learner forgotten (GDPR 17): the row that names them goes, and with it the link, the browsers and
 * what is under way. Statements name nobody; what is left is evidence about an unknown person.
 */
import type { Erasure } from '../../core/board.ts';
import type { Store } from '../db.ts';
import { abandon, type AbandonParts } from '../launch/abandon.ts';
import type { GuardParts } from '../launch/guard.ts';
import type { Learners } from '../launch/learners.ts';
import type { Identities, Identity } from './identities.ts';

export interface ErasureParts extends AbandonParts, Pick<GuardParts, 'clock'> {
  readonly store: Store;
  readonly learners: Pick<Learners, 'leaveAll'>;
  readonly identities: Pick<Identities, 'remove'>;
  /** Its endpoint, when statements are kept there. */
  readonly externalLrs: string | null;
}

/** @param origin of this server: it states that open sessions were abandoned (cmi5 9.3.6). */
export function eraseLearner(parts: ErasureParts, learner: Identity, origin: string): Erasure {
  const { store, sessions, learners, identities, externalLrs } = parts;
  const { db } = store;
  const { row } = learner;
  const count = (sql: string): number => Number(db.prepare(sql).get(row)?.['n']);
  return store.transaction(() => {
    const browsers = count('SELECT count(*) AS n FROM learner_cookie WHERE learner = ?');
    const registrations = db.prepare('SELECT id FROM registration WHERE learner = ?').all(row);
    const open = registrations.flatMap(({ id }) => sessions.open(id as string));
    const now = parts.clock().toISOString();
    for (const session of open) abandon(parts, session, now, origin);
    learners.leaveAll(row);
    identities.remove(row);
    // Of what an external LRS keeps, the board's facts stay here.
    const statements = count(
      `SELECT count(*) AS n FROM ${externalLrs === null ? 'statement' : 'fact'} WHERE registration IN (SELECT id FROM registration WHERE learner = ?)`,
    );
    const launches = count(
      'SELECT count(*) AS n FROM session WHERE registration IN (SELECT id FROM registration WHERE learner = ?)',
    );
    const calls = count('SELECT count(*) AS n FROM help_request WHERE learner = ?');
    return {
      removed: [
        'Le nom, l’adresse de courriel, le groupe et les aménagements.',
        'Le lien personnel : il n’ouvre plus rien.',
        ...(browsers > 0 ? [`L’accès de ${counted(browsers, 'navigateur')}.`] : []),
        ...(open.length > 0
          ? [`${counted(open.length, 'séance')} en cours, arrêtée d’office.`]
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
        ...(externalLrs === null
          ? []
          : [
              `Sur ${externalLrs}, hors de ce serveur : les traces d’activité et les documents du compte « ${learner.actor.account?.name ?? learner.id} ». Pour les y effacer, donnez ce nom de compte à qui exploite ce LRS.`,
            ]),
        'Ce que le navigateur de la personne garde lui-même : elle l’efface à la page « Vos données ».',
        'Les sauvegardes faites avant aujourd’hui, et les fichiers déjà exportés.',
      ],
    };
  });
}

const counted = (n: number, word: string): string => `${n} ${word}${n > 1 ? 's' : ''}`;
