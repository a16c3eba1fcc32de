/** Answers that name a place of the question's figure: « - [x] [Jambes](#jambes) ». */
import type { Figure, OwnLook } from '../../core/question/types.ts';
import { tagName } from '../attributes.ts';
import { didYouMean } from '../nearest.ts';
import { spanOf } from '../source.ts';
import { drawZones, namesIn, PERCENT } from '../svg/zones.ts';
import type { Context } from './context.ts';
import type { Options } from './options.ts';
import type { Parts } from './parts.ts';

/** What places change in a question: nothing where no answer names one. */
export function readZones(
  context: Context,
  parts: Parts,
  { options, items }: Options,
  look: OwnLook,
): { look?: OwnLook; shuffle?: false; figure?: Figure } {
  if (options.every(({ zone }) => zone === undefined)) return {};
  const { report } = context;
  const { figure } = parts;
  if (figure === null) {
    report.error({
      code: 'zone-sans-figure',
      at: tagName(parts.element),
      message: 'Ces réponses nomment des endroits d’une figure, et la question n’en a pas.',
      help: 'Ajoutez une <Figure> dans l’énoncé, ou retirez les liens des réponses.',
    });
    return {};
  }
  // A drawing that is refused was told.
  if (figure.svg === '') return {};
  const seen = new Set<string>();
  let isSound = true;
  for (const [at, { zone }] of options.entries()) {
    const item = items[at];
    if (item === undefined) continue;
    const where =
      zone === undefined ? item.at : spanOf(report.source, zone, { ...item.at, end: item.at.end });
    const wrong =
      zone === undefined
        ? NO_PLACE
        : seen.has(zone)
          ? {
              code: 'zone-en-double',
              message: `Deux réponses nomment le même endroit : « ${zone} ».`,
              help: 'Donnez un endroit à chaque réponse.',
            }
          : complaint(figure, zone);
    if (zone !== undefined) seen.add(zone);
    if (wrong === null) continue;
    report.error({ ...wrong, at: where });
    isSound = false;
  }
  if (!figure.description) {
    report.warn({
      code: 'zone-sans-description',
      at: tagName(parts.element),
      message: 'Qui ne voit pas la figure ne peut pas répondre : rien ne dit ce qu’elle montre.',
      help: 'Dans <Figure>, écrivez un paragraphe « Description : » qui dit ce qu’on voit, sans dire ce qui est juste ou faux.',
    });
  }
  if (!isSound) return {};
  const zones = options.map(({ id, zone = '' }) => ({ option: id, zone }));
  return {
    look,
    // Its letters run as its author wrote them.
    shuffle: false,
    figure: { ...figure, ...drawZones(figure.svg, zones) },
  };
}

interface Complaint {
  readonly code: string;
  readonly message: string;
  readonly help: string;
}

const NO_PLACE: Complaint = {
  code: 'zone-absente',
  message: 'Cette réponse ne nomme pas d’endroit de la figure, comme les autres.',
  help: 'Écrivez « - [ ] [son nom](#nom-dans-le-dessin) ».',
};

function complaint({ svg }: Figure, zone: string): Complaint | null {
  const numbers = PERCENT.exec(zone);
  if (numbers !== null) {
    const [x = 0, y = 0, width = 0, height = 0] = numbers.slice(1).map(Number);
    if (width > 0 && height > 0 && x + width <= 100 && y + height <= 100) return null;
    return {
      code: 'zone-hors-figure',
      message: `Le rectangle « ${zone} » sort de la figure, ou n’a pas de surface.`,
      help: 'Écrivez gauche,haut,largeur,hauteur, de 0 à 100 : (#12,40,20,30).',
    };
  }
  if (svg === null) {
    return {
      code: 'zone-inconnue',
      message: `Une image n’a pas d’endroit nommé « ${zone} ».`,
      help: 'Donnez un rectangle, en pour cent de l’image : (#gauche,haut,largeur,hauteur), par exemple (#12,40,20,30).',
    };
  }
  const names = namesIn(svg);
  if (!names.shapes.includes(zone)) {
    return {
      code: 'zone-inconnue',
      message: `Le dessin n’a pas d’endroit nommé « ${zone} ».`,
      help: didYouMean(
        zone,
        names.shapes,
        `Dans le dessin, donnez ce nom à une forme : id="${zone}". Ses noms sont : ${names.shapes.join(', ') || 'aucun'}.`,
      ),
    };
  }
  if (names.lines.includes(`${zone}-fil`)) return null;
  return {
    code: 'zone-sans-fil',
    message: `Rien ne dit où va la lettre de « ${zone} ».`,
    help: `Dans le dessin, tracez une ligne de l’endroit à la lettre : <line id="${zone}-fil" x1="…" y1="…" x2="…" y2="…"/>.`,
  };
}
