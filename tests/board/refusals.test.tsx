// @vitest-environment happy-dom
/** What the board shows to who may not see something, and what it calls its views. */
import { render } from 'preact';
import { act } from 'preact/test-utils';
import { afterEach, expect, test } from 'vitest';
import type { Api } from '../../src/board/api.ts';
import { Accounts } from '../../src/board/Accounts.tsx';
import { share } from '../../src/board/desk.ts';
import { Title } from '../../src/board/navigation.tsx';

afterEach(() => render(null, document.body));

const signedInAs = (role: 'formateur' | 'administrateur', asked: string[] = []): void =>
  share({
    api: {
      accounts: () => {
        asked.push('accounts');
        return Promise.resolve({ kind: 'value', value: [], etag: null });
      },
    } as unknown as Api,
    me: { id: 'me', name: 'Moi', role, csrf: '' },
    outline: { title: 'Cours', paths: [], modules: [] },
    go: () => undefined,
    now: () => 0,
    centre: [],
  });

test('a trainer who types the address of the accounts is refused, and nothing is asked', async () => {
  const asked: string[] = [];
  signedInAs('formateur', asked);
  await act(() => render(<Accounts />, document.body));
  expect(document.body.textContent).toContain('Seuls les administrateurs voient les comptes.');
  expect(document.querySelector('form, input')).toBeNull();
  expect(asked).toEqual([]);
  signedInAs('administrateur', asked);
  await act(() => render(<Accounts key="other" />, document.body));
  expect(document.querySelector('form')).not.toBeNull();
  expect(asked).toEqual(['accounts']);
});

test('a title is said once', async () => {
  signedInAs('formateur');
  await act(() => render(<Title>Tableau du formateur</Title>, document.body));
  expect(document.title).toBe('Tableau du formateur');
  await act(() => render(<Title key="other">Mes groupes</Title>, document.body));
  expect(document.title).toBe('Mes groupes | Tableau du formateur');
});
