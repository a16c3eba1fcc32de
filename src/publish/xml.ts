/** The little XML that manifests need: elements, attributes, escaped texts, two spaces of indent. */

export interface Element {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string | number>>;
  /** Elements, or one text. */
  readonly content: readonly Element[] | string;
}

type Attributes = Readonly<Record<string, string | number | null>>;

/** Attributes that are null, and children that are null or false, are left out. */
export function element(
  name: string,
  attributes: Attributes = {},
  content: string | readonly (Element | null | false)[] = [],
): Element {
  return {
    name,
    attributes: Object.fromEntries(
      Object.entries(attributes).filter(
        (entry): entry is [string, string | number] => entry[1] !== null,
      ),
    ),
    content: typeof content === 'string' ? content : content.filter((child) => !!child),
  };
}

/** A file: declaration, root, last newline. */
export function xmlFile(root: Element): string {
  return `<?xml version="1.0" encoding="UTF-8"?>\n${write(root, '')}`;
}

function write({ name, attributes, content }: Element, indent: string): string {
  const start = [
    name,
    ...Object.entries(attributes).map(([key, value]) => `${key}="${escape(String(value))}"`),
  ].join(' ');
  if (content.length === 0) return `${indent}<${start}/>\n`;
  const inside =
    typeof content === 'string'
      ? escape(content)
      : `\n${content.map((child) => write(child, `${indent}  `)).join('')}${indent}`;
  return `${indent}<${start}>${inside}</${name}>\n`;
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  '\n': '&#10;',
  '\t': '&#9;',
  '\r': '&#13;',
};

/** Signs XML 1.0 has no way to write (2.2) are dropped. */
function escape(text: string): string {
  return text
    .replace(/[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu, '')
    .replace(/[&<>"\n\t\r]/g, (sign) => ENTITIES[sign] ?? sign);
}
