/** The measuring bench: who comes; what is done there is fetched by the one who begins. */
import { useState } from 'preact/hooks';
import type { ComponentType, VNode } from 'preact';
import { capital } from '../../../core/text/case.ts';
import style from '../../../styles/bench.css?url';
import { dress } from '../../../page/later/late-style.ts';
import type { BodyProps } from '../kind-view.ts';
import type { OpenedProps } from './opened/Opened.tsx';
import { usePart, type Part } from './part.ts';

const OPENED: Part<ComponentType<OpenedProps>> = {
  async fetch() {
    const [{ Opened }] = await Promise.all([import('./opened/Opened.tsx'), dress(style)]);
    return Opened;
  },
  here: null,
};

export function BenchBody(props: BodyProps<'bench'>): VNode {
  const { question, response, marks } = props;
  const [pressed, setPressed] = useState(false);
  const [failed, setFailed] = useState(false);
  const isBegun = pressed || response.length > 0 || marks !== null;
  const Opened = usePart(OPENED, isBegun, () => {
    setFailed(true);
    setPressed(false);
  });

  const { name, reason, file, conditions } = question.bench.person;
  return (
    <>
      <dl class="venue">
        <div>
          <dt>Personne</dt>
          <dd>
            <b>{name}</b>, personne fictive
          </dd>
        </div>
        <div>
          <dt>Motif</dt>
          <dd>{[reason, ...conditions.map(({ text }) => `${capital(text)}.`)].join(' ')}</dd>
        </div>
        <div>
          <dt>Dossier</dt>
          <dd>{file}</dd>
        </div>
      </dl>
      {isBegun && Opened ? (
        <Opened {...props} focused={pressed} />
      ) : (
        <p class="rang">
          <button type="button" class="bouton secondaire" onClick={() => setPressed(true)}>
            Commencer
          </button>
          {failed ? (
            <span class="petit" role="status">
              Le banc n’a pas pu être chargé. Vérifiez votre connexion, puis rechargez la page.
            </span>
          ) : null}
        </p>
      )}
    </>
  );
}
