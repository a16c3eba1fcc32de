/** After the last try: the trainer is asked from here where our server knows one, else one is told whom to write to. */
import { useEffect, useState } from 'preact/hooks';
import type { VNode } from 'preact';
import type { Caller, OnPage } from '../../page/base/live-page.ts';
import type { AssessmentProps } from './types.ts';

interface NoTryLeftProps extends OnPage {
  /** « Évaluation : Constantes et mesures » */
  readonly title: string;
  readonly centre: AssessmentProps['centre'];
}

export function NoTryLeft({ page, title, centre }: NoTryLeftProps): VNode {
  const [caller, setCaller] = useState<Caller | null>(null);
  const [isLost, setLost] = useState(false);
  useEffect(() => page?.caller.subscribe(setCaller), []);
  const write = (
    <p>
      Pour en parler, écrivez à {centre.contact}&nbsp;:{' '}
      <a href={`mailto:${centre.email}`}>{centre.email}</a>.
    </p>
  );
  if (caller === null) return write;
  return (
    <>
      <p>
        <button
          type="button"
          class="bouton secondaire"
          onClick={({ currentTarget }) => {
            import('../help/result-help.ts')
              .then(({ askAboutResult }) => askAboutResult(caller, title, currentTarget))
              .then(
                (isOpen) => setLost(!isOpen),
                () => setLost(true),
              );
          }}
        >
          Demander de l’aide à votre formateur
        </button>
      </p>
      {isLost ? <div role="alert">{write}</div> : null}
    </>
  );
}
