/** All that the course names is found: each term, each everyday expression, each section. */
import { describe, expect, test } from 'vitest';
import { firstOf, LIMITS, realCourse, realEngine } from './course.ts';

const course = await realCourse();
const engine = await realEngine();

describe('in the whole course', () => {
  test('every term of the glossary is found first by its own name', () => {
    const lost = course.glossary
      .map(({ id, term }) => ({ term, id: `glossaire#${id}`, first: firstOf(engine, term) }))
      .filter(({ id, first }) => id !== first);
    expect(lost).toEqual([]);
  });

  test('every everyday expression finds its term, with the reason', () => {
    const lost = course.glossary.flatMap(({ id, everyday }) =>
      everyday
        .filter((said) => {
          const { terms } = engine.search(said, { ...LIMITS, terms: 60 }).answer;
          return !terms.hits.some(({ anchor }) => anchor === id);
        })
        .map((said) => `${said} → ${id}`),
    );
    expect(lost).toEqual([]);
  });

  test('every section is found by its title', () => {
    const lost = course.modules.flatMap(({ lessons }) =>
      lessons.flatMap(({ slug, sections }) =>
        sections
          .filter(({ id, title }) => {
            const { hits } = engine.search(title, LIMITS).answer.lessons;
            return !hits
              .slice(0, 3)
              .some(({ anchor, path }) => anchor === id && path.includes(slug));
          })
          .map(({ title }) => `${slug}: ${title}`),
      ),
    );
    expect(lost).toEqual([]);
  });
});
