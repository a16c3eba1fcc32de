/** The YAML files at the root of the content folder: cours, organisme, sources. */
import { join } from 'node:path';
import type { Course, Organisation, Source } from '../core/course/course.ts';
import { typeset } from '../core/text/typography.ts';
import { diagnose, reporter, type Diagnostic } from './diagnostic.ts';
import type { ContentFiles } from './files.ts';
import { didYouMean } from './nearest.ts';
import type { Concept } from './schemas/concept.ts';
import { course as courseConcept } from './schemas/course.ts';
import {
  organisation as organisationConcept,
  type OrganisationInput,
} from './schemas/organisation.ts';
import { sources as sourcesConcept, type SourcesInput } from './schemas/sources.ts';
import { sourceText, type SourceText, type Span } from './source.ts';
import { placeOf, validate } from './validate.ts';
import { readYaml } from './yaml.ts';

export interface Settings extends Pick<
  Course,
  'title' | 'subtitle' | 'tagline' | 'iri' | 'certification' | 'blocs' | 'paths'
> {
  /** Ids of the modules, in order. */
  readonly modules: readonly string[];
  /** Where each is written, in cours.yaml. */
  readonly moduleAt: (index: number) => Span;
  readonly source: SourceText;
}

export interface ReadResult<T> {
  readonly value: T;
  readonly diagnostics: readonly Diagnostic[];
}

const START: Span = { start: 0, end: 1 };

function readConcept<T>(dir: string, name: string, source: SourceText | null, concept: Concept<T>) {
  const file = join(dir, name);
  if (source === null || source.text.trim() === '') {
    const missing = diagnose(source ?? sourceText(file, ''), 'error', {
      code: 'fichier-absent',
      at: START,
      message:
        source === null ? `Le fichier ${name} n’existe pas.` : `Le fichier ${name} est vide.`,
      help: 'Reprenez celui du modèle, et remplacez-en les valeurs.',
    });
    return { input: null, report: null, yaml: null, diagnostics: [missing] };
  }
  const report = reporter(source);
  const yaml = readYaml(report, { start: 0, end: source.text.length });
  const input = yaml === null ? null : validate(report, yaml, concept, START);
  return { input, report, yaml, diagnostics: report.found };
}

/** With an error in cours.yaml, every module folder is taken, so that lessons stay usable. */
export function readSettings({ dir, course, modules }: ContentFiles): ReadResult<Settings> {
  const { input, report, yaml, diagnostics } = readConcept(
    dir,
    'cours.yaml',
    course,
    courseConcept,
  );
  const at = (...path: (string | number)[]): Span =>
    yaml === null ? START : placeOf(yaml, path, START);
  const numbers = input?.blocs.map(({ numero }) => numero) ?? [];
  for (const [index, path] of (input?.parcours ?? []).entries()) {
    for (const [place, bloc] of path.blocs.entries()) {
      if (numbers.includes(bloc)) continue;
      report?.error({
        code: 'bloc-inconnu',
        at: at('parcours', index, 'blocs', place),
        message: `Il n’y a pas de bloc ${bloc}.`,
        help: `Les blocs sont : ${numbers.join(', ')}.`,
      });
    }
  }
  for (const [index, { themes }] of (input?.blocs ?? []).entries()) {
    for (const [place, { module }] of themes.entries()) {
      if (module === undefined || input?.modules.includes(module) === true) continue;
      report?.error({
        code: 'module-inconnu',
        at: at('blocs', index, 'themes', place, 'module'),
        message: `Le cours n’a pas de module « ${module} ».`,
        help: didYouMean(module, input?.modules ?? [], 'Retirez cette ligne.'),
      });
    }
  }
  const value: Settings = {
    title: typeset(input?.titre ?? ''),
    subtitle: typeset(input?.['sous-titre'] ?? ''),
    tagline: typeset(input?.accroche ?? ''),
    iri: input?.iri ?? 'https://cours.invalid/',
    certification: input?.certification ?? '',
    blocs:
      input?.blocs.map(({ numero, titre, themes }) => ({
        number: numero,
        title: typeset(titre),
        themes: themes.map((theme) => ({
          title: typeset(theme.titre),
          module: theme.module ?? null,
        })),
      })) ?? [],
    paths:
      input?.parcours.map(({ id, titre, heures, blocs, note }) => ({
        id,
        title: typeset(titre),
        hours: heures,
        blocs,
        note: note === undefined ? null : typeset(note),
      })) ?? [],
    modules: input?.modules ?? modules.map(({ name }) => name),
    moduleAt: (index) => at('modules', index),
    source: course ?? sourceText(join(dir, 'cours.yaml'), ''),
  };
  return { value, diagnostics };
}

const NOBODY: OrganisationInput = {
  nom: '',
  'declaration-activite': '',
  adresse: '',
  editeur: '',
  hebergeur: '',
  'contact-pedagogique': { nom: '', courriel: '', 'delai-de-reponse': '' },
  'referent-handicap': { nom: '', courriel: '', amenagements: [] },
  donnees: { responsable: '', courriel: '' },
};

export function readOrganisation({ dir, organisation }: ContentFiles): ReadResult<Organisation> {
  const read = readConcept(dir, 'organisme.yaml', organisation, organisationConcept);
  const input = read.input ?? NOBODY;
  const teaching = input['contact-pedagogique'];
  const disability = input['referent-handicap'];
  const value: Organisation = {
    name: typeset(input.nom),
    activityNumber: input['declaration-activite'],
    address: typeset(input.adresse),
    phone: input.telephone ?? null,
    registration: input.immatriculation ?? null,
    publisher: typeset(input.editeur),
    host: typeset(input.hebergeur),
    hostAddress: input['hebergeur-adresse'] ? typeset(input['hebergeur-adresse']) : null,
    hostPhone: input['hebergeur-telephone'] ?? null,
    pedagogicalContact: {
      name: typeset(teaching.nom),
      email: teaching.courriel,
      answersWithin: typeset(teaching['delai-de-reponse']),
    },
    disabilityContact: {
      name: typeset(disability.nom),
      email: disability.courriel,
      adjustments: disability.amenagements.map(typeset),
    },
    data: { controller: typeset(input.donnees.responsable), email: input.donnees.courriel },
  };
  return { value, diagnostics: read.diagnostics };
}

/** A source with an error still has its id: lessons that cite it are not to blame. */
function salvage(value: unknown): SourcesInput {
  if (typeof value !== 'object' || value === null) return {};
  return Object.fromEntries(Object.keys(value).map((id) => [id, { titre: '', auteur: '' }]));
}

export function readSources({
  dir,
  sources,
}: ContentFiles): ReadResult<Readonly<Record<string, Source>>> {
  const read = readConcept<SourcesInput>(dir, 'sources.yaml', sources, sourcesConcept);
  const value = Object.fromEntries(
    Object.entries(read.input ?? salvage(read.yaml?.value)).map(([id, source]) => [
      id,
      {
        title: typeset(source.titre),
        author: typeset(source.auteur),
        url: source.url ?? null,
        consulted: source.consulte ?? null,
      },
    ]),
  );
  return { value, diagnostics: read.diagnostics };
}
