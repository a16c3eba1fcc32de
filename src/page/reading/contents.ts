/** Where the reader is in the contents; tables that overflow can be scrolled with the keyboard. */
export function followReading(): void {
  const links = new Map(
    [...document.querySelectorAll<HTMLAnchorElement>('.plan a')].map((link) => [
      decodeURIComponent(link.hash.slice(1)),
      link,
    ]),
  );
  const ahead = new Set<string>();

  /** A heading is ahead while it is lower than the top of the window, however far below. */
  const observer = new IntersectionObserver(
    (entries) => {
      for (const { isIntersecting, target } of entries)
        ahead[isIntersecting ? 'add' : 'delete'](target.id);
      const ids = [...links.keys()];
      const current = ids.filter((id) => !ahead.has(id)).at(-1) ?? ids[0];
      for (const [id, link] of links) {
        if (id === current) link.setAttribute('aria-current', 'true');
        else link.removeAttribute('aria-current');
      }
    },
    { rootMargin: '-160px 0px 1000000px' },
  );
  for (const id of links.keys()) {
    const heading = document.getElementById(id);
    if (heading) observer.observe(heading);
  }

  const resized = new ResizeObserver((entries) => {
    for (const { target } of entries)
      for (const [name, value] of Object.entries(SCROLLED)) {
        if (target.scrollWidth > target.clientWidth) target.setAttribute(name, value);
        else target.removeAttribute(name);
      }
  });
  for (const table of document.querySelectorAll('.tableau')) resized.observe(table);
}

const SCROLLED = { tabindex: '0', role: 'region', 'aria-label': 'Tableau, à faire défiler' };
