/** What the introduction of an evaluation offers and says, by what the package holds and how it was opened. */
import { renderToString } from 'preact-render-to-string';
import { describe, expect, test } from 'vitest';
import { Intro } from '../../src/islands/evaluation/Intro.tsx';
import { noTryLeft, triesWords } from '../../src/islands/evaluation/tries.ts';
import type { Terms } from '../../src/islands/player.ts';

const LAUNCHED: Terms = { moreTries: 0, masteryScore: null, reviewing: false, opensMore: null };

const shown = (
  terms: Terms | null,
  more: { readonly left?: number | null; readonly href?: string | null } = {},
) =>
  renderToString(
    <Intro
      evaluation={{
        id: 'm/evaluation',
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
    for (const opensMore of ['trainer', 'platform', null] as const)
      expect(triesWords(3, null, { opensMore })).not.toContain('reste');
    expect(shown(null, { left: null })).not.toContain('reste');
  });

  test('under an LMS that opens attempts, they are those of this attempt', () => {
    const scorm = { opensMore: 'platform' } as const;
    expect(triesWords(3, 2, scorm)).toMatch(/par tentative de votre plateforme.*2 dans celle-ci/);
    expect(triesWords(3, 2, null)).toMatch(/3\u00a0essais au plus\. Il vous en reste 2\./);
    expect(triesWords(0, Infinity, scorm)).not.toMatch(/Infinity|reste/);
  });

  test('more is promised only by whom can open it', () => {
    expect(noTryLeft({ opensMore: 'trainer' })).toContain('un essai de plus peut vous être ouvert');
    expect(noTryLeft({ opensMore: 'platform' })).toContain('nouvelle tentative');
    for (const terms of [null, { opensMore: null }])
      expect(noTryLeft(terms)).not.toMatch(/peut vous être ouvert|tentative/);
  });
});
