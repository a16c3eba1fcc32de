/** (Pages, part, format) → the files of a package. */
import { createHash } from 'node:crypto';
import { keepFor, type Delivery } from '../core/course/delivery.ts';
import { formats, type Format } from '../publish/formats.ts';
import type { Part } from '../publish/part.ts';
import { allUnits, fileOf } from '../core/course/unit.ts';
import { inHead, markHtml, withPolicy } from '../publish/relocate.ts';
import { pagePolicy } from '../server/site/csp.ts';
import { decode, encode, type Files } from './build.ts';
import { schemaFiles } from './schemas.ts';

/** Opened from a disk, a page can be read: browsers run no module there, nor keep anything. */
const FROM_DISK = `<script>if(location.protocol==='file:'){var q=document.getElementById('qui-lit');if(q)q.textContent='Lecture seule : cette page est ouverte depuis un fichier. Pour répondre aux questions, ouvrez-la depuis votre plateforme ou un site.'}</script>`;

export function packageFiles(pages: Files, part: Part, format: Format): Files {
  const { attributesOf, deliveriesOf, first, files } = formats[format];
  const units = new Map(allUnits(part.course).map(({ id }) => [fileOf(id), id]));
  const rulesOf = (unit: string | null): PageRules => ({
    attributes: attributesOf(unit),
    deliveries: deliveriesOf(unit),
    first: first?.(part, unit) ?? null,
  });
  const marked = [...pages].map(([path, content]): [string, Uint8Array] => [
    path,
    path.endsWith('.html')
      ? encode(finish(decode(content), rulesOf(units.get(path) ?? null)))
      : content,
  ]);
  const schemas = schemaFiles(format);
  const added = Object.entries(files(part, [...pages.keys(), ...schemas.keys()].sort()));
  return new Map([
    ...marked,
    ...schemas,
    ...added.map(([path, text]): [string, Uint8Array] => [path, encode(text)]),
  ]);
}

interface PageRules {
  readonly attributes: Readonly<Record<string, string>>;
  readonly deliveries: readonly Delivery[];
  readonly first: string | null;
}

function finish(html: string, { attributes, deliveries, first }: PageRules): string {
  const marked = markHtml(keepFor(html, deliveries), attributes).replace(
    '</body>',
    () => `${FROM_DISK}</body>`,
  );
  const begun = first === null ? marked : inHead(marked, `<script>${first}</script>`);
  return withPolicy(begun, metaPolicy(begun));
}

/** Whoever launches says at that moment which LRS to talk to; who may frame is not a page's to say. */
function metaPolicy(html: string): string {
  return pagePolicy(html, ['*'])
    .split('; ')
    .filter((directive) => !directive.startsWith('frame-ancestors'))
    .join('; ');
}

/** Tells two packages apart at a glance; not a signature. */
export function fingerprint(content: Uint8Array): string {
  return createHash('sha256').update(content).digest('hex').slice(0, 12);
}
