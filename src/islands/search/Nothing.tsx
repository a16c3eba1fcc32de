/** Nothing found: what may have been meant, and two other ways. */
import type { VNode } from 'preact';
import type { Answer } from '../../search/answer.ts';
import type { Connection } from './connection.ts';

export interface NothingProps {
  readonly answer: Answer;
  readonly connection: Connection;
  readonly onAsk: (query: string) => void;
}

export function Nothing({ answer, connection, onAsk }: NothingProps): VNode {
  const { query, suggestions, vague } = answer;
  return (
    <>
      {vague ? null : (
        <div class="vide">
          <h2>Rien pour «&nbsp;{query}&nbsp;»</h2>
          <p>
            Aucune leçon ni aucun mot du glossaire ne s’écrit ainsi.
            {suggestions.length > 0 ? ' Vouliez-vous dire\u00A0:' : ''}
          </p>
          {suggestions.length > 0 ? (
            <div class="rang">
              {suggestions.map((suggestion) => (
                <button
                  key={suggestion}
                  type="button"
                  class="bouton secondaire"
                  onClick={({ currentTarget }) => {
                    // The button goes with its list: the focus returns to the field.
                    currentTarget.form?.querySelector('input')?.focus();
                    onAsk(suggestion);
                  }}
                >
                  {suggestion}
                </button>
              ))}
            </div>
          ) : null}
        </div>
      )}
      <section class="groupe-resultats">
        <h2>Ou bien</h2>
        <a class="trouvaille" id="ou-glossaire" href={connection.href('glossaire/')}>
          Parcourir le glossaire de A à Z
        </a>
        <a class="trouvaille" id="ou-lecons" href={connection.href('')}>
          Voir toutes les leçons
        </a>
      </section>
    </>
  );
}
