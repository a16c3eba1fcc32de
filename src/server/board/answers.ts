/** What learners answered, from the board's copy of what statements say. */
import type { DatabaseSync } from 'node:sqlite';
import type { GivenAnswer, QuestionCount, SameAnswer } from '../../core/api/answers.ts';
import type { Fact } from '../../core/report/fact.ts';
import type { UnitDigest } from '../../core/report/digest.ts';
import type { Identity } from '../people/identities.ts';

export interface Where {
  /** Of the course. */
  readonly iri: string;
  readonly unit: string;
  readonly question: string;
}

export interface Answers {
  /** The last ones to a question, oldest first. */
  readonly last: (learner: Identity, where: Where) => readonly GivenAnswer[];
  /** First answers to a question, the same ones together, given most often first. */
  readonly first: (learners: readonly Identity[], where: Where) => readonly SameAnswer[];
  /** How many were right and wrong at first, of each question that somebody answered. */
  readonly counts: (
    learners: readonly Identity[],
    iri: string,
    units: readonly string[],
  ) => readonly QuestionCount[];
}

/** Nobody reads more, and no script makes us. */
const MOST_SHOWN = 12;
const MOST_READ = 2000;

export function openAnswers(db: DatabaseSync): Answers {
  const registration = db.prepare('SELECT id FROM registration WHERE learner = ? AND course = ?');
  const facts = db.prepare(
    `SELECT body FROM fact WHERE registration = ? AND unit = ? ORDER BY seq DESC LIMIT ${MOST_READ}`,
  );
  const digest = db.prepare('SELECT body FROM unit_digest WHERE registration = ? AND unit = ?');
  const registrationOf = ({ row }: Identity, iri: string): string =>
    (registration.get(row, iri)?.['id'] as string | undefined) ?? '';

  const given = (learner: Identity, { iri, unit, question }: Where): readonly GivenAnswer[] =>
    facts
      .all(registrationOf(learner, iri), unit)
      .map(({ body }) => JSON.parse(body as string) as Fact)
      .flatMap((fact) =>
        fact.verb === 'answered' && fact.question === question
          ? {
              at: fact.time,
              attempt: fact.attempt,
              success: fact.success,
              response: fact.response ?? null,
            }
          : [],
      )
      .sort((a, b) => a.attempt - b.attempt || (a.at < b.at ? -1 : 1));

  return {
    last: (learner, where) => given(learner, where).slice(-MOST_SHOWN),

    first: (learners, where) => {
      const same = new Map<string, SameAnswer>();
      for (const learner of learners) {
        const [first] = given(learner, where);
        if (!first) continue;
        const { success, response } = first;
        const key = JSON.stringify([success, response]);
        const { id, name } = learner;
        const others = same.get(key)?.learners ?? [];
        same.set(key, { success, response, learners: [...others, { id, name }] });
      }
      return [...same.values()].sort((a, b) => b.learners.length - a.learners.length);
    },

    counts: (learners, iri, units) => {
      const registrations = learners.map((learner) => registrationOf(learner, iri));
      return units.flatMap((unit) => {
        const counts = new Map<string, QuestionCount>();
        for (const id of registrations) {
          const body = digest.get(id, unit)?.['body'];
          if (body === undefined) continue;
          const { questions } = JSON.parse(body as string) as UnitDigest;
          for (const [question, { success }] of Object.entries(questions)) {
            const { right, wrong } = counts.get(question) ?? { right: 0, wrong: 0 };
            counts.set(question, {
              ...{ unit, question },
              right: right + Number(success),
              wrong: wrong + Number(!success),
            });
          }
        }
        return [...counts.values()];
      });
    },
  };
}
