// @vitest-environment happy-dom
/** Islands that show a path: home's ruler and bookmark, where an assessment leads, what a positioning says. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { island } from '../../src/components/island.ts';
import { noExemption } from '../../src/islands/assessment/advice-words.ts';
import { nextOf, pathOf } from '../../src/islands/assessment/path.ts';
import type { AssessedPath } from '../../src/islands/assessment/types.ts';
import { CourseProgress } from '../../src/islands/home/CourseProgress.tsx';
import type { OutlineModule } from '../../src/islands/home/outline.ts';
import { Resume } from '../../src/islands/home/Resume.tsx';
import type { LivePage } from '../../src/page/base/live-page.ts';
import { mount, openPage, settle } from './live.ts';

const root = document.documentElement;
const module = (id: string, title: string): OutlineModule => ({
  id,
  title,
  short: title,
  ink: 'voc',
  lessons: [1, 2].map((number) => ({
    id: `${id}/${String(number)}`,
    number,
    title: `${title} ${String(number)}`,
    href: `/modules/${id}/${String(number)}/`,
    minutes: 10,
    required: 1,
  })),
  total: 2,
  evaluation: null,
});
const COURSE = {
  modules: [module('sto', 'Stocks'), module('voc', 'Vocabulaire')],
  paths: [
    { id: 'complet', title: 'Parcours complet', modules: ['sto', 'voc'] },
    { id: 'fae', title: 'Adaptation', modules: ['voc'] },
  ],
  centre: 'Centre d’essai',
  title: 'Assistant médical',
};

let page: LivePage;
beforeEach(() => (page = openPage()));
afterEach(() => {
  delete root.dataset['parcours'];
  document.body.replaceChildren();
});
const text = (): string => document.body.textContent.replace(/\s+/g, ' ');

describe('home', () => {
  test('counts and proposes the lessons of the path, as soon as it is another one', async () => {
    root.dataset['parcours'] = 'fae';
    await mount(page, CourseProgress, COURSE);
    expect(text()).toContain('2 leçons20 min en tout');
    delete root.dataset['parcours'];
    await settle();
    expect(text()).toContain('4 leçons');
    await mount(page, Resume, COURSE);
    expect(document.querySelector('h2')?.textContent).toBe('Stocks 1');
    root.dataset['parcours'] = 'fae';
    await settle();
    expect(document.querySelector('h2')?.textContent).toBe('Vocabulaire 1');
  });

  test('goes on with a lesson of the path, whatever was opened last', async () => {
    root.dataset['parcours'] = 'fae';
    const lesson = { id: 'sto/1', sections: ['a'], required: [], revision: 'r' };
    await page.player.visit(lesson, 'a');
    await mount(page, Resume, COURSE);
    expect(document.querySelector('h2')?.textContent).toBe('Vocabulaire 1');
  });

  test('a path that the course has no more is the complete course', async () => {
    root.dataset['parcours'] = 'ancien';
    await mount(page, CourseProgress, COURSE);
    expect(text()).toContain('4 leçons');
  });

  test('what was built says for which paths it is not true, until it wakes', async () => {
    const waiting = () => document.querySelector('[data-attente]')?.getAttribute('data-attente');
    for (const Component of [CourseProgress, Resume] as const) {
      document.body.innerHTML = island('test', Component, COURSE);
      expect(waiting()).toBe('fae');
      await mount(page, Component, COURSE);
      expect(waiting()).toBeUndefined();
    }
    // The first lesson is on every path: the bookmark is true from the start.
    const [stocks, words] = COURSE.modules;
    const modules = [words, stocks].flatMap((one) => one ?? []);
    document.body.innerHTML = island('test', Resume, { ...COURSE, modules });
    expect(waiting()).toBeUndefined();
  });
});

describe('an assessment', () => {
  const step = (title: string) => ({ title, href: '/' });
  const whole: AssessedPath = { isWhole: true, next: step('Stocks') };
  const adapted: AssessedPath = { isWhole: false, next: step('Accueil') };
  const props = { next: step('Stocks'), paths: { complet: whole, fae: adapted } };

  test('leads where the path goes on', () => {
    expect(nextOf(props)?.title).toBe('Stocks');
    root.dataset['parcours'] = 'fae';
    expect(nextOf(props)?.title).toBe('Accueil');
    root.dataset['parcours'] = 'ancien';
    expect(nextOf(props)?.title).toBe('Stocks');
  });

  test('says of a positioning what is true on the path, of both while it is unknown', () => {
    const said = (paths: Readonly<Record<string, AssessedPath>> = props.paths) =>
      noExemption(pathOf({ paths }));
    expect(said()).toMatch(/discuter avec votre formateur.*se suit en entier/);
    root.dataset['parcours'] = 'complet';
    expect(said()).toMatch(/alléger une leçon est à discuter avec votre formateur\.$/);
    expect(said()).not.toMatch(/en entier/);
    root.dataset['parcours'] = 'fae';
    expect(said()).toMatch(/la formation d’adaptation à l’emploi se suit en entier\.$/);
    expect(said()).not.toMatch(/discuter/);
  });

  test('a package of one path knows it', () => {
    expect(pathOf({ paths: { fae: adapted } })).toBe(adapted);
    expect(pathOf({})).toBeNull();
  });
});
