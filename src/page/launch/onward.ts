/** The page's link to what comes next: of several, the one on the path this page shows. */
export const onwardLink = (document: Document): Element | null =>
  // Each says by itself whether it is shown, though under a launch what is around them never is.
  [...document.querySelectorAll('.suite .apres')].find(
    (link) => getComputedStyle(link).display !== 'none',
  ) ?? null;
