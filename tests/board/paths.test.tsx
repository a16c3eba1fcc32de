// @vitest-environment happy-dom
/** A group's path on its board: which modules are shown, offered, and called what. */
import { render, type VNode } from 'preact';
import { afterEach, describe, expect, test } from 'vitest';
import type { GroupSummary } from '../../src/core/api/groups.ts';
import type { LearnerRow } from '../../src/core/api/learners.ts';
import type { Outline, OutlineUnit } from '../../src/core/api/outline.ts';
import type { UnitState } from '../../src/core/report/report.ts';
import type { Api } from '../../src/board/api.ts';
import { share } from '../../src/board/desk.ts';
import { LearnerUnits } from '../../src/board/LearnerUnits.tsx';
import { lostPath, modulesOff, outlineOn, pathName } from '../../src/board/path.ts';
import { firstPath, PathChoice } from '../../src/board/PathChoice.tsx';
import { Progress } from '../../src/board/Progress.tsx';
import { UnitChoice } from '../../src/board/UnitChoice.tsx';
import { Waive } from '../../src/board/Waive.tsx';

const module = (id: string, title: string): Outline['modules'][number] => ({
  id,
  title,
  ink: 'voc',
  units: [
    {
      id: `${id}/un`,
      kind: 'lesson',
      title: `Leçon de ${title}`,
      number: 1,
      questions: 2,
      url: '/',
    },
  ],
});
const OUTLINE: Outline = {
  title: 'Cours',
  paths: [
    { id: 'complet', title: 'Parcours complet', modules: ['voc', 'sto'] },
    { id: 'fae', title: 'Adaptation', modules: ['voc'] },
  ],
  modules: [module('voc', 'Vocabulaire'), module('sto', 'Stocks')],
};
const ONE_WAY: Outline = { ...OUTLINE, paths: OUTLINE.paths.slice(0, 1) };
const GROUP: GroupSummary = {
  id: 'g',
  name: 'Rennes 3',
  learners: 1,
  trainers: [],
  helpWaiting: 0,
  archived: false,
  path: 'fae',
};
const DONE: UnitState = {
  state: 'done',
  answered: 2,
  rightFirst: 2,
  tries: [],
  sessionSeconds: 60,
  activeSeconds: 60,
  lastActivity: '2026-11-22T10:00:00.000Z',
};
const learner = (units: LearnerRow['units']): LearnerRow => ({
  id: 'a',
  name: 'Inès Perrin',
  email: null,
  presence: { state: 'never', since: null, place: null },
  wrongRun: null,
  units,
  lastActivity: null,
  sessionSeconds: 60,
  activeSeconds: 60,
  link: 'valid',
});

function shown(view: VNode, outline = OUTLINE): HTMLElement {
  const api = { progressFile: () => '', sessionsFile: () => '' } as unknown as Api;
  share({
    api,
    me: { id: 'me', name: 'Moi', role: 'formateur', csrf: '' } as never,
    outline,
    go: () => undefined,
    now: () => Date.parse('2026-11-22T11:00:00Z'),
    centre: [],
  });
  document.body.innerHTML = '<main></main>';
  const root = document.body.querySelector('main');
  if (!root) throw new Error('no room');
  render(view, root);
  return root;
}
afterEach(() => document.body.replaceChildren());

const texts = (root: HTMLElement, selector: string): string[] =>
  [...root.querySelectorAll(selector)].map(({ textContent }) => textContent.trim());

describe('the course of a group', () => {
  test('is its path, named as in the course; the rest is beside it', () => {
    expect(outlineOn(OUTLINE, 'fae').modules.map(({ id }) => id)).toEqual(['voc']);
    expect(modulesOff(OUTLINE, 'fae').map(({ id }) => id)).toEqual(['sto']);
    expect(modulesOff(OUTLINE, null)).toEqual([]);
    expect(pathName(OUTLINE, 'fae')).toBe('Adaptation');
    expect(pathName(OUTLINE, null)).toBe('Parcours complet');
    expect(pathName({ ...OUTLINE, paths: OUTLINE.paths.slice(1) }, null)).toBeNull();
    expect(pathName(ONE_WAY, 'complet')).toBeNull();
  });

  test('is the whole one where its path is no more, and the trainer is told', () => {
    expect(outlineOn(OUTLINE, 'ancien')).toEqual(OUTLINE);
    expect(pathName(OUTLINE, 'ancien')).toBe('Parcours complet');
    expect(lostPath(OUTLINE, { path: 'ancien' })).toMatch(
      /«\u00A0ancien\u00A0» n’est plus dans le cours/,
    );
    for (const path of ['fae', 'complet', null]) expect(lostPath(OUTLINE, { path })).toBeNull();
  });
});

describe('the choice of a path', () => {
  test('begins with the path of the group, or the one that leaves nothing out', () => {
    expect(firstPath(OUTLINE, 'fae')).toBe('fae');
    for (const path of [null, 'ancien']) expect(firstPath(OUTLINE, path)).toBe('complet');
    expect(firstPath(ONE_WAY, null)).toBeNull();
  });

  test('is one radio a path; it says what a change leaves', () => {
    let chosen: string | null = 'complet';
    const root = shown(<PathChoice chosen={chosen} onChosen={(path) => (chosen = path)} />);
    expect(texts(root, 'label')).toEqual(['Parcours complet', 'Adaptation']);
    const [complete, fae] = root.querySelectorAll('input');
    expect([complete?.checked, fae?.checked]).toEqual([true, false]);
    expect(root.textContent).toContain('ce qui a été fait reste dans le dossier de chacun');
    fae?.click();
    expect(chosen).toBe('fae');
  });

  test('offers the complete course where no path is it, and is not there without a choice', () => {
    const two = {
      ...OUTLINE,
      paths: [{ id: 'sto', title: 'Stocks', modules: ['sto'] }, ...OUTLINE.paths.slice(1)],
    };
    const choice = <PathChoice chosen={null} onChosen={() => undefined} />;
    expect(texts(shown(choice, two), 'label')).toEqual(['Cours complet', 'Stocks', 'Adaptation']);
    expect(shown(choice, ONE_WAY).textContent).toBe('');
  });
});

test('the tables have the modules of the path as columns and tabs', () => {
  const props = { learners: [learner({})], group: GROUP, module: null };
  const whole = shown(<Progress {...props} modules={OUTLINE.modules} />);
  expect(texts(whole, 'nav a')).toEqual(['Vocabulaire', 'Stocks', 'Tous']);
  const path = shown(<Progress {...props} modules={outlineOn(OUTLINE, 'fae').modules} />);
  expect(texts(path, 'thead th')).toEqual([
    'Apprenant',
    'Vocabulaire',
    'Temps actif',
    'Dernière activité',
  ]);
});

test('a learner’s file keeps what was done beside the path, under a title of its own', () => {
  const both = { 'voc/un': DONE, 'sto/un': DONE };
  const file = (path: string | null, units: LearnerRow['units']) =>
    shown(<LearnerUnits learner={learner(units)} path={path} onChange={() => undefined} />);
  expect(texts(file('fae', both), 'h2')).toEqual(['Vocabulaire', 'Hors du parcours']);
  expect(texts(file('fae', both), 'section:last-child tbody th')).toEqual([
    'Stocks, leçon\u00A01\u00A0: Leçon de Stocks',
  ]);
  expect(texts(file('fae', { 'voc/un': DONE }), 'h2')).toEqual(['Vocabulaire']);
  expect(texts(file(null, both), 'h2')).toEqual(['Vocabulaire', 'Stocks']);
});

test('a session is about lessons of the path, and keeps those it had', () => {
  const choice = (chosen: readonly string[]) =>
    texts(shown(<UnitChoice path="fae" chosen={chosen} onChosen={() => undefined} />), 'legend');
  expect(choice([])).toEqual(['Vocabulaire']);
  expect(choice(['sto/un'])).toEqual(['Vocabulaire', 'Stocks']);
});

test('nobody is excused from a positioning, which asks nothing', () => {
  const [one] = OUTLINE.modules;
  if (!one) throw new Error('no module');
  const positioning: OutlineUnit = {
    id: 'voc/positionnement',
    kind: 'positioning',
    title: 'Positionnement',
    number: null,
    questions: 10,
    url: '/',
  };
  const button = (units: (typeof one)['units'], states: LearnerRow['units']) =>
    texts(
      shown(
        <Waive learner={learner(states)} module={{ ...one, units }} onChange={() => undefined} />,
      ),
      'button',
    );
  expect(button([positioning], {})).toEqual([]);
  expect(button([positioning, ...one.units], {})).toEqual(['Dispenser d’une leçon']);
  expect(button([positioning, ...one.units], { 'voc/un': DONE })).toEqual([]);
});
