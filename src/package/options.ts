/** `npm run package -- …` → what to publish, or one French sentence. */
import { parseArgs } from 'node:util';
import { didYouMean } from '../authoring/nearest.ts';
import { FORMATS, type Format } from '../publish/formats.ts';
import type { SelectionResult } from '../publish/part.ts';
import type { Selection } from '../publish/selection.ts';

export interface Options {
  readonly formats: readonly Format[];
  readonly selection: Selection;
  /** Folder, as given. */
  readonly out: string;
}

/** A reason to stop, told to whoever packs. */
export class PackageError extends Error {}

export const USAGE = `Usage : npm run package -- [options]

  --format <formats>       ${FORMATS.join(', ')} ou all
  --module <modules>       un module : ses leçons et son évaluation
  --lecon <leçons>         une leçon (<module>/<leçon>) ou une évaluation (<module>/evaluation)
  --parcours <parcours>    les modules d’un parcours
  --sans-evaluation        les leçons seules
  --out <dossier>          où écrire ; « paquets » sinon
  --help                   cette aide

Plusieurs valeurs se séparent par des virgules. Sans option : tous les formats, tout le cours.
Quel format pour quelle plateforme, et avec quels réglages : src/package/README.md.`;

const TEXTS = ['format', 'module', 'lecon', 'parcours', 'out'] as const;
const FLAGS = ['sans-evaluation', 'help'] as const;
const NAMES = [...TEXTS, ...FLAGS];
const list = { type: 'string', multiple: true } as const;
const flag = { type: 'boolean' } as const;

/** @throws PackageError */
export function readOptions(args: readonly string[]): Options | 'help' {
  const { values, positionals, tokens } = parseArgs({
    args: [...args],
    strict: false,
    allowPositionals: true,
    tokens: true,
    options: {
      ...{ format: list, module: list, lecon: list, parcours: list, out: list },
      'sans-evaluation': flag,
      help: { ...flag, short: 'h' },
    },
  });
  if (values['help'] === true) return 'help';
  for (const token of tokens) {
    if (token.kind !== 'option') continue;
    if (!NAMES.some((name) => name === token.name))
      throw new PackageError(
        `L’option « ${token.rawName} » n’existe pas. ${didYouMean(token.name, NAMES, '')}\n${USAGE}`,
      );
    const isFlag = FLAGS.some((name) => name === token.name);
    if (isFlag && token.value !== undefined)
      throw new PackageError(`« ${token.rawName} » ne prend pas de valeur.\n${USAGE}`);
    if (!isFlag && (token.value === undefined || token.value.trim() === ''))
      throw new PackageError(`Il manque une valeur après « ${token.rawName} ».\n${USAGE}`);
  }
  if (positionals.length > 0)
    throw new PackageError(`« ${positionals[0] ?? ''} » n’est pas compris.\n${USAGE}`);
  const named = (name: (typeof TEXTS)[number]): string[] =>
    (values[name] ?? [])
      .flatMap((value) => String(value).split(','))
      .map((value) => value.trim())
      .filter(Boolean);
  return {
    formats: readFormats(named('format')),
    selection: {
      modules: named('module'),
      lessons: named('lecon'),
      paths: named('parcours'),
      evaluations: values['sans-evaluation'] === true ? 'left out' : 'kept',
    },
    out: named('out').at(-1) ?? 'paquets',
  };
}

function readFormats(names: readonly string[]): readonly Format[] {
  const unknown = names.find((name) => name !== 'all' && !isFormat(name));
  if (unknown !== undefined)
    throw new PackageError(
      `Le format « ${unknown} » n’existe pas. ${didYouMean(unknown, FORMATS, `Les formats : ${FORMATS.join(', ')}.`)}`,
    );
  return FORMATS.filter(
    (format) => names.length === 0 || names.includes('all') || names.includes(format),
  );
}

const isFormat = (name: string): name is Format => FORMATS.some((format) => format === name);

const WHAT = {
  module: ['Le module', 'n’existe pas', 'Les modules'],
  lesson: ['La leçon', 'n’existe pas', 'Les leçons'],
  path: ['Le parcours', 'n’existe pas', 'Les parcours'],
} as const;

/** Why a selection cannot be published, in French. */
export function refusalOf(selected: Exclude<SelectionResult, { status: 'selected' }>): string {
  if (selected.status === 'empty')
    return 'Ce qui est demandé n’a encore aucune leçon : il n’y a rien à mettre dans un paquet.';
  if (selected.status === 'contradictory')
    return `« --sans-evaluation » laisse les évaluations de côté, et « --lecon » demande « ${selected.evaluation} » : gardez l’un des deux.`;
  const { name, known, what } = selected;
  const several = known.filter((id) => id.split('/')[1] === name);
  if (what === 'lesson' && several.length > 1)
    return `Plusieurs leçons s’appellent « ${name} » : choisissez ${several.map((id) => `« ${id} »`).join(' ou ')}.`;
  const slugs = what === 'lesson' ? known.map((id) => id.split('/')[1] ?? id) : [];
  const [subject, verb, all] = WHAT[what];
  return `${subject} « ${name} » ${verb}. ${didYouMean(name, [...known, ...slugs], `${all} : ${known.join(', ')}.`)}`;
}

/** Names nobody can own (RFC 2606, RFC 6761): no identifier of a real course may be made of them. */
export function isExample(iri: string): boolean {
  return /(^|\.)(example(\.(com|net|org))?|test|invalid|localhost)$|^127\.|^\[::1\]$/.test(
    new URL(iri).hostname,
  );
}
