/** How many results, or why there are none: shown at once, spoken once typing pauses. */
import { useEffect, useState } from 'preact/hooks';
import type { VNode } from 'preact';
import type { Answer } from '../../search/answer.ts';
import { plural } from '../../core/text/numbers.ts';

export interface CountProps {
  readonly query: string;
  readonly answer: Answer | null;
  readonly settled: boolean;
  readonly failed: boolean;
  readonly again: () => void;
}

const PAUSE_MS = 700;

export function Count({ query, answer, settled, failed, again }: CountProps): VNode {
  const said = sentence(query, answer, settled, failed);
  const [spoken, setSpoken] = useState('');
  const full = answer && settled ? said + meant(answer) : said;

  useEffect(() => {
    const timer = setTimeout(() => setSpoken(full), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [full]);

  // "Rien pour…" is shown larger, with what to do next.
  const nothing = settled && answer !== null && total(answer) === 0 && !answer.vague;
  return (
    <>
      {nothing ? null : <p class="compte">{said}</p>}
      {failed ? (
        <p class="rang">
          <button type="button" class="bouton secondaire" onClick={again}>
            Réessayer
          </button>
        </p>
      ) : null}
      <p class="invisible" role="status">
        {spoken}
      </p>
    </>
  );
}

const total = ({ terms, lessons }: Answer): number => terms.total + lessons.total;

function sentence(query: string, answer: Answer | null, settled: boolean, failed: boolean): string {
  if (failed) return 'La recherche n’a pas pu se charger. Vérifiez votre connexion.';
  if (query.trim() === '')
    return 'Dans les leçons et le glossaire. Les mots de tous les jours marchent aussi.';
  if (answer === null) return 'Recherche…';
  if (answer.vague) return 'Ces mots sont trop courants. Ajoutez un mot plus précis.';
  const found = total(answer);
  if (found === 0) return settled ? nothingFor(answer.query) : 'Recherche…';
  // Told only once no part still on its way can hold the word as typed.
  if (answer.corrected === null || !settled)
    return `${plural(found, 'résultat')} pour ${quoted(answer.query)}`;
  return `${nothingFor(answer.query)} ${plural(found, 'résultat')} pour ${quoted(answer.corrected)}`;
}

function meant({ suggestions: [first] }: Answer): string {
  return first === undefined ? '' : ` Vouliez-vous dire ${first}\u202F?`;
}

const nothingFor = (query: string): string => `Rien pour ${quoted(query)}.`;

const quoted = (text: string): string => `«\u00A0${text}\u00A0»`;
