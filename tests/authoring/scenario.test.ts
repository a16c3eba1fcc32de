/** A scenario as it is read from a trainer's page. */
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { loadCourse } from '../../src/authoring/read-course.ts';
import { decisionsOf } from '../../src/core/question/decisions.ts';
import { solution } from '../../src/core/question/index.ts';
import { plain, plainRich } from '../../src/core/text/rich.ts';
import { courseWith, FIXTURES, HEADER, LESSON } from './overlay.ts';

const { course } = await loadCourse(join(FIXTURES, 'complete'));
const question = course.modules[0]?.lessons[0]?.questions.find(({ id }) => id === 'q-scenario');
if (question?.kind !== 'scenario') throw new Error('The fixture has a scenario.');

test('its headings are scenes, its links are ways', () => {
  expect(question.stem.map(plain)).toEqual(['Au guichet', 'Lundi.']);
  expect(question.gauges).toEqual([{ name: 'Sécurité', start: 70 }]);
  expect(question.scenes.map(({ id, title }) => [id, title])).toEqual([
    ['une-carte', 'Une carte'],
    ['le-compte', 'Le compte'],
    ['une-fin', 'Une fin'],
    ['une-erreur', 'Une erreur'],
  ]);
  const [first, second, end] = question.scenes;
  expect(plain(first?.place ?? [])).toBe('à l’accueil');
  expect(first?.text.map(({ text, said }) => [plain(text), said])).toEqual([
    ['Quelqu’un pose une carte.', undefined],
    ['«\u00a0C’est la mienne.\u00a0»', true],
  ]);
  expect(first?.decision?.ways).toEqual({
    'je-demande-son-nom': {
      to: 'le-compte',
      then: [['Il le dit.']],
      moves: [{ gauge: 'Sécurité', by: 6 }],
    },
    // Without a reason of its own, what happens is the reason.
    'j-accepte-la-carte': { to: 'une-erreur', then: [], moves: [{ gauge: 'Sécurité', by: -12 }] },
  });
  expect(second?.decision?.ways['juste']).toMatchObject({ to: 'une-fin', label: ['La suite'] });
  expect(second?.decision?.ways['sinon']).toMatchObject({ to: 'une-erreur' });
  expect(end?.decision).toBeNull();
  expect(solution(question)).toEqual(['je-demande-son-nom', 'juste']);
});

test('each decision is a question of its own, which the lesson does not require', () => {
  const [choice, number] = decisionsOf(question);
  expect(choice).toMatchObject({
    kind: 'choice',
    id: 'q-scenario-une-carte',
    objective: 'ecrire',
    required: false,
    stem: [['Une carte'], ['Que faites-vous\u202f?']],
  });
  if (choice?.kind !== 'choice') throw new Error('The first decision is a choice.');
  expect(choice.options.map(({ feedback }) => plainRich(feedback))).toEqual([
    'La carte ne suffit pas.',
    'Le logiciel bloque.',
  ]);
  expect(plainRich(choice.explanation)).toBe('On demande toujours.');
  expect(number).toMatchObject({ kind: 'number', id: 'q-scenario-compte', objective: 'ecrire' });
});

const scenario = (then: string, id = 'q') => `<Scenario id="${id}" titre="Au guichet" objectif="un">

Lundi.

### Une carte

Que faites-vous ?

- [x] [Je demande son nom.](#une-fin)

  ${then}

- [ ] [J’accepte sa carte.](#une-fin)

  Le logiciel bloque.

### Une fin

Tout va bien.

</Scenario>`;

async function read(body: string) {
  const dir = await courseWith({ [LESSON]: `${HEADER}\n## Respirer\n\n${body}\n` });
  const { course: read, diagnostics } = await loadCourse(dir);
  return { questions: read.modules[0]?.lessons[0]?.questions ?? [], diagnostics };
}

test('a change to what happens changes the scenario, not the decision that was taken', async () => {
  const hashes = async (then: string) => {
    const [one] = (await read(scenario(then))).questions;
    return one && [one.hash, ...decisionsOf(one).map(({ hash }) => hash)];
  };
  const [before, after] = [await hashes('Il le dit.'), await hashes('Il le dit très bas.')];
  expect(after?.[0]).not.toBe(before?.[0]);
  // The comment of an option is part of what is shown of it.
  expect(before).toHaveLength(2);
  expect(await hashes('Il le dit.')).toEqual(before);
});

test('its decisions have ids that no other question of the course may have', async () => {
  const { diagnostics } = await read(
    `${scenario('Il le dit.')}\n\n<VraiFaux id="q-une-carte" reponse="vrai" objectif="deux">\n\nUn lipome est bénin.\n\n- vrai : Oui.\n- faux : Non.\n\n> Voilà.\n\n</VraiFaux>`,
  );
  expect(diagnostics.map(({ code }) => code)).toEqual(['identifiant-en-double']);
});
