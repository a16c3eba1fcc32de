/** What a bench says wrong, beyond the shape of its file. */
import { didYouMean, nearest } from '../nearest.ts';
import type { BenchInput, EffectInput, PersonInput } from '../schemas/bench.ts';
import { effectsIn, fileName, type Around } from './parts.ts';

/** What is wrong at a place of the file, and what to write. */
export type Complain = (
  path: readonly PropertyKey[],
  message: string,
  help: string,
  meant?: string | null,
) => void;

export function checkBench(input: BenchInput, around: Around, complain: Complain): void {
  checkIds(input, complain);
  checkCuffs(input, complain);
  checkSettings(input, complain);
  checkExpected(input, complain);
  checkDrawings(input, around, complain);
  for (const [path, effect] of effectsIn(input)) checkEffect(path, effect, around, complain);
  for (const [id, person] of Object.entries(input.personnes))
    checkPerson(id, person, input, complain);
}

/** One journal holds them all: none may be taken for another. */
function checkIds(input: BenchInput, complain: Complain): void {
  const lists: readonly (readonly [path: string, ids: readonly string[]])[] = [
    ['brassards', input.brassards.map(({ id }) => id)],
    ['reglages', input.reglages.map(({ id }) => id)],
    ['motifs', input.motifs.map(({ id }) => id)],
    ['gestes', input.gestes.map(({ id }) => id)],
    ['reponses', input.reponses.map(({ id }) => id)],
  ];
  for (const [path, ids] of lists)
    for (const [at, id] of ids.entries())
      if (ids.indexOf(id) < at)
        complain([path, at, 'id'], `« ${id} » est écrit deux fois.`, 'Changez l’un des deux.');
  const seen = new Set(['b', 'r']);
  for (const [at, { choix }] of input.reglages.entries())
    for (const [place, { id }] of choix.entries()) {
      if (seen.has(id))
        complain(
          ['reglages', at, 'choix', place, 'id'],
          `« ${id} » est déjà pris.`,
          'Deux choix du banc n’ont jamais le même identifiant.',
        );
      seen.add(id);
    }
  for (const [name, { conditions }] of Object.entries(input.personnes))
    for (const [at, { id }] of conditions.entries())
      if (seen.has(id) || input.reglages.some((one) => one.id === id))
        complain(
          ['personnes', name, 'conditions', at, 'id'],
          `« ${id} » est déjà pris par un réglage.`,
          'Donnez-lui un autre identifiant.',
        );
}

function checkCuffs({ brassards }: BenchInput, complain: Complain): void {
  for (const [at, { de, a }] of brassards.entries()) {
    if (de > a)
      complain(
        ['brassards', at, 'a'],
        `De ${de} à ${a} cm : cette plage est à l’envers.`,
        'Écrivez le plus petit d’abord.',
      );
    const before = brassards[at - 1];
    if (before && before.a >= de)
      complain(
        ['brassards', at, 'de'],
        `Cette plage commence avant la fin de la précédente (${before.a} cm).`,
        'Rangez les brassards du plus petit au plus grand, sans que deux plages se recouvrent.',
      );
  }
}

function checkSettings({ reglages }: BenchInput, complain: Complain): void {
  for (const [at, { nom, choix }] of reglages.entries()) {
    const right = choix.filter(({ juste }) => juste === true).length;
    if (right !== 1)
      complain(
        ['reglages', at, 'choix'],
        right === 0 ? `« ${nom} » n’a pas de bon choix.` : `« ${nom} » a ${right} bons choix.`,
        'Écrivez « juste: true » sur un seul choix.',
      );
    for (const [place, one] of choix.entries()) {
      const path = ['reglages', at, 'choix', place];
      if (one.juste && (one.effet ?? one.desaccord ?? one.defaut))
        complain(
          path,
          `« ${one.texte} » est juste : ce choix ne déplace rien.`,
          'Retirez « defaut », « effet » et « desaccord ».',
        );
      if (!one.juste && one.defaut === undefined)
        complain(
          path,
          `« ${one.texte} » n’a pas de nom pour le bilan.`,
          'Ajoutez « defaut: Jambes croisées ».',
        );
      if (one.effet && one.desaccord)
        complain(
          [...path, 'desaccord'],
          'Les études ne s’accordent pas : rien n’est déplacé.',
          'Gardez « effet » ou « desaccord », pas les deux.',
        );
    }
  }
}

function checkExpected({ motifs, reponses }: BenchInput, complain: Complain): void {
  for (const why of ['brassard', 'fuite'] as const)
    if (motifs.filter(({ pour }) => pour === why).length !== 1)
      complain(
        ['motifs'],
        `Il faut un motif, et un seul, « pour: ${why} ».`,
        'Ajoutez-le au motif attendu dans ce cas.',
      );
  if (reponses.filter(({ juste }) => juste).length !== 1)
    complain(
      ['reponses'],
      'Il faut une bonne phrase, et une seule.',
      'Écrivez « juste: true » sur une phrase.',
    );
  for (const [at, { juste, retour }] of reponses.entries())
    if (!juste && retour === undefined)
      complain(
        ['reponses', at],
        'Cette phrase n’a pas de retour.',
        'Dites pourquoi elle ne convient pas : « retour: … ».',
      );
}

function checkDrawings({ dessins }: BenchInput, { figures }: Around, complain: Complain): void {
  for (const [key, name] of Object.entries(dessins)) {
    if (name === undefined) continue;
    const file = figures.get(fileName(name));
    if (typeof file?.svg === 'string') continue;
    const known = [...figures.keys()].filter((one) => one.endsWith('.svg'));
    complain(
      ['dessins', key],
      `Le dessin « ${name} » n’est pas dans le dossier du module.`,
      didYouMean(name, known, 'Placez un fichier .svg à côté de banc.yaml.'),
      nearest(name, known),
    );
  }
}

/** A published size is a fact: somebody read it somewhere. */
function checkEffect(
  path: readonly PropertyKey[],
  { banc, publie, source }: EffectInput,
  { sourceIds }: Around,
  complain: Complain,
): void {
  if (publie !== undefined && source === undefined)
    complain(
      [...path, 'publie'],
      'Cette taille publiée n’a pas de source.',
      'Ajoutez « source: … », ou retirez « publie » : seule la direction sera dite.',
    );
  if (source !== undefined && !sourceIds.has(source))
    complain(
      [...path, 'source'],
      `Il n’y a pas de source « ${source} ».`,
      didYouMean(source, [...sourceIds], 'Ajoutez-la dans sources.yaml.'),
      nearest(source, sourceIds),
    );
  if (banc[0] === 0 && banc[1] === 0)
    complain([...path, 'banc'], 'Cet effet ne déplace rien.', 'Retirez « effet ».');
}

function checkPerson(id: string, person: PersonInput, input: BenchInput, complain: Complain): void {
  const choices = input.reglages.flatMap(({ choix }) => choix.map((one) => one.id));
  const acts = input.gestes.map((one) => one.id);
  for (const [at, came] of person.arrivee.entries())
    if (!choices.includes(came))
      complain(
        ['personnes', id, 'arrivee', at],
        `Aucun réglage n’a de choix « ${came} ».`,
        didYouMean(came, choices, `Les choix sont : ${choices.join(', ')}.`),
        nearest(came, choices),
      );
  if (!acts.includes(person.geste))
    complain(
      ['personnes', id, 'geste'],
      `Il n’y a pas de geste « ${person.geste} ».`,
      didYouMean(person.geste, acts, `Les gestes sont : ${acts.join(', ')}.`),
      nearest(person.geste, acts),
    );
  const arms = [person.bras.droit, person.bras.gauche];
  if (!arms.some((one) => Array.isArray(one)))
    complain(
      ['personnes', id, 'bras'],
      'Aucun bras ne donne de valeur.',
      'Écrivez les valeurs d’un bras au moins : « droit: [[152, 92], [147, 89], [145, 87]] ».',
    );
  if (person['deux-bras'] && arms.some((one) => !Array.isArray(one)))
    complain(
      ['personnes', id, 'deux-bras'],
      'Il faut les valeurs des deux bras.',
      'Écrivez celles du second, ou retirez « deux-bras ».',
    );
}
