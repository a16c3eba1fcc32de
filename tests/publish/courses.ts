/** The fixture course, alone and as two modules, and a way to select that must succeed. */
import type { Course, Module } from '../../src/core/course/course.ts';
import { selectPart, type Part } from '../../src/publish/part.ts';
import { EVERYTHING, type Selection } from '../../src/publish/selection.ts';
import { fixtureReading } from '../courses.ts';

export async function fixtureCourse(): Promise<Course> {
  return (await fixtureReading()).course;
}

/** A second module beside the first, in another bloc, with words of its own. */
export async function twoModules(): Promise<Course> {
  const course = await fixtureCourse();
  const [first] = course.modules;
  if (!first) throw new Error('The fixture course has a module.');
  const other = JSON.parse(
    JSON.stringify(first).replaceAll('"essai/', '"autre/').replaceAll('essai-', 'autre-'),
  ) as Module;
  const bloc = first.bloc === 1 ? 2 : 1;
  const second: Module = {
    ...other,
    id: 'autre',
    title: 'Module voisin',
    bloc,
    lessons: other.lessons.map((lesson) => ({
      ...lesson,
      module: 'autre',
      title: `${lesson.title} chez le voisin`,
      prerequisites: [`essai/${lesson.slug}`],
      sections: [
        { id: 'zzyx', title: 'Zzyxologie', text: 'Le zzyx ne se trouve que chez le voisin.' },
      ],
    })),
  };
  const word = (id: string, module: string | null) => ({
    id,
    term: id,
    grammar: null,
    plural: null,
    pronunciation: null,
    abbreviation: null,
    definition: ['Voir ', { tag: 'term' as const, id: 'zzyx', children: ['le zzyx'] }, '.'],
    parts: [],
    module,
    see: ['zzyx'],
    everyday: [],
    forms: [],
  });
  return {
    ...course,
    paths: [
      { id: 'fae', title: 'Adaptation', hours: 98, blocs: [bloc], note: null },
      { id: 'vide', title: 'Vide', hours: 1, blocs: [99], note: null },
    ],
    modules: [first, second],
    glossary: [...course.glossary, word('zzyx', 'autre'), word('repos', null)],
  };
}

export function partOf(course: Course, selection: Partial<Selection> = {}): Part {
  const selected = selectPart(course, { ...EVERYTHING, ...selection });
  if (selected.status !== 'selected') throw new Error(JSON.stringify(selected));
  return selected.part;
}
