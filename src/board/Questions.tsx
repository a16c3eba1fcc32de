/** Questions of a module to read again: those that most people missed at first come first. */
import type { VNode } from 'preact';
import { useMemo, useState } from 'preact/hooks';
import type { QuestionCount } from '../core/api/answers.ts';
import { moduleIdOf } from '../core/course/unit.ts';
import { missedFirst } from '../core/report/missed.ts';
import type { QuestionSheet } from '../core/report/question-sheet.ts';
import { plural } from '../core/text/numbers.ts';
import { findUnit, placeName } from './course.ts';
import { useDesk } from './desk.ts';
import { ProblemLine } from './fields.tsx';
import { Crumbs, Go, Title } from './navigation.tsx';
import { outlineOn } from './path.ts';
import { QuestionView } from './QuestionView.tsx';
import { sheetOf, useSheets } from './sheets.ts';
import { useLoaded } from './useLoaded.ts';

export interface QuestionsProps {
  readonly group: string;
  readonly module: string | null;
  /** "unit#question" that is opened. */
  readonly question: string | null;
}

export function Questions({ group, module, question }: QuestionsProps): VNode {
  const { api, outline: course } = useDesk();
  const { value: groups } = useLoaded(api.groups);
  const known = groups?.find(({ id }) => id === group);
  const outline = outlineOn(course, known?.path ?? null);
  const shown = outline.modules.find(({ id }) => id === module) ?? outline.modules[0];
  const id = shown?.id ?? '';
  const ask = useMemo(() => () => api.questionCounts(group, id), [api, group, id]);
  const { value: counts, problem } = useLoaded(ask);
  const sheets = useSheets(shown ? id : null);
  const rows = missedFirst(counts ?? []);
  const missed = rows.filter(({ wrong }) => wrong > 0);
  const opened = rows.find((row) => keyOf(row) === question);
  const [isWhole, setWhole] = useState(false);
  const listed = isWhole ? rows : missed;

  return (
    <div class={`encre-${shown?.ink ?? 'neutre'}`}>
      <Crumbs
        trail={[{ text: known?.name ?? 'Groupe', to: { view: 'group', group, module: null } }]}
        here="Questions à relire"
      />
      <header class="tete">
        <Title>Questions à relire</Title>
      </header>
      <p class="chapo">
        Premières réponses aux questions des leçons&nbsp;: les plus souvent manquées d’abord. Ouvrez
        une question pour voir ce qui a été répondu.
      </p>
      {outline.modules.length > 1 ? (
        <nav class="modules" aria-label="Modules">
          {outline.modules.map((one) => (
            <Go
              key={one.id}
              to={{ view: 'questions', group, module: one.id, question: null }}
              class={`encre-${one.ink}`}
              current={one.id === shown?.id}
            >
              {one.title}
            </Go>
          ))}
        </nav>
      ) : null}
      <ProblemLine text={problem} />
      <p class="bilan" role="status">
        {counts === null
          ? 'Chargement…'
          : rows.length === 0
            ? 'Personne n’a encore répondu à une question de ce module.'
            : missed.length === 0
              ? 'Aucune question n’a été manquée au premier essai.'
              : `${plural(missed.length, 'question manquée', 'questions manquées')} au moins une fois, sur ${rows.length} auxquelles on a répondu.`}
      </p>
      <ul class="questions">
        {listed.map((row) => {
          const { unit, question: asked, right, wrong } = row;
          const sheet = sheetOf(sheets, unit, asked);
          const label = labelIn(outline, row, sheet);
          const isOpen = row === opened;
          return (
            <li key={keyOf(row)}>
              <Go
                to={{ view: 'questions', group, module: id, question: isOpen ? null : keyOf(row) }}
                class="question-manquee"
                current={isOpen}
              >
                <span class="petit doux">{label}</span>
                <span class="enonce">{sheet?.statement ?? asked}</span>
                <span class="tabulaire">
                  {right} {right > 1 ? 'justes' : 'juste'} sur {right + wrong}
                </span>
              </Go>
              {isOpen ? (
                <QuestionView
                  group={group}
                  unit={unit}
                  question={asked}
                  sheet={sheet}
                  address={findUnit(outline, unit)?.unit.url ?? null}
                />
              ) : null}
            </li>
          );
        })}
      </ul>
      {rows.length > missed.length && !isWhole ? (
        <button type="button" class="bouton secondaire" onClick={() => setWhole(true)}>
          Voir aussi celles que personne n’a manquées
        </button>
      ) : null}
    </div>
  );
}

const keyOf = ({ unit, question }: Pick<QuestionCount, 'unit' | 'question'>): string =>
  `${unit}#${question}`;

/** "Leçon 2, question 4" */
function labelIn(
  outline: Parameters<typeof placeName>[0],
  { unit, question }: QuestionCount,
  sheet: QuestionSheet | null,
): string {
  const label = sheet && `question ${sheet.number}`;
  return placeName(outline, { unit, section: null, question, label }, moduleIdOf(unit));
}
