/** multipart/mixed (RFC 2046, 5.1), as statements with attachments travel (Communication 1.5.2). */
import { BadRequest } from '../refusal.ts';

export interface Part {
  /** Names in lower case. */
  readonly headers: ReadonlyMap<string, string>;
  readonly content: Buffer;
}

const CRLF = '\r\n';

/** null when the type is not multipart/mixed. @throws BadRequest without a usable boundary. */
export function boundaryOf(contentType: string): string | null {
  if (!/^multipart\/mixed\s*(;|$)/i.test(contentType)) return null;
  const match = /;\s*boundary\s*=\s*(?:"([^"]+)"|([^\s;"]+))/i.exec(contentType);
  const boundary = match?.[1] ?? match?.[2];
  if (boundary === undefined || boundary.length > 200)
    throw new BadRequest('multipart/mixed needs a boundary');
  return boundary;
}

/** @throws BadRequest when the body is not made of parts between these boundaries. */
export function parseMultipart(body: Uint8Array, boundary: string): Part[] {
  // A boundary opens a line; the first may open the body, which a line break in front makes regular.
  const bytes = Buffer.concat([Buffer.from(CRLF), body]);
  const delimiter = Buffer.from(`${CRLF}--${boundary}`);
  const parts: Part[] = [];
  let at = bytes.indexOf(delimiter);
  if (at < 0) throw new BadRequest('the boundary of the Content-Type is not in the body');
  for (;;) {
    const start = at + delimiter.length;
    if (bytes.toString('latin1', start, start + 2) === '--') return parts;
    const lineEnd = bytes.indexOf(CRLF, start);
    at = bytes.indexOf(delimiter, start);
    if (at < 0 || lineEnd < 0) throw new BadRequest('the multipart body has no end');
    // Blanks may follow a boundary, nothing else.
    if (bytes.toString('latin1', start, lineEnd).trim() !== '')
      throw new BadRequest('a boundary is followed by something else than a line break');
    parts.push(parsePart(bytes.subarray(lineEnd, at)));
  }
}

/** @param bytes from the line break after the boundary to the one before the next. */
function parsePart(bytes: Buffer): Part {
  const end = bytes.indexOf(CRLF + CRLF);
  if (end < 0) throw new BadRequest('a part has no blank line after its headers');
  const headers = new Map<string, string>();
  for (const line of bytes.toString('latin1', 0, end).split(CRLF).filter(Boolean)) {
    const colon = line.indexOf(':');
    if (colon < 1) throw new BadRequest('a part has a malformed header');
    headers.set(line.slice(0, colon).trim().toLowerCase(), line.slice(colon + 1).trim());
  }
  return { headers, content: bytes.subarray(end + 4) };
}

interface OutgoingPart {
  readonly headers: Readonly<Record<string, string>>;
  readonly content: Uint8Array;
}

export function writeMultipart(parts: readonly OutgoingPart[], boundary: string): Buffer {
  const chunks = parts.flatMap(({ headers, content }) => [
    Buffer.from(
      `--${boundary}${CRLF}${Object.entries(headers)
        .map(([name, value]) => `${name}: ${value}${CRLF}`)
        .join('')}${CRLF}`,
    ),
    content,
    Buffer.from(CRLF),
  ]);
  return Buffer.concat([...chunks, Buffer.from(`--${boundary}--${CRLF}`)]);
}
