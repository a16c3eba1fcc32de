/**
 * How a page reaches its reader, and what of it is true there. Pages are built once for all formats of
 * a package: what one alone may say stands between two comments, and goes where it is not true.
 */

/** `scorm-unit`: a page of a SCORM package that is a lesson or an evaluation; `scorm-beside`: any other. */
export const DELIVERIES = [
  'site',
  'cmi5',
  'xapi',
  'scorm',
  'scorm-unit',
  'scorm-beside',
  'web',
] as const;
export type Delivery = (typeof DELIVERIES)[number];

export const opening = (deliveries: readonly Delivery[]): string =>
  `<!--pour ${deliveries.join(' ')}-->`;
export const CLOSING = '<!--/pour-->';

/** @param here what the page is delivered as. Passages do not lie in one another. */
export function keepFor(html: string, here: readonly Delivery[]): string {
  return html.replace(
    /<!--pour ([^>]*)-->([\s\S]*?)<!--\/pour-->/g,
    (_, deliveries: string, passage: string) =>
      deliveries.split(' ').some((one) => here.some((delivery) => delivery === one)) ? passage : '',
  );
}
