/**
 * Under a launch, what leads out of the page is read in a dialog over it: leaving the page would end
 * the session.
 */
export function readLinksAside(): void {
  document.addEventListener('click', (event) => {
    const link = event.target instanceof Element ? event.target.closest('a') : null;
    if (!link || event.defaultPrevented || event.button !== 0) return;
    if (event.ctrlKey || event.metaKey || event.shiftKey || link.target || link.download) return;
    if (link.origin !== location.origin || link.pathname === location.pathname) return;
    event.preventDefault();
    import('./aside.ts').then(
      ({ openAside }) => openAside(link),
      // Offline before any was opened: the browser says so, beside the lesson.
      () => window.open(link.href, '_blank', 'noopener'),
    );
  });
}
