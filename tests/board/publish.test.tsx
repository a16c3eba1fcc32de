// @vitest-environment happy-dom
/** A trainer publishes an answer for the group: the words as they will appear, the question only as a proposal. */
import { render } from 'preact';
import { act } from 'preact/test-utils';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { HelpRequest, NewPublication, Publication } from '../../src/core/api/help.ts';
import type { Api } from '../../src/board/api.ts';
import { share } from '../../src/board/desk.ts';
import { HelpThread } from '../../src/board/HelpThread.tsx';

const AT = '2026-11-22T11:00:00.000Z';
const request = (change: Partial<HelpRequest> = {}): HelpRequest => ({
  id: 'appel',
  learner: { id: 'l', name: 'Inès Perrin' },
  place: { unit: 'voc/un', section: null, question: 'q1', label: 'question 1' },
  state: 'answered',
  messages: [
    { at: AT, from: 'learner', name: 'Inès Perrin', text: 'Pourquoi « -ite » ?' },
    { at: AT, from: 'trainer', name: 'C. Le Goff', text: 'Inès, pensez à l’inflammation.' },
  ],
  publication: null,
  ...change,
});
const publication = (question: Publication['question']): Publication => ({
  ...{ id: 'p', at: AT, name: 'C. Le Goff', text: 'Pensez à l’inflammation.', question },
});

let sent: NewPublication[] = [];
let withdrawn: string[] = [];
let refusal: string | null = null;
beforeEach(() => {
  [sent, withdrawn, refusal] = [[], [], null];
  const api = {
    publishAnswer: (_: string, body: NewPublication) => {
      sent.push(body);
      return Promise.resolve(
        refusal === null
          ? { kind: 'value', value: request(), etag: null }
          : { kind: 'refused', status: 409, message: refusal },
      );
    },
    withdrawAnswer: (id: string) => {
      withdrawn.push(id);
      return Promise.resolve({ kind: 'value', value: null, etag: null });
    },
  } as unknown as Api;
  share({
    api,
    me: { id: 'me', name: 'C. Le Goff', role: 'formateur', csrf: '' } as never,
    outline: { title: 'Cours', paths: [], modules: [] },
    go: () => undefined,
    now: () => Date.parse(AT) + 60_000,
    centre: [],
  });
});
afterEach(() => render(null, document.body));

const show = async (shown: HelpRequest): Promise<void> => {
  await act(() => render(<HelpThread request={shown} onChange={() => undefined} />, document.body));
};
const button = (text: string): HTMLButtonElement | undefined =>
  [...document.querySelectorAll('button')].find((one) => one.textContent === text);
const press = async (text: string): Promise<void> => {
  const one = button(text);
  if (!one) throw new Error(`no button ${text}`);
  one.focus();
  await act(() => one.click());
};
const field = (): HTMLTextAreaElement => {
  const found = document.querySelector<HTMLTextAreaElement>('.publier textarea');
  if (!found) throw new Error('no field');
  return found;
};
const write = (text: string) =>
  act(() => {
    field().value = text;
    field().dispatchEvent(new Event('input', { bubbles: true }));
  });
const preview = (): string => document.querySelector('.reponse-publiee')?.textContent ?? '';
const formText = (): string =>
  (document.querySelector('.publier')?.textContent ?? '').replace(/\s+/g, ' ');
const OPEN = 'Publier ma réponse pour le groupe';
const PUBLISH = 'Publier pour le groupe';

describe('an answer', () => {
  test('is offered to be published once there is one', async () => {
    await show(request({ messages: request().messages.slice(0, 1) }));
    expect(button(OPEN)).toBeUndefined();
    await show(request());
    await press(OPEN);
    expect(document.activeElement).toBe(field());
    expect(field().value).toBe('Inès, pensez à l’inflammation.');
  });

  test('is seen as it will appear, told of a name in it, and sent without the question', async () => {
    await show(request());
    await press(OPEN);
    expect(formText()).toContain('contient « Inès »');
    await write('Pensez à l’inflammation.');
    expect(formText()).not.toContain('contient');
    expect(preview()).toContain('Pensez à l’inflammation.');
    expect(preview()).not.toContain('-ite');
    await press(PUBLISH);
    expect(sent).toMatchObject([{ text: 'Pensez à l’inflammation.', question: null }]);
  });

  test('may propose the question, which the preview does not take for granted', async () => {
    await show(request());
    await press(OPEN);
    await act(() => document.querySelector<HTMLInputElement>('.case input')?.click());
    expect(preview()).not.toContain('-ite');
    expect(formText()).toContain('seulement si Inès Perrin accepte');
    refusal = 'Une réponse de cet échange est déjà publiée : retirez-la d’abord.';
    await press(PUBLISH);
    expect(document.querySelector('[role=alert].souci')?.textContent).toBe(refusal);
    // Once more, under the same id.
    await press(PUBLISH);
    expect(sent.map(({ question }) => question)).toEqual([0, 0]);
    expect(sent[0]?.id).toBe(sent[1]?.id);
  });

  test('without words is not sent; what was typed is there again after « Annuler »', async () => {
    await show(request());
    await press(OPEN);
    await write('   ');
    await press(PUBLISH);
    expect(sent).toEqual([]);
    expect(document.querySelector('[role=alert].souci')?.textContent).toContain('Écrivez');
    await write('Un brouillon');
    await press('Annuler');
    await press(OPEN);
    expect(field().value).toBe('Un brouillon');
  });
});

describe('a published answer', () => {
  test.each([
    [null, 'n’est pas montrée'],
    [false, 'préfère que sa question ne soit pas montrée'],
    [true, 'a accepté'],
  ])('says what its learner decided: %s', async (agreed, words) => {
    await show(request({ publication: publication({ text: 'Pourquoi « -ite » ?', agreed }) }));
    expect(formText()).toContain(words);
    expect(preview().includes('-ite')).toBe(agreed === true);
  });

  test('is withdrawn after a question; the focus stays in the exchange', async () => {
    await show(request({ publication: publication(null) }));
    await press('Retirer la réponse publiée');
    await press('Retirer');
    expect(withdrawn).toEqual(['p']);
    await show(request());
    expect(document.activeElement).not.toBe(document.body);
    expect(button(OPEN)).toBeDefined();
  });
});
