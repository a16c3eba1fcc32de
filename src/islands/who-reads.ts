/** The line that says who reads the answers (`#qui-lit`), kept true while the page lives. */
import type { Launch } from '../player/launch.ts';
import type { TrackerStatus } from '../player/trackers/cmi5.ts';
import { plural } from './words.ts';

function write(mode: string, sentence: string): void {
  const strong = document.createElement('b');
  strong.textContent = mode;
  document.getElementById('qui-lit')?.replaceChildren(strong, ` : ${sentence}`);
}

export function tellStorageRefused(): void {
  write(
    'Rien n’est gardé',
    'ce navigateur refuse de garder vos réponses. Vous pouvez étudier, elles disparaîtront avec la page.',
  );
}

export function tellLaunch(kind: (Launch | { readonly kind: 'resumed' })['kind']): void {
  if (kind === 'malformed')
    write(
      'Lien incomplet',
      'relancez la leçon depuis votre plateforme. Vous pouvez étudier ici, vos réponses restent dans ce navigateur.',
    );
  else if (kind !== 'none')
    write('Suivi de formation', 'vos réponses sont envoyées à votre centre.');
}

export function tellDelivery(status: TrackerStatus): void {
  switch (status.kind) {
    case 'sent':
      return write('Suivi de formation', 'toutes vos réponses sont envoyées à votre centre.');
    case 'waiting':
      return write(
        navigator.onLine ? 'Suivi de formation' : 'Hors ligne',
        navigator.onLine
          ? `${plural(status.count, 'réponse')} en attente d’envoi, gardées ici.`
          : 'continuez, vos réponses partiront au retour du réseau.',
      );
    case 'refused':
      return write(
        'Réponses refusées',
        `votre plateforme a refusé ${plural(status.count, 'réponse')}. Elles restent gardées ici.`,
      );
    case 'unusable':
      return write('Réponses non envoyées', status.message);
  }
}
