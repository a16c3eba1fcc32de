/** What the introduction of an evaluation offers and says, by what the package holds and how it was opened. */
import { renderToString } from 'preact-render-to-string';
import { beforeAll, describe, expect, test } from 'vitest';
import { loadCourse } from '../../src/authoring/read-course.ts';
import { whatIsAsked } from '../../src/islands/assessment/Confirm.tsx';
import { EvaluationIntro } from '../../src/islands/assessment/EvaluationIntro.tsx';
import { costWords, noTryLeft, triesWords } from '../../src/islands/assessment/tries.ts';
import { bringKinds } from '../../src/islands/kinds.tsx';
import { unread } from '../../src/islands/assessment/unread.ts';
import type { NumberQuestion, Question } from '../../src/core/question/types.ts';
import { spellingsOf } from '../../src/core/question/number/spellings.ts';
import type { Terms } from '../../src/page/base/live-page.ts';

const LAUNCHED: Terms = { moreTries: 0, masteryScore: null, reviewing: false, opensMore: null };

const shown = (
  terms: Terms | null,
  more: { readonly left?: number | null; readonly href?: string | null } = {},
) =>
  renderToString(
    <EvaluationIntro
      assessment={{
        id: 'm/evaluation',
        role: 'evaluation',
        revision: 'r',
        title: 'Évaluation',
        draw: 4,
        masteryScore: 0.75,
        tries: 3,
        minutes: 10,
      }}
      bankUrl=""
      module={{ title: 'Module', href: more.href === undefined ? '/modules/m/' : more.href }}
      lessons={[]}
      sources={{}}
      centre={{ name: 'Centre', contact: 'Équipe', email: 'a@exemple.fr' }}
      next={null}
      best={null}
      last={null}
      open={false}
      left={more.left === undefined ? 3 : more.left}
      terms={terms}
      busy={false}
      begin={() => undefined}
      look={() => undefined}
    />,
  );

describe('what is offered', () => {
  test('lessons to see again: only where some can be opened', () => {
    expect(shown(null)).toContain('Revoir les leçons');
    expect(shown(null, { href: null })).not.toContain('Revoir les leçons');
  });

  test('in review nothing is begun: it would not count', () => {
    for (const opensMore of ['trainer', 'platform', null] as const) {
      const page = shown({ ...LAUNCHED, opensMore, reviewing: true });
      expect(page).not.toContain('Commencer');
      expect(page).toContain('rien ne serait enregistré');
      expect(shown({ ...LAUNCHED, opensMore })).toContain('Commencer');
    }
  });
});

describe('what is said of tries', () => {
  test('nothing of how many are left before it is known, nor in the page as built', () => {
    expect(costWords({ tries: 3, left: null, isOpen: false, terms: null })).toBeNull();
    expect(shown(null, { left: null })).not.toContain('reste');
  });

  test('under an LMS that opens attempts, they are those of this attempt', () => {
    const scorm = { opensMore: 'platform' } as const;
    expect(triesWords(3, scorm)).toMatch(/par tentative de votre plateforme/);
    const cost = (tries: number, left: number, isOpen = false, terms: typeof scorm | null = null) =>
      costWords({ tries, left, isOpen, terms })?.replaceAll('\u00A0', ' ') ?? null;
    expect(cost(3, 2, false, scorm)).toContain('2 essais sur 3 dans cette tentative');
    expect(cost(0, Infinity, false, scorm)).toBeNull();
    expect(cost(3, 0)).toBeNull();
  });

  test('what beginning costs is said before, by the button', () => {
    const cost = (left: number, isOpen = false) =>
      costWords({ tries: 3, left, isOpen, terms: null })?.replaceAll('\u00A0', ' ');
    expect(cost(2)).toBe('Il vous reste 2 essais sur 3. Commencer en utilise un.');
    expect(cost(1)).toBe('Il vous reste 1 essai sur 3. Commencer l’utilise.');
    expect(cost(2, true)).toContain('le reprendre n’en utilise pas d’autre. Il vous en restera 1');
    expect(shown(null, { left: 2 })).toMatch(/Commencer en utilise un\..*<button/s);
    expect(shown({ ...LAUNCHED, reviewing: true }, { left: 2 })).not.toContain('en utilise un');
  });

  test('more is promised only by whom can open it', () => {
    expect(noTryLeft({ opensMore: 'trainer' })).toContain('un essai de plus peut vous être ouvert');
    expect(noTryLeft({ opensMore: 'platform' })).toContain('nouvelle tentative');
    for (const terms of [null, { opensMore: null }])
      expect(noTryLeft(terms)).not.toMatch(/peut vous être ouvert|tentative/);
  });
});

describe('a field that is full and cannot be read', () => {
  beforeAll(() => bringKinds(['number']));

  const question = (unit: string) =>
    ({
      ...{ kind: 'number', id: 'n', answer: 37.8, tolerance: 0, expected: [], unit },
      spellings: spellingsOf(unit),
    }) as unknown as NumberQuestion;

  test.each([
    ['°C', '25 7', /Écrivez un nombre/],
    ['°C', '37,8 mL', /Donnez la réponse en °C/],
    ['g', '1.200', /écrivez 1200 sans point, ou 1,200/],
    ['°C', 'environ 38', /Écrivez un nombre/],
    ['°C', '37,8°', null],
    ['cycles par minute', '16/min', null],
    ['°C', '37,8', null],
    ['°C', '  ', null],
    ['°C', '', null],
  ])('in %s, %j says what to type: %s', (unit, typed, help) => {
    const sentence = unread(question(unit), typed);
    if (help === null) expect(sentence).toBeNull();
    else expect(sentence).toMatch(help);
  });

  test('is read with the spellings of its unit, which the bank carries', async () => {
    const { course } = await loadCourse('content');
    const banks = course.modules.flatMap(({ assessments }) =>
      assessments.flatMap(({ bank }) => bank),
    );
    const numbers = banks.flatMap((one) => (one.kind === 'number' && one.unit ? [one] : []));
    expect(numbers).not.toEqual([]);
    for (const { unit, spellings } of numbers) expect(spellings).toEqual(spellingsOf(unit ?? ''));
  });

  test('only where something is typed: a choice without an answer is just unanswered', () => {
    expect(unread({ kind: 'choice', options: [] } as unknown as Question, '')).toBeNull();
    expect(unread(question('°C'), undefined)).toBeNull();
  });

  test('is told apart from a question without an answer before handing in', () => {
    const none = { missing: [], unread: [], marked: [] };
    const help = 'Écrivez un nombre, par exemple 25,7.';
    expect(whatIsAsked({ ...none, unread: [{ number: 2, help }], marked: [1] })).toBe(
      `La réponse écrite à la question 2 ne se lit pas, et ne compterait pas. ${help} Rendre quand même ?`,
    );
    expect(
      whatIsAsked({
        ...none,
        missing: [4],
        unread: [
          { number: 2, help },
          { number: 3, help },
        ],
      }),
    ).toBe(
      'Les réponses écrites aux questions 2 et 3 ne se lisent pas, et ne compteraient pas. Il reste 1\u00a0question sans réponse (4). Rendre quand même ?',
    );
    expect(whatIsAsked(none)).toBe('Toutes les questions ont une réponse. Rendre ?');
  });
});
