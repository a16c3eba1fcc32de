import { z } from 'zod';
import { text, type Concept } from './concept.ts';

/** Short, since a run is kept action by action: its whole journal stays under 1 kB. */
const id = z.string().regex(/^[a-z]{1,12}$/, {
  error:
    'Un identifiant du banc s’écrit en douze lettres minuscules au plus, sans accent ni tiret.',
});
const settingId = id.min(2);
/** A person is named in lessons, not in a journal. */
const personId = z.string().regex(/^[a-z]+(-[a-z0-9]+)*$/, {
  error: 'Une personne s’appelle en minuscules sans accent, avec des tirets : « karim-o ».',
});

const pressure = z.tuple([z.int().min(-40).max(300), z.int().min(-40).max(200)]);

const effect = z.strictObject({
  banc: pressure,
  publie: text.optional(),
  source: text.optional(),
});
export type EffectInput = z.infer<typeof effect>;

/** What a wrong way is called, and does. */
const fault = {
  defaut: text.optional(),
  effet: effect.optional(),
  desaccord: z.literal(true).optional(),
};
const named = z.strictObject({ id, texte: text });
const arm = z.union([text, z.array(pressure).min(1).max(6)]);

const person = z.strictObject({
  nom: text.max(60),
  motif: text.max(160),
  dossier: text.max(160),
  tour: z.number().min(10).max(70),
  heure: z.string().regex(/^([01]?\d|2[0-3]):[0-5]\d$/),
  bras: z.strictObject({ droit: arm.optional(), gauche: arm.optional() }),
  'deux-bras': z.literal(true).optional(),
  pouls: z.int().min(30).max(220),
  irregulier: z.literal(true).optional(),
  urgence: z.literal(true).optional(),
  fuite: z.literal(true).optional(),
  arrivee: z.array(id).default([]),
  conditions: z
    .array(named.extend({ effet: effect.optional() }))
    .max(3)
    .default([]),
  demande: text.max(80),
  geste: id,
  pourquoi: text,
  limite: text,
});
export type PersonInput = z.infer<typeof person>;

const schema = z.strictObject({
  appareil: z.strictObject({ nom: text, numero: z.string().min(1) }),
  dessins: z.strictObject({ bras: text.optional(), personne: text.optional() }).default({}),
  brassards: z
    .array(
      z.strictObject({ id, nom: text.max(4), de: z.number(), a: z.number(), note: z.string() }),
    )
    .min(1)
    .max(6),
  tailles: z.array(z.strictObject({ ecart: z.int(), ...fault, defaut: text })).default([]),
  reglages: z
    .array(
      z.strictObject({
        id: settingId,
        nom: text.max(24),
        critere: text,
        avant: z.literal(true).optional(),
        choix: z
          .array(
            z.strictObject({
              id,
              texte: text.max(48),
              juste: z.literal(true).optional(),
              ...fault,
            }),
          )
          .min(2)
          .max(4),
      }),
    )
    .min(1)
    .max(9),
  repos: z.strictObject({ minutes: z.int().min(1).max(10), ...fault, defaut: text }),
  serie: z.strictObject({ mesures: z.int().min(2).max(4), ecart: z.int().min(1) }),
  plafond: z.strictObject({ hausse: pressure, baisse: pressure }),
  unites: z.array(text.max(6)).min(2).max(4),
  positions: z.array(text.max(10)).min(2).max(4),
  motifs: z
    .array(named.extend({ pour: z.enum(['brassard', 'fuite']).optional() }))
    .min(2)
    .max(6),
  protocole: text.max(600),
  gestes: z.array(named).min(2).max(6),
  reponses: z
    .array(named.extend({ juste: z.literal(true).optional(), retour: text.optional() }))
    .min(2)
    .max(5),
  personnes: z.record(personId, person),
});
export type BenchInput = z.infer<typeof schema>;

/** « 36 cm » is a number with its unit. */
const bare = (value: unknown): string | null => {
  const [, number] = /^(\d+(?:[.,]\d+)?)\s*(?:cm|mmHg|min|\/min)?$/.exec(String(value)) ?? [];
  return number === undefined ? null : number.replace(',', '.');
};
const effectHelp =
  'Écrivez « effet: { banc: [6, 4] } » : le déplacement sur ce banc, PAS puis PAD. Si vous avez lu l’étude, ajoutez « publie: "+2,5 à +14,9", source: … ».';

/** banc.yaml: the measuring bench of a module, and those who come to it. */
export const bench: Concept<BenchInput> = {
  schema,
  help: {
    appareil: 'Écrivez « appareil: { nom: Tensio-Bras TB-3, numero: "0147" } ».',
    'appareil.nom': 'Écrivez le nom d’un appareil fictif.',
    'appareil.numero': 'Écrivez le numéro entre guillemets : « numero: "0147" ».',
    dessins: 'Écrivez « dessins: { bras: banc-bras.svg, personne: banc-personne.svg } ».',
    'dessins.bras': 'Écrivez le nom d’un dessin du dossier : « bras: banc-bras.svg ».',
    'dessins.personne': 'Écrivez le nom d’un dessin du dossier : « personne: banc-personne.svg ».',
    brassards: 'Écrivez un brassard par ligne, du plus petit au plus grand.',
    'brassards.*': 'Écrivez « - { id: m, nom: M, de: 22, a: 31.9, note: "déjà branché" } ».',
    'brassards.*.id': 'Écrivez « id: m ».',
    'brassards.*.nom': 'Écrivez ce qui est imprimé dessus : « nom: M ».',
    'brassards.*.de': 'Écrivez le plus petit tour de bras, en cm : « de: 22 ».',
    'brassards.*.a': 'Écrivez le plus grand tour de bras, en cm : « a: 31.9 ».',
    'brassards.*.note': 'Dites où il est rangé : « note: "tiroir du bas" ».',
    tailles: 'Écrivez un écart de taille par ligne : −1 pour une taille trop petite.',
    'tailles.*.ecart': 'Écrivez le nombre de tailles : « ecart: -1 ».',
    'tailles.*.defaut':
      'Dites comment le bilan l’appelle : « defaut: Brassard une taille trop petite ».',
    'tailles.*.effet': effectHelp,
    'tailles.*.desaccord': 'Écrivez « desaccord: true » quand les études ne s’accordent pas.',
    reglages: 'Écrivez un réglage par groupe de choix : dos, jambes, bras…',
    'reglages.*.id': 'Écrivez « id: jambes ».',
    'reglages.*.nom': 'Écrivez « nom: Jambes ».',
    'reglages.*.critere': 'Écrivez la ligne du bilan : « critere: Posture ».',
    'reglages.*.avant': 'Écrivez « avant: true » pour ce qui se fait avec le brassard.',
    'reglages.*.choix': 'Écrivez un choix par ligne ; un seul porte « juste: true ».',
    'reglages.*.choix.*.id': 'Écrivez « id: croisees ».',
    'reglages.*.choix.*.texte': 'Écrivez ce qu’on lit : « texte: croisées ».',
    'reglages.*.choix.*.juste': 'Écrivez « juste: true » sur le bon choix, rien sur les autres.',
    'reglages.*.choix.*.defaut': 'Dites comment le bilan l’appelle : « defaut: Jambes croisées ».',
    'reglages.*.choix.*.effet': effectHelp,
    'reglages.*.choix.*.desaccord':
      'Écrivez « desaccord: true » quand les études ne s’accordent pas.',
    repos: 'Écrivez « repos: { minutes: 5, defaut: Repos trop court, effet: … } ».',
    'repos.minutes': 'Écrivez « minutes: 5 ».',
    'repos.defaut': 'Écrivez « defaut: Repos trop court ».',
    'repos.effet': effectHelp,
    'repos.desaccord': 'Écrivez « desaccord: true » quand les études ne s’accordent pas.',
    serie: 'Écrivez « serie: { mesures: 3, ecart: 10 } ».',
    'serie.mesures': 'Écrivez combien de mesures fait une série : « mesures: 3 ».',
    'serie.ecart':
      'Écrivez l’écart des deux premières qui demande une mesure de plus : « ecart: 10 ».',
    plafond: 'Écrivez « plafond: { hausse: [35, 20], baisse: [15, 10] } ».',
    'plafond.hausse': 'Écrivez « hausse: [35, 20] ».',
    'plafond.baisse': 'Écrivez « baisse: [15, 10] ».',
    unites: 'Écrivez la bonne unité d’abord : « unites: [mmHg, cmHg, kPa] ».',
    positions: 'Écrivez la bonne position d’abord : « positions: [assise, couchée, debout] ».',
    motifs: 'Écrivez pourquoi une mesure peut manquer, un motif par ligne.',
    'motifs.*.id': 'Écrivez « id: fuite ».',
    'motifs.*.texte': 'Écrivez ce qu’on lit.',
    'motifs.*.pour':
      'Écrivez « pour: brassard » ou « pour: fuite » sur le motif attendu dans ce cas.',
    protocole: 'Écrivez un exemple de protocole signé : ce qui se transmet, et quand.',
    gestes: 'Écrivez ce qu’on peut faire d’une mesure, un geste par ligne.',
    'gestes.*.id': 'Écrivez « id: transmettre ».',
    'gestes.*.texte': 'Écrivez ce qu’on lit.',
    reponses: 'Écrivez ce qu’on peut répondre à la personne, une phrase par ligne.',
    'reponses.*.id': 'Écrivez « id: docteur ».',
    'reponses.*.texte': 'Écrivez la phrase, entre guillemets français.',
    'reponses.*.juste': 'Écrivez « juste: true » sur la bonne phrase.',
    'reponses.*.retour':
      'Dites pourquoi elle ne convient pas : « retour: Rassurer, c’est déjà interpréter. ».',
    personnes: 'Écrivez une personne fictive par bloc.',
    'personnes.*.nom': 'Écrivez « nom: Karim O., 58 ans ».',
    'personnes.*.motif': 'Dites pourquoi elle vient.',
    'personnes.*.dossier': 'Dites ce que le dossier indique.',
    'personnes.*.tour': 'Écrivez le tour de bras en cm, sans unité : « tour: 36 ».',
    'personnes.*.heure': 'Écrivez l’heure entre guillemets : « heure: "10:05" ».',
    'personnes.*.bras':
      'Écrivez les valeurs au repos : « bras: { droit: [[152, 92], [147, 89]] } », ou pourquoi ce bras est interdit : « gauche: fistule ».',
    'personnes.*.bras.droit': 'Écrivez « droit: [[152, 92], [147, 89], [145, 87]] », ou le motif.',
    'personnes.*.bras.gauche': 'Écrivez « gauche: [[133, 84], [129, 82]] », ou le motif.',
    'personnes.*.deux-bras': 'Écrivez « deux-bras: true » à une première visite.',
    'personnes.*.pouls': 'Écrivez le pouls par minute : « pouls: 72 ».',
    'personnes.*.irregulier': 'Écrivez « irregulier: true », ou retirez la ligne.',
    'personnes.*.urgence': 'Écrivez « urgence: true » quand on n’attend ni le repos ni la série.',
    'personnes.*.fuite': 'Écrivez « fuite: true », ou retirez la ligne.',
    'personnes.*.arrivee':
      'Écrivez les choix avec lesquels elle arrive : « arrivee: [croisees, discute] ».',
    'personnes.*.conditions':
      'Écrivez ce que personne ne peut changer : « - { id: tabac, texte: a fumé il y a 10 min } ».',
    'personnes.*.conditions.*.id': 'Écrivez « id: tabac ».',
    'personnes.*.conditions.*.texte': 'Écrivez ce que la note doit dire.',
    'personnes.*.conditions.*.effet': effectHelp,
    'personnes.*.demande': 'Écrivez ce qu’elle demande : « demande: "Alors, c’est bon ?" ».',
    'personnes.*.geste': 'Écrivez l’identifiant du geste attendu.',
    'personnes.*.pourquoi': 'Dites pourquoi ce geste.',
    'personnes.*.limite': 'Dites ce qui est transmis, et de qui le reste est l’affaire.',
  },
  repair: {
    'personnes.*.tour': bare,
    'personnes.*.pouls': bare,
    'repos.minutes': bare,
    'brassards.*.de': bare,
    'brassards.*.a': bare,
  },
};
