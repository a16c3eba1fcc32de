/** Rare, so fetched only then: some of what a visitor's browser keeps cannot be read any more. */
import { write } from '../base/who-reads.ts';

export function tellDamaged(): void {
  write(
    'Une partie de vos réponses ne se relit plus',
    'elle reste gardée ici ; « Vos données » peut l’enregistrer.',
  );
}
