// @vitest-environment happy-dom
/** The sheets to cut up, as they are printed. */
import { render } from 'preact';
import { act } from 'preact/test-utils';
import { afterEach, expect, test } from 'vitest';
import { CutSheet } from '../../src/board/CutSheet.tsx';

afterEach(() => render(null, document.body));

test('each sheet is headed with the centre, and says which it is', async () => {
  const codes = Array.from({ length: 9 }, (_, at) => ({
    learner: { id: `${at}`, name: `Apprenante ${at}` },
    address: 'specimen.example/l/',
    code: 'k7fm-2qva',
    expires: '2026-12-15T10:00:00Z',
    qr: { size: 21, path: 'M0 0h1v1z' },
  }));
  const centre = ['Centre SPÉCIMEN', '1 rue de l’Exemple', 'Déclaration d’activité 00'];
  await act(() =>
    render(
      <CutSheet codes={codes} course="Cours" group="Rennes 3" trainers={[]} centre={centre} />,
      document.body,
    ),
  );
  const headers = [...document.querySelectorAll('.feuille-a-decouper > header')];
  expect(headers).toHaveLength(2);
  for (const header of headers)
    expect([...header.querySelectorAll('div p')].map((line) => line.textContent)).toEqual(centre);
  expect(headers[1]?.textContent).toContain('Groupe Rennes 3, feuille 2 sur 2');
  expect(headers[1]?.textContent).toContain('1 lien sur 9');
});
