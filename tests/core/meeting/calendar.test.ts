import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { calendarFile } from '../../../src/core/meeting/calendar.ts';

const NOW = '2026-11-22T12:00:00.000Z';
const meeting = {
  id: 'a1',
  title: 'Prendre la tension, puis ; noter',
  description: 'Avec C. Le Goff.\nLeçons 2 et 3.',
  start: '2026-11-29T17:25:00.000Z',
  end: '2026-11-29T18:55:00.000Z',
  link: 'https://visio.exemple.fr/salle?x=1,2',
};

describe('a calendar file', () => {
  it('says when, with whom and where, as RFC 5545 writes it', () => {
    const text = calendarFile([meeting], 'cqp.exemple.fr', NOW).replace(/\r\n /g, '');
    expect(text.split('\r\n')).toEqual([
      'BEGIN:VCALENDAR',
      'VERSION:2.0',
      'PRODID:-//CQP Assistant medical//Seances//FR',
      'BEGIN:VEVENT',
      'UID:a1@cqp.exemple.fr',
      'DTSTAMP:20261122T120000Z',
      'DTSTART:20261129T172500Z',
      'DTEND:20261129T185500Z',
      'SUMMARY:Prendre la tension\\, puis \\; noter',
      'DESCRIPTION:Avec C. Le Goff.\\nLeçons 2 et 3.\\nhttps://visio.exemple.fr/salle?x=1\\,2',
      'URL:https://visio.exemple.fr/salle?x=1,2',
      'END:VEVENT',
      'END:VCALENDAR',
      '',
    ]);
  });

  it('has no line over 75 octets, and loses no sign', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 300 }), (words) => {
        const title = words.replace(/\p{Cc}/gu, '');
        const text = calendarFile([{ ...meeting, title }], 'h', NOW);
        for (const line of text.split('\r\n'))
          expect(new TextEncoder().encode(line).length).toBeLessThanOrEqual(75);
        const whole = text.replace(/\r\n /g, '');
        const [, summary = ''] = /SUMMARY:(.*)\r\n/.exec(whole) ?? [];
        expect(summary.replace(/\\([\\;,])/g, '$1')).toBe(title);
      }),
    );
  });

  it('no word written in it begins a line of its own', () => {
    const text = calendarFile(
      [{ ...meeting, title: 'x', description: 'a\r\nEND:VEVENT\nBEGIN:VEVENT' }],
      'h',
      NOW,
    );
    expect(text.match(/^BEGIN:VEVENT/gm)).toHaveLength(1);
  });
});
