/** The tags trainers write, and the attributes each takes. */
import { PAPER_FORMS } from '../core/text/paper.ts';
import type { QuestionTag } from '../core/question/tags.ts';

export type AttributeType =
  | 'text'
  | 'id'
  | 'ids'
  | 'number'
  | 'flag'
  /** One of these words. */
  | readonly string[];

export interface Attribute {
  readonly type: AttributeType;
  readonly required?: true;
  /** What to write. */
  readonly example: string;
}

export interface Tag {
  /** A block stands alone between blank lines; the others stand in a sentence. */
  readonly place: 'block' | 'inline';
  /** Written `<Source … />`. */
  readonly empty?: true;
  readonly attributes: Readonly<Record<string, Attribute>>;
}

const questionAttributes = {
  id: { type: 'id', required: true, example: 'id="suffixe-ite"' },
  objectif: { type: 'text', example: 'objectif="couper"' },
  points: { type: 'number', example: 'points="2"' },
  difficulte: { type: ['1', '2', '3'], example: 'difficulte="2"' },
  facultatif: { type: 'flag', example: 'facultatif' },
  securite: { type: 'flag', example: 'securite' },
  ordre: { type: ['fixe'], example: 'ordre="fixe"' },
  source: { type: 'ids', example: 'source="msd-termes"' },
} as const satisfies Tag['attributes'];

function question(more: Tag['attributes'] = {}): Tag {
  return { place: 'block', attributes: { ...questionAttributes, ...more } };
}

const inline: Tag = { place: 'inline', attributes: {} };

const QUESTIONS: Readonly<Record<QuestionTag, Tag>> = {
  Choix: question(),
  ChoixMultiple: question(),
  VraiFaux: question({
    reponse: { type: ['vrai', 'faux'], required: true, example: 'reponse="faux"' },
  }),
  Trous: question({
    faute: { type: ['oui', 'non'], example: 'faute="oui"' },
    exact: { type: ['oui', 'non'], example: 'exact="oui"' },
  }),
  Nombre: question({
    reponse: { type: 'number', required: true, example: 'reponse="25,7"' },
    tolerance: { type: 'number', example: 'tolerance="0,1"' },
    unite: { type: 'text', example: 'unite="kg/m²"' },
  }),
  Appariement: question(),
  Ordre: question(),
  Comparer: question(),
  Scenario: question({
    titre: { type: 'text', required: true, example: 'titre="Une matinée au guichet"' },
    jauges: { type: 'text', example: 'jauges="Sécurité 70, Coût 70"' },
  }),
  Construire: question({
    terme: { type: 'text', required: true, example: 'terme="dyspnee"' },
  }),
  Couper: question({
    terme: { type: 'text', required: true, example: 'terme="dyspnee"' },
  }),
  Compter: question({
    serie: { type: ['pouls', 'respiration'], required: true, example: 'serie="pouls"' },
    reponse: { type: 'number', required: true, example: 'reponse="72"' },
    minute: { type: 'flag', example: 'minute' },
  }),
  Banc: question({
    personne: { type: 'id', required: true, example: 'personne="karim-o"' },
  }),
};

export const TAGS: Readonly<Record<string, Tag>> = {
  ...QUESTIONS,
  Encadre: {
    place: 'block',
    attributes: {
      type: {
        type: ['retenir', 'attention', 'exemple', 'limite'],
        required: true,
        example: 'type="retenir"',
      },
      titre: { type: 'text', example: 'titre="Au téléphone"' },
    },
  },
  Contacts: { place: 'block', empty: true, attributes: {} },
  Decomposition: { place: 'block', attributes: {} },
  Figure: {
    place: 'block',
    attributes: {
      src: { type: 'text', required: true, example: 'src="./plans.svg"' },
      alt: {
        type: 'text',
        required: true,
        example: 'alt="Ce que montre la figure, en une phrase"',
      },
    },
  },
  Document: {
    place: 'block',
    attributes: {
      titre: { type: 'text', required: true, example: 'titre="La carte d’identité"' },
      forme: { type: PAPER_FORMS, required: true, example: 'forme="piece"' },
    },
  },
  Production: {
    place: 'block',
    attributes: {
      id: { type: 'id', required: true, example: 'id="note-d-appel"' },
      titre: { type: 'text', required: true, example: 'titre="La note pour le médecin"' },
    },
  },
  Source: {
    place: 'inline',
    empty: true,
    attributes: { id: { type: 'id', required: true, example: 'id="msd-termes"' } },
  },
  Terme: { place: 'inline', attributes: { id: { type: 'id', example: 'id="dyspnee"' } } },
  sub: inline,
  sup: inline,
  br: { place: 'inline', empty: true, attributes: {} },
};
