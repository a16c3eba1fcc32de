/** Questions of a lesson, each with how many found it alone. */
import { Fragment, type VNode } from 'preact';
import { useMemo, useState } from 'preact/hooks';
import type { QuestionCount } from '../../core/api/answers.ts';
import type { MeetingDesk } from '../../core/api/meetings.ts';
import type { LessonQuestion } from '../../core/meeting/from-lesson.ts';
import { letterOf } from '../../core/meeting/group-question.ts';
import { rateWords } from '../../core/meeting/tally.ts';
import { numberWords } from '../../core/meeting/typed-number.ts';
import { plural } from '../../core/text/numbers.ts';
import { clock } from '../../core/text/paris.ts';
import { fold } from '../../core/text/text.ts';
import { AskedFigure } from '../../islands/meeting/AskedFigure.tsx';
import { moduleIdOf } from '../../core/course/unit.ts';
import { useDesk } from '../desk.ts';
import { Field, ProblemLine } from '../fields.tsx';
import { useLoaded } from '../useLoaded.ts';
import type { Opening } from './opening.ts';

export interface PickQuestionProps extends Opening {
  readonly desk: MeetingDesk;
}

export function PickQuestion({ desk, open, busy, problem }: PickQuestionProps): VNode {
  const { api, outline } = useDesk();
  const lessons = outline.modules.flatMap((module) =>
    module.units.filter(({ kind }) => kind === 'lesson').map((unit) => ({ module, unit })),
  );
  const first = lessons.find(({ unit }) => desk.meeting.units.includes(unit.id)) ?? lessons[0];
  const [lesson, setLesson] = useState(first?.unit.id ?? '');
  const [searched, setSearched] = useState('');
  const [chosen, setChosen] = useState<string | null>(null);
  const [wrong, setWrong] = useState<string | null>(null);
  const module = moduleIdOf(lesson);
  const sheets = useLoaded(useMemo(() => () => api.groupSheets(module), [api, module]));
  const counts = useLoaded(
    useMemo(() => () => api.questionCounts(desk.group.id, module), [api, desk.group.id, module]),
  );
  const all = sheets.value?.[lesson];
  const shown = (all?.questions ?? []).filter(({ asked }) =>
    fold(asked.statement).includes(fold(searched)),
  );
  const picked = shown.find(({ question }) => question === chosen);
  return (
    <form
      class="prises"
      onSubmit={(event) => {
        event.preventDefault();
        setWrong(picked ? null : 'Choisissez d’abord une question.');
        if (picked) open({ ...picked.asked, source: { unit: lesson, question: picked.question } });
      }}
    >
      <div class="horaires">
        <p class="saisie">
          <label htmlFor="groupe-lecon">Leçon</label>
          <select
            id="groupe-lecon"
            value={lesson}
            onChange={({ currentTarget }) => {
              setLesson(currentTarget.value);
              setChosen(null);
            }}
          >
            {outline.modules.map((one) => (
              <optgroup key={one.id} label={one.title}>
                {lessons
                  .filter((entry) => entry.module === one)
                  .map(({ unit }) => (
                    <option key={unit.id} value={unit.id}>
                      {unit.number}. {unit.title}
                    </option>
                  ))}
              </optgroup>
            ))}
          </select>
        </p>
        <Field label="Chercher dans les questions" value={searched} onValue={setSearched} />
      </div>
      <ProblemLine text={sheets.problem} />
      <fieldset>
        <legend class="invisible">Question à poser</legend>
        {shown.map((one) => (
          <Fragment key={one.question}>
            <label class="prise">
              <input
                type="radio"
                name="question-du-groupe"
                autocomplete="off"
                checked={one === picked}
                onChange={() => setChosen(one.question)}
              />
              <span>
                {one.number}. {one.asked.statement}
                <small class="doux"> {pastWords(desk, lesson, one)}</small>
                {one === picked ? <Choices question={one} /> : null}
              </span>
              <span class="tabulaire petit">{aloneWords(counts.value, lesson, one)}</span>
            </label>
            {one === picked && one.asked.figure !== undefined ? (
              <AskedFigure name={one.asked.figure} />
            ) : null}
          </Fragment>
        ))}
      </fieldset>
      {all && all.others.length > 0 ? (
        <details class="non-posees">
          <summary>
            {plural(all.others.length, 'question')} de cette leçon ne{' '}
            {all.others.length > 1 ? 'se posent' : 'se pose'} pas au groupe
          </summary>
          <ul>
            {all.others.map(({ number, statement, reason }) => (
              <li key={number}>
                {number}. {statement} <small class="doux">Non&nbsp;: {reason}</small>
              </li>
            ))}
          </ul>
        </details>
      ) : null}
      {all ? (
        <p class="petit doux">
          {shown.length === 0 ? 'Aucune question ne correspond. ' : ''}«&nbsp;Seuls&nbsp;»&nbsp;:
          bonnes réponses au premier essai, hors séance. Entre 30 et 70&nbsp;%, une question fait
          discuter.
        </p>
      ) : null}
      <ProblemLine text={wrong ?? problem} />
      <button type="submit" class="bouton" aria-disabled={busy}>
        Ouvrir la question
      </button>
    </form>
  );
}

function Choices({ question: { asked } }: { readonly question: LessonQuestion }): VNode {
  const { typed } = asked;
  return (
    <span class="propositions">
      {typed ? (
        <span>
          {numberWords(String(typed.answer), typed.unit)}
          {typed.tolerance > 0 ? `, à ${numberWords(String(typed.tolerance), null)} près` : ''}{' '}
          (bonne réponse)
        </span>
      ) : null}
      {asked.options.map(({ id, text }, at) => (
        <span key={id}>
          <b>{letterOf(at)}.</b> {text}
          {asked.right.includes(id) ? ' (bonne réponse)' : ''}
        </span>
      ))}
    </span>
  );
}

function pastWords(
  { questions }: MeetingDesk,
  unit: string,
  { question, asked }: LessonQuestion,
): string {
  const kind = asked.typed ? 'un nombre' : asked.several ? 'plusieurs réponses' : 'une réponse';
  const past = questions.filter(
    ({ source, phase }) =>
      source?.unit === unit && source.question === question && phase !== 'cancelled',
  );
  const last = past.at(-1);
  return last ? `${kind}, posée à ${clock(last.opened)}` : kind;
}

function aloneWords(
  counts: readonly QuestionCount[] | null,
  unit: string,
  { question }: LessonQuestion,
): string {
  const found = counts?.find((one) => one.unit === unit && one.question === question);
  const all = found ? found.right + found.wrong : 0;
  return found && all > 0 ? `${rateWords(found.right, all)} seuls` : '';
}
