/** Every medical word the lessons and the bank use is in the glossary, where a learner can look it up. */
import { readFile } from 'node:fs/promises';
import { expect, it } from 'vitest';
import { realReading } from '../courses.ts';

/** What makes a medical term: one of these endings, in the singular, after at least two letters. */
const ENDING = new RegExp(
  `\\p{L}{2}-?(?:${[
    'ite|algie|dynie|ome|pathie|rragie|rrhée|mégalie|malacie|ectasie|plégie|parésie|esthésie|kinésie',
    'émie|urie|pénie|pnée|cytose|cardie|ose|lyse|trophie|stase|cèle|sclérose|sténose',
    'tomie|plastie|pexie|rraphie|dèse|centèse|tripsie',
    'scopie|scope|graphie|graphe|gramme|métrie|mètre|opsie',
    'logie|logue|iatre|iatrie|thérapie|phagie|phasie|phonie|phobie',
  ].join('|')})$`,
  'u',
);

const EVERYDAY = `académie analyse autonome boite centimètre chronomètre chose compose demi-centimètre dispose décrite
  déduite dépose ensuite expose faite fuite gratuite habilite habite hésite impose inscrite invite limite milligramme millimètre
  monologue mérite oppose orthographe paragraphe petite photographie prescrite produite propose redite refaite repose récite réduite
  souhaite suite suppose sympathie traite visite écrite étroite évite`;
const WRITTEN_WRONG = `cholésistectomie colocystectomie colécystectomie céphalite diologue ecchimose echymose
  gastroectomie gastroite gastroplastie hyperurie hypurie hémurie hépatlogue hépatoite kolésistectomie mammogramme mammoscope oligo-urie ophthalmologie ostéose rinite`;
const PIECES = 'ectomie électro-encéphalo-gramme';

/** Not terms: everyday words, the mistakes a question waits for or a lesson shows, pieces of words. */
const EXCEPTIONS = `${EVERYDAY} ${WRITTEN_WRONG} ${PIECES}`.split(/\s+/u);

const WORD = /(?<![\p{L}-])\p{L}+(?:-\p{L}+)*(?![\p{L}-])/gu;
const words = (text: string): string[] => text.toLowerCase().match(WORD) ?? [];

/** Prose and questions as a learner reads them: no header, no tag; "rhino/plastie" is one word. */
const read = (mdx: string): string =>
  mdx
    .replace(/^---\n[\s\S]*?\n---\n/u, '')
    .replace(/<\/?[A-Z][^>]*>/gu, '')
    .replace(/(?<=\p{L})\/(?=\p{L})/gu, '');

it('has an entry for every medical word of the lessons and of the bank', async () => {
  const { course } = await realReading();
  const known = new Set(
    [
      ...course.glossary.flatMap(({ term, forms }) =>
        [term, ...forms].flatMap((one) => [one, ...words(one)]),
      ),
      ...EXCEPTIONS,
    ].map((word) => word.toLowerCase()),
  );
  const files = course.modules.flatMap(({ lessons, assessments }) => [
    ...lessons.map(({ file }) => file),
    ...assessments.map(({ file }) => file),
  ]);
  const used = (await Promise.all(files.map((file) => readFile(file, 'utf8')))).flatMap((text) =>
    words(read(text)),
  );
  const medical = [...new Set(used.map((word) => word.replace(/(?<=\p{L})s$/u, '')))].filter(
    (word) => ENDING.test(word),
  );
  expect(EXCEPTIONS.filter((word) => !medical.includes(word))).toEqual([]);
  expect(medical.length).toBeGreaterThan(150);
  expect(medical.filter((word) => !known.has(word) && !known.has(`${word}s`)).sort()).toEqual([]);
});
