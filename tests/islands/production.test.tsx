// @vitest-environment happy-dom
/** A text to write as a learner meets it: alone, then with the group. */
import { render } from 'preact';
import { act } from 'preact/test-utils';
import { afterEach, describe, expect, it } from 'vitest';
import type { LearnerProduction } from '../../src/core/api/productions.ts';
import { LONGEST_TEXT, type Production } from '../../src/core/production/production.ts';
import { eraseDrafts, draftsKey } from '../../src/islands/production/drafts.ts';
import type { WritingDesk } from '../../src/islands/production/desk.ts';
import { ProductionBlock } from '../../src/islands/production/ProductionBlock.tsx';
import { NAME, UNIT, world } from './production-server.ts';

const production: Production = {
  id: NAME,
  title: 'La note d’appel',
  instruction: [['Écrivez la note.']],
  criteria: [
    { id: 'c1', text: ['l’heure est écrite'] },
    { id: 'c2', text: ['ses mots y sont'] },
  ],
  model: [['9 h, M. Exemple tousse.']],
};

const place = document.createElement('div');
document.body.append(place);
afterEach(() => act(() => render(null, place)));

async function show(desk: WritingDesk): Promise<void> {
  await act(async () => {
    render(<ProductionBlock production={production} unit={UNIT} desk={desk} />, place);
    await desk.look();
  });
}
const shown = (): string => place.textContent.replace(/\s+/g, ' ');
const field = (): HTMLTextAreaElement | null => place.querySelector('textarea');
const button = (name: string): HTMLButtonElement => {
  const found = [...place.querySelectorAll('button')].find(({ textContent }) =>
    textContent.startsWith(name),
  );
  if (!found) throw new Error(`no button « ${name} »`);
  return found;
};
async function type(text: string): Promise<void> {
  const area = field();
  if (!area) throw new Error('no field');
  await act(() => {
    area.value = text;
    area.dispatchEvent(new Event('input', { bubbles: true }));
  });
}
const press = (name: string): Promise<void> => act(() => button(name).click());
const submit = (): Promise<void> =>
  act(async () => {
    place
      .querySelector('form')
      ?.dispatchEvent(new Event('submit', { bubbles: true, cancelable: true }));
    await new Promise((done) => setTimeout(done));
  });

describe('alone', () => {
  it('is asleep where the page is built', () => {
    void act(() => render(<ProductionBlock production={production} unit={UNIT} />, place));
    expect(field()?.disabled).toBe(true);
    expect(shown()).toContain('aucun nom réel');
  });

  it('stays in the browser; the grid and the possible text come once it is finished', async () => {
    const { open, self } = world();
    await show(open(null));
    expect(shown()).toContain('rien n’est envoyé');
    await submit();
    expect(shown()).toContain('Écrivez d’abord votre texte.');
    await type('x'.repeat(LONGEST_TEXT + 12));
    await submit();
    expect(shown()).toMatch(/12\s?caractères de trop/);
    await type('Appel à 9 h.');
    expect(shown()).toMatch(/12\s?caractères sur 1\s?500/);
    expect(shown()).toContain('Brouillon gardé dans ce navigateur.');
    for (const word of ['ses mots y sont', 'M. Exemple tousse', 'nregistré'])
      expect(shown()).not.toContain(word);
    field()?.focus();
    await submit();
    expect(field()).toBeNull();
    expect(document.activeElement?.textContent).toBe('Texte terminé.');
    expect(shown()).toContain('9 h, M. Exemple tousse.');
    const box = place.querySelector<HTMLInputElement>('input[type=checkbox]');
    await act(() => box?.click());
    expect(open(null).state.value.memory.alone).toEqual({ [NAME]: ['c1'] });
    await press('Reprendre mon texte');
    expect(field()?.value).toBe('Appel à 9 h.');
    expect(self.asked).toEqual([]);
  });

  it('is erased with the rest of what the browser keeps of that learner', () => {
    for (const learner of ['a', 'b']) localStorage.setItem(draftsKey(learner, UNIT), '{}');
    eraseDrafts('a');
    expect(localStorage.getItem(draftsKey('a', UNIT))).toBeNull();
    expect(localStorage.getItem(draftsKey('b', UNIT))).toBe('{}');
  });
});

describe('with the group', () => {
  it('says « enregistré » on the server’s word alone', async () => {
    const { open, self } = world();
    const desk = open();
    await show(desk);
    expect(shown()).toContain('C. Le Goff voit votre texte dès qu’il est enregistré');
    for (const word of ['ses mots y sont', 'Enregistré aujourd’hui'])
      expect(shown()).not.toContain(word);
    await type('Appel à 9 h.');
    expect(shown()).toContain('Brouillon gardé dans ce navigateur, pas encore enregistré.');
    self.network = 'down';
    await submit();
    expect(shown()).toContain('Gardé ici, pas encore enregistré.');
    expect(shown()).not.toMatch(/Enregistré (aujourd|le |\p{L}+ à)/u);
    self.network = 'up';
    await act(() => desk.look());
    expect(shown()).toMatch(/Enregistré .*Vous pouvez le changer jusqu’au partage/);
    expect(button('Enregistrer mes changements').getAttribute('aria-disabled')).toBe('true');
    await act(async () => {
      place.querySelector<HTMLInputElement>('input[type=checkbox]')?.click();
      await new Promise((done) => setTimeout(done));
    });
    expect(shown()).toContain('Grille enregistrée.');
    expect(self.work?.own?.ticks).toEqual(['c1']);
  });

  it('opens under who types without taking the field away', async () => {
    const { open, self } = world();
    const work = self.work;
    self.work = null;
    const desk = open();
    await show(desk);
    await type('Déjà là.');
    const area = field();
    area?.focus();
    self.work = work;
    await act(() => desk.look());
    expect(field()).toBe(area);
    expect(document.activeElement).toBe(area);
    expect(area?.value).toBe('Déjà là.');
    expect(button('Enregistrer mon texte').getAttribute('aria-disabled')).toBe('false');
  });

  const write = async (change: Partial<LearnerProduction>) => {
    const { open, change: become } = world();
    const desk = open();
    await show(desk);
    await type('Appel à 9 h.');
    await submit();
    become(change);
    await act(() => desk.look());
    return { desk, become };
  };

  it('shows the others once they are shared, and says who can still tell who wrote', async () => {
    await write({
      ...{ phase: 'shared', names: 'none' },
      others: [
        {
          ...{ id: 'x', name: null, text: 'Un autre.' },
          comment: { text: 'Bien vu.', name: 'C. Le Goff' },
        },
      ],
    });
    expect(field()).toBeNull();
    expect(shown()).toContain('Texte 1Un autre.');
    expect(shown()).toContain('Commentaire de C. Le GoffBien vu.');
    expect(shown()).toContain('C. Le Goff voit encore qui a écrit quoi.');
    expect(shown()).toContain('9 h, M. Exemple tousse.');
  });

  it('keeps the focus in its place when the form goes, and what was not saved', async () => {
    const { desk, become } = await write({});
    await type('Mieux.');
    field()?.focus();
    become({ phase: 'shared', names: 'first', others: [] });
    await act(() => desk.look());
    expect(document.activeElement?.textContent).toContain('Partagé');
    expect(shown()).toContain('Votre brouillon, jamais enregistré');
    expect(shown()).toContain('Mieux.');
    await press('Effacer ce brouillon');
    expect(shown()).not.toContain('Mieux.');
  });

  it('tells its writer that it is hidden, and what was written of it', async () => {
    const { desk, become } = await write({});
    const own = desk.state.value.answer?.productions[0]?.own;
    if (!own) throw new Error('nothing saved');
    become({
      own: {
        ...own,
        isHidden: true,
        comment: { text: 'Un vrai nom ?', name: 'C. Le Goff', at: own.at, isShared: false },
      },
    });
    await act(() => desk.look());
    expect(shown()).toContain('C. Le Goff a masqué votre texte');
    expect(shown()).toContain('Un vrai nom ?');
  });

  it('shows both versions when another device wrote', async () => {
    const { desk, become } = await write({});
    const own = desk.state.value.answer?.productions[0]?.own;
    if (!own) throw new Error('nothing saved');
    await type('D’ici.');
    become({ own: { ...own, id: 'ailleurs', text: 'D’ailleurs.' } });
    await act(() => desk.look());
    expect(shown()).toContain('D’ailleurs.');
    await press('Prendre cette version');
    expect(field()?.value).toBe('D’ailleurs.');
  });
});
