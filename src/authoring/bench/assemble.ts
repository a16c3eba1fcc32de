/** A bench as it is written → once for each person who comes to it. */
import { drawingUrl } from '../../core/course/drawing.ts';
import {
  SIDES,
  type Arm,
  type Bench,
  type Effect,
  type Fault,
  type Person,
  type SettingOption,
} from '../../core/question/bench-model.ts';
import { typeset } from '../../core/text/typography.ts';
import type { Benches } from '../read/context.ts';
import type { BenchInput, EffectInput, PersonInput } from '../schemas/bench.ts';
import { effectsIn, fileName, type Around } from './parts.ts';

export function assemble(input: BenchInput, { figures }: Around): Benches {
  const drawing = (name: string | undefined): string | null => {
    const file = figures.get(fileName(name));
    return file?.svg ? drawingUrl(file.key, file.svg) : null;
  };
  const motive = (why: 'brassard' | 'fuite'): string =>
    input.motifs.find(({ pour }) => pour === why)?.id ?? '';
  const named = ({ id, texte }: { id: string; texte: string }) => ({ id, text: typeset(texte) });
  const bench: Omit<Bench, 'person'> = {
    device: input.appareil.nom,
    number: input.appareil.numero,
    cuffs: input.brassards.map(({ id, nom, de, a, note }) => ({
      id,
      name: nom,
      from: de,
      to: a,
      note: typeset(note),
    })),
    misfits: input.tailles.map(({ ecart, ...rest }) => ({ sizes: ecart, ...fault(rest) })),
    settings: input.reglages.map(({ id, nom, critere, avant, choix }) => ({
      id,
      name: typeset(nom),
      criterion: typeset(critere),
      ...(avant && { early: avant }),
      options: choix.map((one): SettingOption => ({
        ...named(one),
        ...(one.juste ? { right: true } : fault(one)),
      })),
    })),
    rest: { minutes: input.repos.minutes, ...fault(input.repos) },
    series: { readings: input.serie.mesures, far: input.serie.ecart },
    most: { up: input.plafond.hausse, down: input.plafond.baisse },
    units: input.unites,
    positions: input.positions,
    motives: input.motifs.map(named),
    expectedMotives: { cuff: motive('brassard'), leak: motive('fuite') },
    protocol: typeset(input.protocole),
    acts: input.gestes.map(named),
    replies: input.reponses.map(({ juste, retour, ...one }) => ({
      ...named(one),
      ...(juste && { right: juste }),
      feedback: typeset(retour ?? ''),
    })),
    drawings: { arm: drawing(input.dessins.bras), person: drawing(input.dessins.personne) },
  };
  const shown = Object.values(input.dessins).map((name) => figures.get(fileName(name)));
  return {
    people: new Map(
      Object.entries(input.personnes).map(([id, one]) => [
        id,
        { ...bench, person: personOf(id, one) },
      ]),
    ),
    drawings: shown.flatMap((file) => (file ? [file.key] : [])),
    cited: effectsIn(input).flatMap(([, { source }]) => (source === undefined ? [] : [source])),
  };
}

function effectOf({ banc, publie, source }: EffectInput): Effect {
  return {
    shift: banc,
    ...(publie !== undefined && { published: typeset(publie) }),
    ...(source !== undefined && { source }),
  };
}

function fault(of: {
  readonly defaut?: string | undefined;
  readonly effet?: EffectInput | undefined;
  readonly desaccord?: true | undefined;
}): Fault {
  return {
    fault: typeset(of.defaut ?? ''),
    ...(of.effet && { effect: effectOf(of.effet) }),
    ...(of.desaccord && { disputed: of.desaccord }),
  };
}

function personOf(id: string, input: PersonInput): Person {
  const [hours = 0, minutes = 0] = input.heure.split(':').map(Number);
  const values = SIDES.map((side) => input.bras[side]).find((one) => Array.isArray(one));
  // An arm nobody wrote of gives what the other gives.
  const arm = (side: (typeof SIDES)[number]): Arm => {
    const written = input.bras[side] ?? values ?? [];
    return Array.isArray(written) ? { readings: written } : { forbidden: typeset(written) };
  };
  return {
    id,
    name: typeset(input.nom),
    reason: typeset(input.motif),
    file: typeset(input.dossier),
    circumference: input.tour,
    time: hours * 60 + minutes,
    arms: { droit: arm('droit'), gauche: arm('gauche') },
    ...(input['deux-bras'] && { bothArms: true }),
    pulse: input.pouls,
    ...(input.irregulier && { irregular: true }),
    ...(input.urgence && { urgent: true }),
    ...(input.fuite && { leak: true }),
    arrival: input.arrivee,
    conditions: input.conditions.map((one) => ({
      id: one.id,
      text: typeset(one.texte),
      ...(one.effet && { effect: effectOf(one.effet) }),
    })),
    question: typeset(input.demande),
    act: input.geste,
    why: typeset(input.pourquoi),
    limit: typeset(input.limite),
  };
}
