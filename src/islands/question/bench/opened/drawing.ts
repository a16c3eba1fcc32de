/** The drawings of a bench: fetched when it opens, from where the build has put them; they decorate what is said. */
import { useEffect, useState } from 'preact/hooks';

const fetched = new Map<string, Promise<string>>();

function drawingAt(url: string): Promise<string> {
  const known = fetched.get(url);
  if (known) return known;
  const coming = fetch(`${import.meta.env.BASE_URL}${url.slice(1)}`)
    .then((answer) => (answer.ok ? answer.text() : ''))
    // Without a network: what it shows is said as well.
    .catch(() => '');
  fetched.set(url, coming);
  return coming;
}

/** SVG written anew by the build; "" until it is there, and where there is none. */
export function useDrawing(url: string | null): string {
  const [svg, setSvg] = useState('');
  useEffect(() => {
    if (url !== null) void drawingAt(url).then(setSvg);
  }, [url]);
  return svg;
}

/** Whether a layer so named is seen: its name lists the options it stands for, then what tells it from its like. */
export const isLayerSeen = (name: string, chosen: ReadonlySet<string>): boolean =>
  (name.split('_')[0] ?? '').split('.').every((option) => chosen.has(option));
