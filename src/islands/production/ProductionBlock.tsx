/**
 * A text to write, wherever a page shows it: alone, it stays in the browser; for a group whose trainer work it, it
 * is status, shared, compared. Nothing of it takes the focus by itself.
 */
import type { VNode } from 'preact';
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { LearnerProduction, OwnText } from '../../core/api/productions.ts';
import { anchorOf, type Production } from '../../core/production/production.ts';
import { mayWrite } from '../../core/production/stage.ts';
import { plural } from '../../core/text/numbers.ts';
import type { OnPage } from '../../page/base/live-page.ts';
import { Paragraphs } from '../parts/inline.tsx';
import { isAstray, groupWork, typedIn, type WritingDesk, type WritingState } from './desk.ts';
import { Grid } from './Grid.tsx';
import { GroupTexts, Remark } from './GroupTexts.tsx';
import { Astray, LastDraft, Own } from './Versions.tsx';
import {
  aloneWords,
  MOST,
  namesWords,
  readers,
  readersSee,
  statusWords,
  stageWords,
} from './words.ts';
import { WritingForm } from './WritingForm.tsx';

export interface ProductionProps extends OnPage {
  readonly production: Production;
  /** Of the page. */
  readonly unit: string;
  /** Absent where the page is built. */
  readonly desk?: WritingDesk | undefined;
}

export function ProductionBlock({ production, desk }: ProductionProps): VNode {
  const state = useWriting(desk);
  const work = state && groupWork(state, production.id);
  const anchor = anchorOf(production.id);
  return (
    <section class="production" id={anchor} aria-labelledby={`${anchor}-titre`}>
      <p class="genre">
        {work ? 'Écrit du groupe' : 'Écrit court'}, {MOST} caractères au plus
      </p>
      <h3 id={`${anchor}-titre`}>{production.title}</h3>
      <div class="consigne-ecrit">
        <Paragraphs of={production.instruction} />
      </div>
      <Workplace production={production} desk={desk} state={state} work={work} />
    </section>
  );
}

function useWriting(desk: WritingDesk | undefined): WritingState | null {
  // At first as the page was built: waking it changes no attribute.
  const [state, setState] = useState<WritingState | null>(null);
  useEffect(() => desk?.state.subscribe(setState), [desk]);
  return state;
}

interface WorkplaceProps {
  readonly production: Production;
  readonly desk: WritingDesk | undefined;
  readonly state: WritingState | null;
  readonly work: LearnerProduction | null;
}

function Workplace({ production, desk, state, work }: WorkplaceProps): VNode {
  const { id, criteria, model } = production;
  const anchor = anchorOf(id);
  const trainers = state?.answer?.trainers ?? [];
  const aloneTicks = work ? undefined : state?.memory.alone[id];
  const isOpen = work
    ? mayWrite({ names: work.names, isClosed: work.phase === 'closed' }, work.own !== null)
    : aloneTicks === undefined;
  const place = useRef<HTMLDivElement>(null);
  const had = place.current?.contains(document.activeElement) ?? false;
  const head = useRef<HTMLParagraphElement>(null);
  useLayoutEffect(() => {
    // What had the focus went away with the form.
    if (had && !place.current?.contains(document.activeElement)) head.current?.focus();
  }, [isOpen]);
  const text = state ? typedIn(state, id) : '';
  const grid = work?.own
    ? {
        ticks: state?.memory.ticks[id]?.ticks ?? work.own.ticks,
        status: ticksWords(state, id, work.own),
        onTick: (ticks: readonly string[]) => void desk?.tick(id, ticks),
        seen: `${readersSee(trainers)} vos coches, le groupe ne les voit pas.`,
      }
    : aloneTicks
      ? {
          ticks: aloneTicks,
          status: '',
          onTick: (ticks: readonly string[]) => desk?.finish(id, ticks),
          seen: 'Vos coches restent dans ce navigateur.',
        }
      : null;
  return (
    <div class="travail-ecrit" ref={place}>
      <p class="etape-ecrit" role="status" tabIndex={-1} ref={head}>
        {work ? stageWords(work, trainers) : aloneTicks ? 'Texte terminé.' : ''}
      </p>
      {work?.own && desk && state && isAstray(state, work) ? (
        <Astray desk={desk} production={id} own={work.own} />
      ) : null}
      {isOpen ? (
        <WritingForm
          id={anchor}
          text={text}
          isAsleep={!state || state.network === 'asked'}
          status={
            !desk || !state
              ? ''
              : work
                ? statusWords(state, work, desk.isLasting, new Date())
                : aloneWords(text, desk.isLasting)
          }
          button={
            work
              ? work.own
                ? 'Enregistrer mes changements'
                : 'Enregistrer mon texte'
              : 'J’ai terminé'
          }
          isDone={work !== null && text !== '' && !state?.memory.drafts[id]}
          onType={(next) => desk?.type(id, next)}
          onPress={() => {
            if (work) void desk?.save(id);
            else desk?.finish(id, []);
          }}
        >
          <Readers state={state} work={work} />
        </WritingForm>
      ) : (
        <>
          <Own text={work ? (work.own?.text ?? '') : text}>
            {work ? null : (
              <button
                type="button"
                class="bouton secondaire"
                onClick={() => desk?.finish(id, null)}
              >
                Reprendre mon texte
              </button>
            )}
          </Own>
          {work ? <LastDraft desk={desk} state={state} production={id} /> : null}
        </>
      )}
      <div role="status">
        {work?.own?.isHidden ? (
          <p class="note-ecrit">
            {readers(trainers)} a masqué votre texte&nbsp;: le groupe ne le voit pas. Demandez-lui
            pourquoi.
          </p>
        ) : null}
        {work?.own?.comment ? (
          <Remark name={work.own.comment.name} text={work.own.comment.text} />
        ) : null}
      </div>
      {grid ? (
        <Grid criteria={criteria} ticks={grid.ticks} status={grid.status} onTick={grid.onTick}>
          {grid.seen}
        </Grid>
      ) : null}
      {work?.others ? (
        <GroupTexts id={anchor} texts={work.others} names={namesWords(work, trainers)} />
      ) : null}
      {model.length > 0 && (aloneTicks || isModelShown(work)) ? (
        <section class="modele-ecrit" aria-labelledby={`${anchor}-modele`}>
          <h4 id={`${anchor}-modele`}>Un texte possible</h4>
          <Paragraphs of={model} />
        </section>
      ) : null}
    </div>
  );
}

/** Once the others are read, or nothing more is written. */
const isModelShown = (work: LearnerProduction | null): boolean =>
  work !== null && (work.phase === 'closed' || (work.phase === 'shared' && work.own !== null));

function Readers({ state, work }: Pick<WorkplaceProps, 'state' | 'work'>): VNode {
  const trainers = state?.answer?.trainers ?? [];
  if (!work)
    return (
      <p>
        Votre texte reste dans ce navigateur&nbsp;: rien n’est envoyé.
        {state?.answer && trainers.length > 0
          ? ' Si votre groupe l’écrit ensemble, vous pourrez l’enregistrer ici.'
          : ''}
        {state?.network === 'lost' && !state.answer
          ? ' Le serveur ne répond pas\u00A0: un texte déjà enregistré reviendra avec le réseau.'
          : ''}
      </p>
    );
  return (
    <p>
      {readersSee(trainers)} votre texte dès qu’il est enregistré. Le groupe le lit au
      partage&nbsp;: chacun doit avoir écrit le sien.{' '}
      {plural(work.writers, 'texte enregistré', 'textes enregistrés')} sur {work.of}.
    </p>
  );
}

function ticksWords(state: WritingState | null, id: string, own: OwnText): string {
  if (state?.memory.ticks[id])
    return state.network === 'lost' ? 'Gardé ici. Vos coches partiront au retour du réseau.' : '';
  return own.ticks.length > 0 ? 'Grille enregistrée.' : '';
}
