/** The one entry of the board's page (pages/formateur.astro). */
import { render } from 'preact';
import type { Me } from '../core/api/accounts.ts';
import { createApi } from './api.ts';
import { Board } from './Board.tsx';

export function start(window: Window, document: Document): void {
  const place = document.getElementById('tableau');
  if (!place) return;
  const { location } = window;
  let me: Me | null = null;
  let ahead = 0;
  let signedOut = (): void => undefined;
  const api = createApi({
    base: new URL('api/', location.origin + location.pathname.replace(/[^/]*$/, '')).href,
    fetch: (...request) => window.fetch(...request),
    token: () => me?.csrf ?? null,
    onSignedOut: () => signedOut(),
    onDate: (at) => (ahead = at - Date.now()),
  });
  place.replaceChildren();
  render(
    <Board
      api={api}
      onMe={(signed) => (me = signed)}
      onSignedOut={(hear) => (signedOut = hear)}
      now={() => Date.now() + ahead}
      centre={place.dataset['centre']?.split('\n') ?? []}
    />,
    place,
  );
}
