/** The state of delivery in the learner's words: what is sent, what waits, what was refused. */
import type { TrackerStatus } from '../../player/trackers/tracker.ts';
import { plural } from '../../core/text/numbers.ts';

export interface DeliverySentence {
  readonly strong: string;
  /** With its own punctuation first. */
  readonly rest: string;
  /** Worth interrupting a screen reader for: something changed that the learner may act on. */
  readonly aloud: boolean;
  /** The lesson has to be opened anew. */
  readonly relaunch: boolean;
}

interface Around {
  readonly online: boolean;
  /** False: nothing outlives the page. */
  readonly durable: boolean;
  /** « Groupe Rennes 3 », « Mme Le Goff voit vos réponses. » */
  readonly readers: { readonly group: string; readonly sentence: string } | null;
  /** Answers that waited while the network was away, and have now left; 0 when none did. */
  readonly caughtUp: number;
  /** False in the modes Browse and Review: nothing is sent, whatever is done (cmi5 10.2.2). */
  readonly counts: boolean;
}

export function wordsOf(status: TrackerStatus, around: Around): DeliverySentence {
  if (!around.counts && (status.kind === 'sent' || status.kind === 'waiting'))
    return calm('Consultation', ' : rien n’est envoyé, rien ne compte dans votre suivi.');
  switch (status.kind) {
    case 'opening':
      if (!around.online) return offline();
      if (status.met === 401) return unknownSession(0);
      return status.retryIn === null
        ? calm('Suivi de formation', ' : la séance s’ouvre.')
        : aloud(
            'Votre plateforme ne répond pas',
            `. Vos réponses sont gardées ici, nouvel essai dans ${time(status.retryIn)}.`,
          );
    case 'sent':
      return around.caughtUp > 0
        ? aloud('De nouveau en ligne', `. ${sentIn(around.caughtUp)}.`)
        : calm(...reading(around));
    case 'waiting':
      if (!around.online) return offline();
      if (status.met === 401) return unknownSession(status.count);
      return status.retryIn === null
        ? calm('Suivi de formation', ` : ${plural(status.count, 'réponse')} en attente d’envoi.`)
        : aloud(
            `${plural(status.count, 'réponse')} en attente d’envoi`,
            `. ${status.count > 1 ? 'Elles sont gardées' : 'Elle est gardée'} ici, nouvel essai dans ${time(status.retryIn)}.`,
          );
    case 'refused':
      if (status.count === 0)
        return {
          ...aloud(
            'La fin de la leçon n’est pas arrivée à votre plateforme',
            '. Relancez la leçon : elle sera dite de nouveau.',
          ),
          relaunch: true,
        };
      if (status.isClosed)
        return {
          ...aloud(
            'Votre plateforme a fermé cette séance',
            `. ${plural(status.count, 'réponse')} ${status.count > 1 ? 'restent gardées' : 'reste gardée'} ici : relancez la leçon depuis votre plateforme, ${status.count > 1 ? 'elles partiront' : 'elle partira'}.`,
          ),
          relaunch: true,
        };
      return aloud(
        refusedIn(status.count),
        `. ${status.count > 1 ? 'Elles restent gardées' : 'Elle reste gardée'} ici${
          status.waiting > 0 ? `, ${plural(status.waiting, 'autre')} en attente d’envoi` : ''
        }.`,
      );
    case 'unreadable':
      return status.what === 'store'
        ? aloud(
            'Ce navigateur ne relit plus vos réponses',
            '. Elles y restent gardées : rechargez la page pour les envoyer.',
          )
        : aloud(
            'Une partie de vos réponses ne se relit plus',
            '. Elle reste gardée ici, sans pouvoir partir : enregistrez-la par « Qui voit quoi ? » et remettez le fichier à votre centre.',
          );
    case 'reader':
      return aloud(
        'Leçon ouverte dans un autre onglet',
        ' : c’est lui qui envoie vos réponses. Vous pouvez continuer ici, rien n’est perdu.',
      );
    case 'ended':
      return {
        ...aloud(
          'La séance est terminée',
          '. Pour la suite, relancez la leçon depuis votre plateforme.',
        ),
        relaunch: true,
      };
    case 'closed':
      return {
        ...aloud(
          'Cette séance est finie',
          '. La leçon a été ouverte ailleurs, dans un autre onglet ou sur un autre appareil : relancez-la pour continuer ici. Vos réponses sont enregistrées.',
        ),
        relaunch: true,
      };
    case 'unusable':
      return { ...aloud('Réponses non envoyées', `. ${status.message}`), relaunch: true };
  }
}

function reading({ readers, durable }: Around): readonly [string, string] {
  const all = durable
    ? ''
    : ' Ce navigateur ne garde rien : avant de fermer, attendez que tout soit envoyé.';
  return readers
    ? [readers.group, ` : ${readers.sentence} Toutes sont envoyées.${all}`]
    : ['Suivi de formation', ` : toutes vos réponses sont envoyées à votre plateforme.${all}`];
}

const offline = (): DeliverySentence =>
  aloud('Vous êtes hors ligne', '. Continuez, vos réponses partiront au retour du réseau.');

const unknownSession = (count: number): DeliverySentence => ({
  ...aloud(
    'Votre plateforme ne reconnaît plus cette séance',
    `. ${count > 0 ? `${plural(count, 'réponse')} en attente d’envoi, gardées ici.` : 'Vos réponses sont gardées ici.'} Si cela dure, relancez la leçon depuis votre plateforme.`,
  ),
  relaunch: true,
});

const refusedIn = (count: number): string =>
  `${plural(count, 'réponse')} ${count > 1 ? 'refusées' : 'refusée'} par votre plateforme`;

const sentIn = (count: number): string =>
  `${plural(count, 'réponse')} ${count > 1 ? 'envoyées' : 'envoyée'}`;

const calm = (strong: string, rest: string): DeliverySentence => ({
  strong,
  rest,
  aloud: false,
  relaunch: false,
});
const aloud = (strong: string, rest: string): DeliverySentence => ({
  ...calm(strong, rest),
  aloud: true,
});

/** 8.4 → "9 s", 900 → "15 min" */
function time(seconds: number): string {
  return seconds < 90 ? `${Math.ceil(seconds)} s` : `${Math.ceil(seconds / 60)} min`;
}
