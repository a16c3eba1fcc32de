import { hash } from '../text/hash.ts';

/**
 * A drawing as the reader keeps it: SVG where a sign that no file can hold stands before each of its ids.
 * A page puts a prefix of its own there, so that no two drawings share an id, nor one drawing shown twice.
 */
export type Drawing = string;

/** XML knows no such character. */
export const ID_MARK = '\u0001';

/** For one place of a page. An element keeps the name its author gave it in `data-id`. */
export function placed(drawing: Drawing, prefix: string): string {
  return drawing
    .replace(/ id="\u0001([^"]*)"(?! data-id=)/g, ' id="\u0001$1" data-id="$1"')
    .replaceAll(ID_MARK, `${prefix}.`);
}

/** The same drawing for another place: what was placed there under `from` is placed under `to`. */
export const placedElsewhere = (placedThere: string, from: string, to: string): string =>
  placedThere.replaceAll(`${from}.`, `${to}.`);

/** Where the drawing of that key stands alone, under the site's base: what fetches it may keep it for ever. */
export const drawingUrl = (key: string, drawing: Drawing): string =>
  `/dessins/${key.replace(/\.svg$/, '')}-${hash(drawing).slice(0, 8)}.svg`;
