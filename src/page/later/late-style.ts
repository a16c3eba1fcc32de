/**
 * The style of what a press opens, which pages do without until then: fetched once, tried again if it could
 * not be had. `search/open.ts`, which every page loads, has its own: one file more would be one request more.
 */
const fetched = new Map<string, Promise<void>>();

/** Resolves once the style has come, or cannot be had: what it dresses opens all the same. */
export function dress(style: string): Promise<void> {
  const known = fetched.get(style);
  if (known) return known;
  const coming = new Promise<void>((resolve) => {
    const link = document.createElement('link');
    link.rel = 'stylesheet';
    link.href = style;
    link.onload = () => resolve();
    link.onerror = () => {
      fetched.delete(style);
      resolve();
    };
    document.head.append(link);
  });
  fetched.set(style, coming);
  return coming;
}
