// @vitest-environment happy-dom
/** What a group writes, under a trainer’s hands. */
import { render } from 'preact';
import { act } from 'preact/test-utils';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Me } from '../../src/core/api/accounts.ts';
import type { Outline } from '../../src/core/api/outline.ts';
import type {
  GroupProduction,
  NewComment,
  NewProduction,
  ProductionDesk,
  WrittenText,
} from '../../src/core/api/productions.ts';
import type { Api } from '../../src/board/api.ts';
import { share } from '../../src/board/desk.ts';
import { GroupProductions } from '../../src/board/production/GroupProductions.tsx';
import { ProductionView } from '../../src/board/production/ProductionView.tsx';
import type { Route } from '../../src/board/route.ts';

const NOW = Date.parse('2026-11-22T12:00:00.000Z');
const AT = '2026-11-22T11:00:00.000Z';
const unit = (id: string, number: number) => ({
  ...{ id, kind: 'lesson' as const, title: `Leçon ${number}`, number, questions: 1 },
  url: `/modules/${id}/`,
  productions: [{ id: `note-${number}`, title: `Note ${number}` }],
});
const OUTLINE: Outline = {
  title: 'Cours',
  paths: [],
  modules: [{ id: 'm', title: 'Module', ink: 'voc', units: [unit('m/un', 1), unit('m/deux', 2)] }],
};
const ALI: WrittenText = {
  learner: { id: 'a', name: 'Ali Benali' },
  ...{ text: 'Appel à 9 h.', at: AT, isLate: false, ticks: ['c1'] },
  ...{ isHidden: false, comment: null },
};
const DESK: ProductionDesk = {
  ...{ id: 'p', unit: 'm/un', production: 'note-1', title: 'Note 1', phase: 'open', names: null },
  ...{ opened: AT, writers: 1, of: 2, group: { id: 'g', name: 'Rennes 3' } },
  criteria: [
    { id: 'c1', text: 'l’heure est écrite' },
    { id: 'c2', text: 'ses mots y sont' },
  ],
  texts: [ALI],
  waiting: [{ id: 'b', name: 'Bea Colin' }],
};

const place = document.createElement('div');
document.body.append(place);
let desk: ProductionDesk;
let all: readonly GroupProduction[];
let openings: NewProduction[];
let calls: unknown[];
let routes: Route[];
const value = <T,>(of: T) => Promise.resolve({ kind: 'value' as const, value: of, etag: null });
const led = (...call: unknown[]) => {
  calls.push(call);
  return value(desk);
};
beforeEach(() => {
  [desk, all, openings, calls, routes] = [DESK, [], [], [], []];
  const api: Partial<Api> = {
    productions: () => value(all),
    production: () => value(desk),
    openProduction: (_, body) => {
      openings.push(body);
      return value(desk);
    },
    shareProduction: (id, names) => led('share', id, names),
    closeProduction: (id) => led('close', id),
    commentText: (id, learner, body: NewComment) => led('comment', id, learner, body),
    hideText: (id, learner, isHidden) => led('hide', id, learner, isHidden),
  };
  const me: Me = { id: 'f', name: 'C. Le Goff', role: 'formateur', csrf: '' };
  share({
    ...{ api: api as Api, me, outline: OUTLINE, centre: [] },
    go: (route) => routes.push(route),
    now: () => NOW,
  });
});
afterEach(() => act(() => render(null, place)));

const settle = (): Promise<void> => act(() => new Promise<void>((done) => setTimeout(done)));
const shown = (): string => place.textContent.replace(/\s+/g, ' ');
const button = (name: string): HTMLButtonElement => {
  const found = [...place.querySelectorAll('button')].find(({ textContent }) =>
    textContent.startsWith(name),
  );
  if (!found) throw new Error(`no button « ${name} »`);
  return found;
};
async function press(name: string): Promise<void> {
  await act(() => button(name).click());
  await settle();
}
async function view(): Promise<void> {
  await act(() => render(<ProductionView group="g" production="p" />, place));
  await settle();
}

describe('the list of a group', () => {
  const list = async (units: readonly string[] = []) => {
    await act(() => render(<GroupProductions group="g" path={null} units={units} />, place));
    await settle();
  };

  test('offers those that are not open, a meeting’s lessons first', async () => {
    all = [DESK];
    await list();
    const options = () => [...place.querySelectorAll('option')].map(({ value: key }) => key);
    expect(options()).toEqual(['m/deux#note-2']);
    expect(shown()).toMatch(/1\stexte sur 2/);
    await press('Ouvrir pour le groupe');
    expect(openings).toMatchObject([{ unit: 'm/deux', production: 'note-2' }]);
    expect(routes).toEqual([{ view: 'production', group: 'g', production: 'p' }]);
    await act(() => render(null, place));
    all = [];
    await list(['m/deux']);
    expect(options()).toEqual(['m/deux#note-2', 'm/un#note-1']);
  });
});

describe('one of them', () => {
  test('is shared after a question, under the names that were chosen', async () => {
    await view();
    expect(shown()).toContain('N’ont pas écrit : Bea Colin.');
    expect(shown()).toContain('Coché : l’heure est écrite');
    expect(shown()).toContain('Pas coché : ses mots y sont');
    await press('Partager sans les noms');
    expect(calls).toEqual([]);
    await press('Partager sans les noms');
    expect(calls).toEqual([['share', 'p', 'none']]);
    desk = { ...DESK, phase: 'shared', names: 'none' };
    await view();
    await press('Clore');
    await press('Clore');
    expect(calls.at(-1)).toEqual(['close', 'p']);
  });

  test('keeps the comment that is being written while texts come', async () => {
    await view();
    await press('Commenter');
    const area = place.querySelector('textarea');
    if (!area) throw new Error('no field');
    await act(() => {
      area.value = 'Quelle heure ?';
      area.dispatchEvent(new Event('input', { bubbles: true }));
    });
    desk = { ...DESK, writers: 2, texts: [ALI, { ...ALI, learner: { id: 'b', name: 'Bea' } }] };
    await act(() => {
      dispatchEvent(new Event('online'));
    });
    await settle();
    expect(place.querySelectorAll('article')).toHaveLength(2);
    expect(place.querySelector('textarea')?.value).toBe('Quelle heure ?');
    await act(() => place.querySelector<HTMLInputElement>('input[type=checkbox]')?.click());
    await act(() => {
      place
        .querySelector('.commenter')
        ?.dispatchEvent(new Event('submit', { bubbles: true, cancelable: true }));
    });
    await settle();
    expect(calls).toEqual([
      ['comment', 'p', 'a', { text: 'Quelle heure ?', isShared: true, before: null }],
    ]);
    expect(place.querySelector('textarea')).toBeNull();
  });

  test('hides a text, and says so', async () => {
    await view();
    await press('Masquer au groupe');
    expect(calls).toEqual([['hide', 'p', 'a', true]]);
    desk = { ...DESK, texts: [{ ...ALI, isHidden: true }] };
    await act(() => {
      dispatchEvent(new Event('online'));
    });
    await settle();
    expect(shown()).toContain('masqué : le groupe ne le voit pas');
    await press('Ne plus masquer');
    expect(calls.at(-1)).toEqual(['hide', 'p', 'a', false]);
  });
});
