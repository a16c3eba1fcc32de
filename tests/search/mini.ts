/** A small course by hand: two modules, four lessons, seven terms. */
import type { Ink, Lesson, Module, Term } from '../../src/core/course/course.ts';

type Sections = Readonly<Record<string, string>>;

/** Section titles → texts; anchors are "s1", "s2"… */
export function lesson(module: string, number: number, title: string, sections: Sections): Lesson {
  const slug = `lecon-${number}`;
  return {
    id: `${module}/${slug}`,
    slug,
    module,
    number,
    title,
    summary: `Résumé de la leçon ${number}.`,
    minutes: 10,
    objectives: [{ id: 'o', text: 'reconnaître les mots du dossier' }],
    competence: '',
    sources: [],
    review: { status: 'awaiting' },
    prerequisites: [],
    sections: Object.entries(sections).map(([name, text], index) => ({
      id: `s${index + 1}`,
      title: name,
      text,
    })),
    questions: [],
    hash: '',
    file: '',
  };
}

export function module(id: string, title: string, ink: Ink, lessons: readonly Lesson[]): Module {
  return { id, title, short: title, summary: '', bloc: 2, ink, lessons, assessments: [] };
}

export function term(name: string, definition: string, more: Partial<Term> = {}): Term {
  return {
    id: name.normalize('NFD').replace(/\P{ASCII}/gu, ''),
    term: name,
    grammar: null,
    plural: null,
    pronunciation: null,
    abbreviation: null,
    definition: [definition],
    parts: [],
    module: 'constantes',
    see: [],
    everyday: [],
    forms: [],
    ...more,
  };
}

export const MINI = {
  modules: [
    module('constantes', 'Constantes et mesures', 'con', [
      lesson('constantes', 1, 'Mesurer la pression artérielle', {
        'Installer le patient':
          'Le patient s’assoit et se repose cinq minutes.\nLe brassard entoure le bras nu, 2 à 3 cm au-dessus du pli du coude, à la hauteur du cœur. Le tensiomètre est prêt.',
        'Noter la valeur': 'Vous notez les deux nombres, avec l’unité. L’hypertension se confirme.',
      }),
      lesson('constantes', 2, 'Mesurer la saturation', {
        'Poser le capteur': 'La SpO₂ se lit au doigt. Un vernis fausse la mesure.',
        Signaler:
          'L’hémorragie et la céphalée brutale se signalent. Épi/derme : couche de la peau.',
      }),
    ]),
    module('stocks', 'Gestion des stocks', 'sto', [
      lesson('stocks', 1, 'Désinfecter le matériel partagé', {
        'Entre deux patients': 'Les brassards se nettoient entre deux patients.',
      }),
      lesson('stocks', 2, 'Ranger', {
        Étagères: 'Les produits périmés sont retirés de l’étagère.',
      }),
    ]),
  ],
  glossary: [
    term('brassard', 'Manchon gonflable placé autour du bras pour mesurer la pression.'),
    term('tensiomètre', 'Appareil qui gonfle le brassard et affiche deux nombres.', {
      forms: ['tensiomètres'],
    }),
    term('céphalée', 'Douleur de la tête.', { everyday: ['mal de tête', 'mal au crâne'] }),
    term('ictère', 'Coloration jaune de la peau.', { everyday: ['jaunisse'], module: null }),
    term('tension artérielle', 'Pression du sang.', { abbreviation: 'TA', id: 'tension' }),
    term('œdème', 'Gonflement.', { everyday: ['jambes gonflées'] }),
    term('saturation', 'Part du sang chargée en oxygène.', { abbreviation: 'SpO2' }),
  ],
} as const;
