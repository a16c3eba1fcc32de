/** Meetings to come as a calendar file (RFC 5545). Pure. */

export interface Appointment {
  readonly id: string;
  readonly title: string;
  readonly description: string;
  /** ISO 8601 UTC. */
  readonly start: string;
  readonly end: string;
  /** Of the video call. */
  readonly link: string | null;
}

/** @param host makes ids unique in the world (RFC 5545, 3.8.4.7) @param now ISO 8601 UTC */
export function calendarFile(all: readonly Appointment[], host: string, now: string): string {
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//CQP Assistant medical//Seances//FR',
    ...all.flatMap(({ id, title, description, start, end, link }) => [
      'BEGIN:VEVENT',
      `UID:${id}@${host}`,
      `DTSTAMP:${stamp(now)}`,
      `DTSTART:${stamp(start)}`,
      `DTEND:${stamp(end)}`,
      `SUMMARY:${escaped(title)}`,
      `DESCRIPTION:${escaped(link === null ? description : `${description}\n${link}`)}`,
      ...(link === null ? [] : [`URL:${link}`]),
      'END:VEVENT',
    ]),
    'END:VCALENDAR',
  ];
  return lines.map((line) => `${folded(line)}\r\n`).join('');
}

/** "2026-11-22T14:00:00.000Z" → "20261122T140000Z" */
const stamp = (iso: string): string => `${iso.slice(0, 19).replace(/[-:]/g, '')}Z`;

/** RFC 5545, 3.3.11. */
const escaped = (text: string): string =>
  text.replace(/[\\;,]/g, '\\$&').replace(/\r\n?|\n/g, '\\n');

/** 75 octets a line at most, none cut within a sign (RFC 5545, 3.1). */
function folded(line: string): string {
  let text = '';
  let octets = 0;
  for (const sign of line) {
    const size = octetsOf(sign);
    if (octets + size > 75) {
      text += '\r\n ';
      octets = 1;
    }
    text += sign;
    octets += size;
  }
  return text;
}

/** In UTF-8. */
function octetsOf(sign: string): number {
  const code = sign.codePointAt(0) ?? 0;
  return code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
}
