// @vitest-environment happy-dom
/** A learner’s own say about their question, and what the group reads in a lesson. */
import { render } from 'preact';
import { act } from 'preact/test-utils';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { Publication, PublishedAnswer } from '../../src/core/api/help.ts';
import { showPublished } from '../../src/islands/help/lesson-answers.tsx';
import { Proposal } from '../../src/islands/help/Proposal.tsx';

const AT = '2026-11-22T11:00:00.000Z';
const publication = (agreed: boolean | null): Publication => ({
  ...{ id: 'p1', at: AT, name: 'C. Le Goff', text: 'On note.' },
  question: { text: 'Est-ce grave ?', agreed },
});

let asked: string[] = [];
let answer: () => Promise<Response>;
beforeEach(() => {
  asked = [];
  answer = () => Promise.resolve(new Response(null, { status: 204 }));
  vi.stubGlobal('fetch', (url: string, init: RequestInit = {}) => {
    asked.push(`${init.method ?? 'GET'} ${url} ${(init.body as string | undefined) ?? ''}`);
    return answer();
  });
});
afterEach(() => {
  render(null, document.body);
  document.body.innerHTML = '';
  vi.unstubAllGlobals();
});

const show = (shown: Publication) =>
  act(() =>
    render(<Proposal publication={shown} onDecided={() => asked.push('decided')} />, document.body),
  );
const text = (): string => document.body.textContent.replace(/\s+/g, ' ');
const press = async (name: string): Promise<void> => {
  const button = [...document.querySelectorAll('button')].find((one) => one.textContent === name);
  if (!button) throw new Error(`no button ${name}`);
  button.focus();
  await act(async () => {
    button.click();
    await new Promise((resolve) => setTimeout(resolve));
  });
};

describe('a proposal', () => {
  test('quotes what would be published, and is answered with one press', async () => {
    await show(publication(null));
    expect(text()).toContain('Est-ce grave ?');
    expect(text()).toContain('sans votre nom');
    await press('Oui');
    expect(asked).toEqual(['POST /apprenant/publications/p1/accord {"agreed":true}', 'decided']);
    expect(text()).toContain('Votre question est publiée');
    expect(document.activeElement?.textContent).toContain('Votre question est publiée');
  });

  test('is taken back as easily', async () => {
    await show(publication(true));
    await press('Retirer ma question');
    expect(asked[0]).toBe('POST /apprenant/publications/p1/accord {"agreed":false}');
    expect(text()).toContain('sans votre question');
    expect(text()).not.toContain('Est-ce grave ?');
  });

  test('that could not be answered says so, and nothing has changed', async () => {
    await show(publication(null));
    answer = () => Promise.reject(new TypeError('network'));
    await press('Oui');
    expect(text()).toContain('Votre choix n’a pas pu être envoyé.');
    expect(text()).not.toContain('Votre question est publiée');
    answer = () => Promise.resolve(Response.json({ message: 'Plus là.' }, { status: 404 }));
    await press('Oui');
    expect(text()).toContain('Plus là.');
    // A portal’s page says nothing of it.
    answer = () => Promise.resolve(new Response('<!doctype html>', { status: 200 }));
    await press('Oui');
    expect(text()).toContain('Votre choix n’a pas pu être envoyé.');
    expect(asked).not.toContain('decided');
  });

  test('of the trainer’s words alone asks nothing', async () => {
    await show({ ...publication(null), question: null });
    expect(document.querySelector('button')).toBeNull();
    expect(text()).toContain('sans votre question ni votre nom');
  });
});

describe('in a lesson', () => {
  const one = (id: string, question: string | null): PublishedAnswer => ({
    ...{ id, at: AT, name: 'C. Le Goff', text: `Réponse ${id}`, question: null },
    place: { unit: 'voc/un', section: null, question, label: null },
  });
  const shown = async (all: unknown): Promise<void> => {
    document.body.innerHTML = '<p id="q1"></p><p id="fin"></p>';
    answer = () => Promise.resolve(Response.json(all));
    await showPublished('voc/un', (question) =>
      document.getElementById(question === 'q1' ? 'q1' : 'fin'),
    );
  };

  test('stands closed below what it is about; of a question that is gone, at the end', async () => {
    await shown([one('a', 'q1'), one('b', 'q1'), one('c', null), one('d', 'q9')]);
    expect(asked).toEqual(['GET /apprenant/publications?unite=voc%2Fun ']);
    const [first, last] = document.querySelectorAll('details');
    expect(first?.open).toBe(false);
    expect(document.querySelector('#q1 + div details')).toBe(first);
    expect(first?.textContent).toMatch(/C\. Le Goff a répondu.*Réponse a.*Réponse b/);
    expect(last?.textContent).toMatch(/Réponse c.*Réponse d/);
  });

  test('is nothing where there is none, or where it cannot be had', async () => {
    for (const all of [[], { message: 'non' }, [{ id: 3 }]]) {
      await shown(all);
      expect(document.querySelector('details')).toBeNull();
    }
  });
});
