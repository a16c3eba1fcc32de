// @vitest-environment happy-dom
/** Home and module pages of a learner our server knows: what it says is shown, and nothing false before. */
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { LearnerStanding, Reply } from '../../src/core/api/learner-calls.ts';
import type { UnitStanding } from '../../src/core/progress/unit-standing.ts';
import { CourseProgress } from '../../src/islands/home/CourseProgress.tsx';
import { LinkEntry } from '../../src/islands/home/LinkEntry.tsx';
import { Notice } from '../../src/islands/home/Notice.tsx';
import type { OutlineModule } from '../../src/islands/home/outline.ts';
import { linkIn, linkProblem } from '../../src/islands/home/personal-link.ts';
import { Resume } from '../../src/islands/home/Resume.tsx';
import { learnerOf } from '../../src/page/base/learner-key.ts';
import { mount, openPage, settle } from './live.ts';

const ACCOUNT = { homePage: 'https://centre.exemple', name: 'a1' };
const AT = '2026-11-22T10:00:00.000Z';
const MODULES: readonly OutlineModule[] = [
  {
    id: 'm',
    title: 'Module',
    short: 'Module',
    ink: 'voc',
    lessons: [1, 2].map((number) => ({
      id: `m/${String(number)}`,
      number,
      title: `Leçon ${String(number)}`,
      href: `/modules/m/${String(number)}/`,
      minutes: 10,
      required: 2,
    })),
    total: 2,
    evaluation: { id: 'm/evaluation', masteryScore: 0.8, href: '/modules/m/evaluation/' },
  },
];
const COURSE = { modules: MODULES, paths: [], centre: 'Centre d’essai', title: 'Cours' };
const unit = (change: Partial<UnitStanding>): UnitStanding => ({
  ...{ state: 'begun', answered: 0, rightFirst: 0, started: null, best: null, last: null },
  touched: AT,
  ...change,
});
const told = (change: Partial<LearnerStanding>): LearnerStanding => ({
  account: ACCOUNT,
  units: {},
  replies: [],
  ...change,
});

let answer: () => Promise<Response>;
const asked: string[] = [];
/** The page of that learner. */
const page = () => ({ ...openPage(), learner: learnerOf(JSON.stringify({ account: ACCOUNT })) });
const shown = (): string => document.body.textContent.replace(/\s+/g, ' ');
const isHidden = (): boolean => document.querySelector('[data-inconnu]') !== null;
const late = (ms: number): Promise<void> => new Promise((done) => setTimeout(done, ms));

beforeEach(() => {
  document.cookie = 'connu=1; path=/';
  vi.stubGlobal('fetch', (url: string) => {
    asked.push(url);
    return answer();
  });
});
afterEach(() => {
  document.cookie = 'connu=; max-age=0; path=/';
  document.body.replaceChildren();
  localStorage.clear();
  asked.length = 0;
  vi.unstubAllGlobals();
});

describe('a known learner', () => {
  test('sees on a new device what the server knows; until then nothing is said', async () => {
    let reply: (response: Response) => void = () => undefined;
    answer = () => new Promise((resolve) => (reply = resolve));
    await mount(page(), CourseProgress, COURSE);
    expect(isHidden()).toBe(true);
    reply(Response.json(told({ units: { 'm/1': unit({ state: 'done' }) } })));
    await settle();
    expect(isHidden()).toBe(false);
    expect(shown()).toContain('1 leçon sur 2');
  });

  test('what waits in this browser is added to it', async () => {
    answer = () => Promise.resolve(Response.json(told({ units: { 'm/1': unit({}) } })));
    const own = page();
    await own.player.complete({ id: 'm/2', revision: 'r' });
    await mount(own, CourseProgress, COURSE);
    await settle();
    expect(shown()).toContain('1 leçon sur 2');
  });

  test('the work of whoever was here before is not added', async () => {
    answer = () =>
      Promise.resolve(Response.json(told({ units: { 'm/1': unit({ state: 'done' }) } })));
    const theirs = openPage();
    await theirs.player.complete({ id: 'm/2', revision: 'r' });
    await mount(theirs, CourseProgress, COURSE);
    await settle();
    expect(shown()).toContain('1 leçon sur 2');
  });

  test('without an answer, what is here is shown within a second, and it is said', async () => {
    answer = () => new Promise(() => undefined);
    const own = page();
    await mount(own, CourseProgress, COURSE);
    expect(isHidden()).toBe(true);
    await late(1100);
    expect(isHidden()).toBe(false);
    await mount(own, Notice, { modules: MODULES, exchanges: '/echanges/' });
    await settle();
    expect(shown()).toContain('Votre centre ne répond pas.');
  });

  test('what the server said last is shown again without it', async () => {
    answer = () =>
      Promise.resolve(Response.json(told({ units: { 'm/1': unit({ state: 'done' }) } })));
    const own = page();
    await mount(own, CourseProgress, COURSE);
    await settle();
    answer = () => Promise.reject(new TypeError('offline'));
    await mount({ ...own }, CourseProgress, COURSE);
    await settle();
    expect(shown()).toContain('1 leçon sur 2');
  });

  test('goes on with the lesson they were in, at its first question without an answer', async () => {
    answer = () =>
      Promise.resolve(
        Response.json(told({ units: { 'm/1': unit({ answered: 1, rightFirst: 1 }) } })),
      );
    await mount(page(), Resume, COURSE);
    await settle();
    expect(document.querySelector('a.bouton')?.getAttribute('href')).toBe(
      '/modules/m/1/#reprendre',
    );
    expect(shown()).toMatch(/Vous en étiez là.*Encore 5 min/);
  });

  test('arrives: date, score, what to revise, a document that says what it is not', async () => {
    const best = { at: AT, scaled: 0.93, passed: true };
    answer = () =>
      Promise.resolve(
        Response.json(
          told({
            units: {
              'm/1': unit({ state: 'done', answered: 5, rightFirst: 3 }),
              'm/2': unit({ state: 'done', answered: 4, rightFirst: 4 }),
              'm/evaluation': unit({ state: 'done', best, last: best }),
            },
          }),
        ),
      );
    await mount(page(), Resume, COURSE);
    await settle();
    expect(document.querySelector('.reprendre')).toBeNull();
    expect(shown()).toContain('1 module validé');
    expect(shown()).toContain('Le 22 novembre 2026, 93 % à l’évaluation');
    expect(shown()).toContain('2 réponses fausses sur 5');
    expect(document.querySelector('.releve')?.textContent).toContain(
      'ne vaut ni validation de bloc ni attestation',
    );
  });
});

test('a visitor: nobody is asked', async () => {
  document.cookie = 'connu=; max-age=0; path=/';
  await mount(openPage(), CourseProgress, COURSE);
  expect(asked).toEqual([]);
  expect(isHidden()).toBe(false);
});

describe('the line', () => {
  const reply: Reply = {
    id: 'r1',
    place: { unit: 'm/1', section: null, question: 'q3', label: 'question 3' },
    messages: 2,
    at: AT,
    name: 'C. Le Goff',
    text: 'Hypo, c’est en dessous de la normale, et hyper au-dessus, voyez la partie 2.',
  };
  const line = async (replies: readonly Reply[]) => {
    answer = () => Promise.resolve(Response.json(told({ replies })));
    document.body.innerHTML = '';
    const own = page();
    await mount(own, Notice, { modules: MODULES, exchanges: '/echanges/' });
    await settle();
    return own;
  };

  test('says that a trainer answered, and leads to the place', async () => {
    await line([reply]);
    expect(shown()).toMatch(/C\. Le Goff vous a répondu, leçon 1, question 3 : « Hypo.*… »/);
    expect(document.querySelector('aside a')?.getAttribute('href')).toBe('/modules/m/1/#q-q3');
    expect(document.querySelectorAll('[role=status]')).toHaveLength(1);
  });

  test('says nothing once it was read here, nor without an answer', async () => {
    const { learner } = await line([]);
    expect(document.querySelector('aside')).toBeNull();
    localStorage.setItem(`cqp-aide-${learner}-m/1`, JSON.stringify({ seen: { r1: 2 } }));
    await line([reply]);
    expect(document.querySelector('aside')).toBeNull();
    await line([{ ...reply, messages: 4 }]);
    expect(document.querySelector('aside')).not.toBeNull();
  });
});

describe('a personal link', () => {
  const PATH = '/entrer/12abcdefghjkmnpqrstvwx';
  test.each([
    ['https://centre.exemple/entrer/12-abcde-fghjk-mnpqr-stvwx', PATH],
    ['Bonjour, voici votre lien : http://a.b/entrer/12-abcde-fghjk-mnpqr-stvwx?vers=%2F', PATH],
    ['12-ABCDE-fghjk-mnpqr-stvwx', PATH],
    ['12 abcde fghjk mnpqr stvwx', PATH],
    ['12-abcde-fghjk', null],
    ['K7FM-2qva', '/l/k7fm2qva'],
    ['Visez le code, ou tapez : centre.exemple/l/ k7fm-2qva', '/l/k7fm2qva'],
    ['https://centre.exemple/entrer/k7fm-2qva', null],
    ['https://centre.exemple/l/12-abcde-fghjk-mnpqr-stvwx', null],
    ['https://exemple.fr/', null],
    ['', null],
  ])('%s', (typed, path) => {
    expect(linkIn(typed)).toBe(path);
  });

  test('what is wrong is said, and what was typed stays', async () => {
    expect(linkProblem('')).toContain('Collez d’abord');
    expect(linkProblem('12-abcde')).toContain('Il manque des signes');
    expect(linkProblem('bonjour')).toContain('Ce n’est pas un lien personnel');
    await mount(openPage(), LinkEntry, {});
    const field = document.querySelector('input');
    if (!field) throw new Error('no field');
    field.value = '12-abcde';
    document.querySelector('form')?.dispatchEvent(new Event('submit', { cancelable: true }));
    await settle();
    expect(document.querySelector('[role=alert]')?.textContent).toContain('Il manque des signes');
    expect(field.value).toBe('12-abcde');
    expect(field.getAttribute('aria-describedby')).toContain('_lien-faute');
  });
});
