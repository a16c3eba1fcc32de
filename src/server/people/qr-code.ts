/** An address as a QR code: the outline of its dark squares, for the path of a drawing. */
import { encodeQR } from 'qr';
import type { QrCode } from '../../core/api/learners.ts';

/** The least it draws. */
const BORDER = 1;

/** Dark squares in a row are one rectangle. The quiet zone around is the page's. */
export function qrCode(text: string): QrCode {
  const framed = encodeQR(text, 'raw', { ecc: 'medium', border: BORDER });
  const rows = framed.slice(BORDER, -BORDER).map((row) => row.slice(BORDER, -BORDER));
  const path = rows
    .flatMap((row, y) =>
      [
        ...row
          .map((dark) => (dark ? '#' : ' '))
          .join('')
          .matchAll(/#+/g),
      ].map(({ index, 0: run }) => `M${index} ${y}h${run.length}v1h-${run.length}z`),
    )
    .join('');
  return { size: rows.length, path };
}
