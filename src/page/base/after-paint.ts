/** A verdict on the page is painted first: what counts them can wait a frame. No frame comes to a hidden page. */
export function afterPaint(work: () => void): void {
  if (document.hidden) work();
  else requestAnimationFrame(() => setTimeout(work));
}
