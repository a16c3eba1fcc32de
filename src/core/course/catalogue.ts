/** What can be launched: `lancement.json` of the built site, by which the server knows the course. */
import { decisionsOf } from '../question/decisions.ts';
import { plain } from '../text/rich.ts';
import type { Bloc, Course } from './course.ts';
import { courseIri } from './iri.ts';
import { pathEntries, type PathEntry } from './path.ts';
import { allUnits, pathOf, type Unit } from './unit.ts';

export interface Catalogue {
  /** Base of every IRI, with a final "/". */
  readonly iri: string;
  /** `id` is the course's publisher id. */
  readonly course: { readonly id: string; readonly title: string };
  /** Of those files of earlier releases hold none: everybody takes the complete course. */
  readonly paths: readonly PathEntry[];
  /** In the order of the course, as are the units. */
  readonly modules: readonly ModuleEntry[];
  readonly units: readonly CatalogueUnit[];
  /** Of these, too, files of earlier releases hold none. */
  readonly certification?: string;
  readonly blocs?: readonly Bloc[];
}

export interface ModuleEntry {
  /** First half of its units' ids. */
  readonly id: string;
  readonly title: string;
  /** The module's ink: voc, ide, con, sto, neutre. */
  readonly ink: string;
}

/** An assignable unit. */
export interface CatalogueUnit extends Pick<
  Unit,
  'id' | 'kind' | 'title' | 'number' | 'masteryScore' | 'moveOn'
> {
  /** Path of its page on this site, with slashes around. */
  readonly url: string;
  /** Titles by id. */
  readonly sections: Readonly<Record<string, string>>;
  /** Ids in the order of the page; none where each try draws its own. */
  readonly questions: readonly string[];
  /** Questions asked within one of them, by id: which one. */
  readonly decisions?: Readonly<Record<string, string>>;
  /** As of the unit; files of earlier releases say none. */
  readonly minutes?: Unit['minutes'];
  /** Texts that a group may be asked to write; absent where there is none. */
  readonly productions?: readonly CatalogueProduction[];
}

/** As who leads it needs it. */
export interface CatalogueProduction {
  readonly id: string;
  readonly title: string;
  readonly criteria: readonly { readonly id: string; readonly text: string }[];
}

export function catalogueOf(course: Course): Catalogue {
  const { iri, title, certification, modules } = course;
  return {
    iri,
    course: { id: courseIri(iri), title },
    certification,
    blocs: taughtBlocs(course),
    paths: pathEntries(course),
    modules: modules.map(({ id, title: name, ink }) => ({ id, title: name, ink })),
    units: allUnits(course).map((unit) => ({
      id: unit.id,
      kind: unit.kind,
      url: pathOf(unit.id),
      title: unit.title,
      number: unit.number,
      masteryScore: unit.masteryScore,
      moveOn: unit.moveOn,
      sections: Object.fromEntries(unit.sections.map(({ id, title: name }) => [id, name])),
      questions: unit.kind === 'evaluation' ? [] : unit.questions.map(({ id }) => id),
      minutes: unit.minutes,
      ...decisionsIn(unit),
      ...productionsIn(unit),
    })),
  };
}

/** Each module of a bloc under a theme: the one that names it, else one of its own. */
function taughtBlocs({ blocs, modules }: Course): readonly Bloc[] {
  const named = new Set(blocs.flatMap(({ themes }) => themes.map(({ module }) => module)));
  return blocs.map((bloc) => ({
    ...bloc,
    themes: [
      ...bloc.themes,
      ...modules
        .filter(({ id, bloc: number }) => number === bloc.number && !named.has(id))
        .map(({ id, title }) => ({ title, module: id })),
    ],
  }));
}

function decisionsIn({ questions }: Unit): Pick<CatalogueUnit, 'decisions'> {
  const decisions = questions.flatMap((question) =>
    decisionsOf(question).map(({ id }) => [id, question.id] as const),
  );
  return decisions.length === 0 ? {} : { decisions: Object.fromEntries(decisions) };
}

function productionsIn({ productions = [] }: Unit): Pick<CatalogueUnit, 'productions'> {
  if (productions.length === 0) return {};
  return {
    productions: productions.map(({ id, title, criteria }) => ({
      id,
      title,
      criteria: criteria.map((one) => ({ id: one.id, text: plain(one.text) })),
    })),
  };
}
