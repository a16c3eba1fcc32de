/**
 * The statements any xAPI launch may send; under cmi5 they are "cmi5 allowed" (7.1.3): the template's
 * context, but neither of cmi5's categories.
 */
import { scaledScore } from '../assessment/score.ts';
import { isoDuration } from './duration.ts';
import type { EventOf } from '../progress/progress.ts';
import type { AnySpeech, Question, Response } from '../question/types.ts';
import { plain, plainRich } from '../text/rich.ts';
import {
  statement,
  statementId,
  type Activity,
  type Occurrence,
  type Score,
  type Setting,
  type Statement,
} from './statement.ts';
import { extensionIri, questionIri, sectionIri, testIri } from '../course/iri.ts';
import { ACTIVITY_TYPES, CMI5_EXTENSIONS } from './vocabulary.ts';

/** A section of a lesson first seen. */
export function experienced(
  setting: Setting,
  event: EventOf<'visited'>,
  section: { readonly id: string; readonly title: string },
): Statement {
  const { activityId } = setting.launch;
  return statement(setting, 'experienced', event, {
    object: {
      id: sectionIri(activityId, section.id),
      definition: {
        type: ACTIVITY_TYPES.page,
        name: { fr: section.title },
      },
    },
    context: { contextActivities: { parent: [{ id: activityId }] } },
  });
}

/** A try at a question of a lesson. `question` is the one on the page, as it was worded; `speech` its kind's. */
export function answered(
  setting: Setting,
  event: EventOf<'answered'>,
  question: Question,
  speech: AnySpeech,
): Statement {
  return statement(setting, 'answered', event, {
    object: questionActivity(setting, question, speech),
    result: {
      ...responseOf(question, event.response, speech),
      success: event.success,
      ...scoreOf(event.points, event.max),
      duration: isoDuration(event.duration),
      extensions: { [extensionIri(setting.unit, 'attempt')]: event.attempt },
    },
    context: questionContext(setting, event.hash),
  });
}

/**
 * The answers of a try at an evaluation, sent at hand-in, in the order of its questions. What was left
 * without an answer, or has since left the bank, is not said to have been answered.
 */
export function answeredInTry(
  setting: Setting,
  event: EventOf<'handed-in'>,
  bank: readonly Question[],
  speechOf: (question: Question) => AnySpeech,
): readonly Statement[] {
  return event.answers.flatMap((answer) => {
    const question = bank.find(({ id }) => id === answer.question);
    if (question === undefined || answer.response === null) return [];
    const speech = speechOf(question);
    return [
      statement(setting, 'answered', event, {
        id: statementId(event.id, 'answered', question.id),
        object: questionActivity(setting, question, speech),
        result: {
          ...responseOf(question, answer.response, speech),
          success: answer.points === answer.max,
          ...scoreOf(answer.points, answer.max),
          extensions: { [extensionIri(setting.unit, 'attempt')]: event.try },
        },
        context: questionContext(setting, answer.hash),
      }),
    ];
  });
}

/** A try at an evaluation ended, passed or not. */
export function scored(setting: Setting, event: EventOf<'handed-in'>): Statement {
  const { activityId } = setting.launch;
  return statement(setting, 'scored', event, {
    object: testActivity(setting),
    result: {
      ...scoreOf(event.points, event.max),
      duration: isoDuration(event.duration),
      extensions: { [extensionIri(setting.unit, 'attempt')]: event.try },
    },
    context: { contextActivities: { parent: [{ id: activityId }] } },
  });
}

/** @param fraction of the lesson, 0 to 1; said as a whole percentage, rounded down (cmi5 9.5.5.1) */
export function progressed(setting: Setting, occurrence: Occurrence, fraction: number): Statement {
  const percent = Math.floor(Math.min(1, Math.max(0, fraction)) * 100 + 1e-9);
  return statement(setting, 'progressed', occurrence, {
    object: unitActivity(setting),
    result: {
      extensions: { [CMI5_EXTENSIONS.progress]: percent },
    },
  });
}

/** The page itself: the activity the LMS launched (cmi5 9.4). */
export function unitActivity({ launch, unit }: Setting): Activity {
  return {
    id: launch.activityId,
    definition: {
      type: unit.kind === 'lesson' ? ACTIVITY_TYPES.lesson : ACTIVITY_TYPES.assessment,
      name: { fr: unit.title },
    },
  };
}

/** What the questions of a unit belong to. */
function testActivity({ launch, unit }: Setting): Activity {
  return {
    id: testIri(launch.activityId, unit.kind),
    definition: {
      type: ACTIVITY_TYPES.assessment,
      name: { fr: unit.title },
    },
  };
}

function questionActivity(setting: Setting, question: Question, speech: AnySpeech): Activity {
  const { launch, unit } = setting;
  return {
    id: questionIri(launch.activityId, unit.kind, question.id),
    definition: {
      type: ACTIVITY_TYPES.interaction,
      name: { fr: wording(question) },
      ...speech.interaction(question),
    },
  };
}

function questionContext(setting: Setting, hash: string) {
  return {
    contextActivities: { parent: [testActivity(setting)] },
    extensions: { [extensionIri(setting.unit, 'question-hash')]: hash },
  };
}

/** What the question asks, as one text. */
export function wording(question: Question): string {
  const sentence =
    question.kind === 'gaps'
      ? question.text.map((paragraph) =>
          paragraph
            .map((node) => (typeof node === 'object' && 'gap' in node ? '____' : plain([node])))
            .join(''),
        )
      : [];
  return [plainRich(question.stem), ...sentence].filter((text) => text !== '').join('\n');
}

/** Nothing when the response is none to the question as it stands on this page. */
function responseOf(
  question: Question,
  response: Response,
  speech: AnySpeech,
): { readonly response?: string } {
  const read = speech.rules.parse(question, response);
  const said = read === null ? '' : speech.spoken(question, read);
  return said === '' ? {} : { response: said };
}

function scoreOf(points: number, max: number): { readonly score?: Score } {
  return max > 0 ? { score: { scaled: scaledScore(points, max), raw: points, min: 0, max } } : {};
}
