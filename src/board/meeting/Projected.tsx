/** For a shared screen: the question and its answers, nobody's name, nothing of the board. */
import type { VNode } from 'preact';
import { useLayoutEffect, useMemo } from 'preact/hooks';
import type { SharedQuestion } from '../../core/api/group-questions.ts';
import type { ProjectedMeeting } from '../../core/api/meetings.ts';
import { answersWords, FEWEST_SHARED, rateWords } from '../../core/meeting/tally.ts';
import { capital } from '../../core/text/case.ts';
import { plural } from '../../core/text/numbers.ts';
import { clock } from '../../core/text/paris.ts';
import { AskedFigure } from '../../islands/meeting/AskedFigure.tsx';
import { Distribution, Key } from '../../islands/meeting/Distribution.tsx';
import { Lines } from '../../islands/meeting/Lines.tsx';
import { Ruler } from '../../islands/parts/Ruler.tsx';
import { useDesk } from '../desk.ts';
import { usePolled } from '../usePolled.ts';
import { Proposed } from './Proposed.tsx';

const LIVE_MS = 2_000;

export function Projected({ meeting }: { readonly meeting: string }): VNode {
  const { api, now } = useDesk();
  const ask = useMemo(() => (etag: string | null) => api.projection(meeting, etag), [api, meeting]);
  const { value, problem, late } = usePolled(ask, now, LIVE_MS);
  useLayoutEffect(() => {
    document.documentElement.dataset['projection'] = '';
    document.title = 'Vue à partager';
    return () => delete document.documentElement.dataset['projection'];
  }, []);
  return (
    <div class="projection">
      {value ? <Screen shown={value} /> : <p role="status">{problem ?? 'Chargement…'}</p>}
      {late ? <p>Le serveur ne répond pas. Ce qui est montré date d’un moment.</p> : null}
    </div>
  );
}

function Screen({ shown }: { readonly shown: ProjectedMeeting }): VNode {
  const { group, title, units, state, end, present, asked, question } = shown;
  return (
    <>
      <p class="entete">
        <span>
          Groupe {group}
          {question ? `, question ${question.number}` : ''}
        </span>
        <span>{state === 'ended' ? 'Séance terminée' : `Jusqu’à ${clock(end)}`}</span>
      </p>
      {question ? (
        <Asked question={question} />
      ) : (
        <>
          <h1>{title === '' ? 'Séance à distance' : title}</h1>
          <p>{capital(units)}.</p>
          <p class="attente">
            {state === 'ended'
              ? `${plural(present, 'personne')} ${present > 1 ? 'ont' : 'a'} dit être là. ${plural(asked, 'question posée', 'questions posées')}.`
              : `${plural(present, 'personne présente', 'personnes présentes')}. La question s’affichera ici, et sur l’écran de chacun.`}
          </p>
        </>
      )}
    </>
  );
}

function Asked({ question }: { readonly question: SharedQuestion }): VNode {
  const { statement, options, phase, round, answered, of, rounds, right, explanation } = question;
  const { figure, typed } = question;
  const last = rounds.at(-1);
  const isShared = rounds.some(({ counts }) => counts !== null);
  if (phase === 'open')
    return (
      <>
        <h1>
          <Lines text={statement} />
        </h1>
        {figure === null ? null : <AskedFigure name={figure} />}
        <Proposed options={options} typed={typed} list="propositions" />
        <footer>
          <output class="tabulaire">{answered}</output>
          <div>
            <p class="tabulaire">
              {round === 2 ? 'Second vote. ' : ''}
              {plural(answered, 'réponse')} sur {of}. Les résultats viendront ensemble.
            </p>
            <Ruler
              label={`${answered} réponses sur ${of} présents`}
              ticks={Array.from({ length: of }, (_, at) => ({
                state: at < answered ? 'done' : 'todo',
              }))}
            />
          </div>
        </footer>
      </>
    );
  const rates = rounds.flatMap(({ right: found, answers }) =>
    found === null ? [] : [rateWords(found, answers)],
  );
  return (
    <>
      <h1 class="petite">
        <Lines text={statement} />
      </h1>
      {figure === null ? null : <AskedFigure name={figure} />}
      <Distribution options={options} isTyped={typed !== null} rounds={rounds} right={right} />
      {explanation === null ? null : (
        <div class="explication-groupe">
          <Lines text={explanation} />
        </div>
      )}
      <footer>
        <output class="tabulaire">{rates.at(-1) ?? last?.answers ?? 0}</output>
        <div>
          {isShared && rounds.length > 1 ? <Key isShown={right !== null} /> : null}
          <p class="tabulaire">
            {isShared
              ? rates.length > 1
                ? `${rates[0]} au premier vote, ${rates[1]} au second.`
                : rates.length === 1
                  ? 'de bonnes réponses.'
                  : `${answersWords(last?.answers ?? 0)}. ${round === 1 && phase === 'closed' ? 'Parlez-en deux par deux.' : ''}`
              : `Moins de ${FEWEST_SHARED} réponses : trop peu pour montrer la répartition.`}
          </p>
        </div>
      </footer>
    </>
  );
}
