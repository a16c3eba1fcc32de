/** The parts of a lesson's page: each begins with a heading of its prose. */

/** Id of the part that something of the page stands in; null before the first. */
export function partOf(element: Element): string | null {
  const before = [...document.querySelectorAll('.prose h2[id]')].filter(
    (heading) => heading.compareDocumentPosition(element) & Node.DOCUMENT_POSITION_FOLLOWING,
  );
  return before.at(-1)?.id ?? null;
}
