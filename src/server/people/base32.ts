/** Letters and figures that survive a sheet of paper: Crockford's base 32 in small letters. */

const DIGITS = '0123456789abcdefghjkmnpqrstvwxyz';

/** Five bits a digit, the last ones filled with zeros. */
export function digits(bytes: Uint8Array): string {
  const bits = [...bytes].map((byte) => byte.toString(2).padStart(8, '0')).join('');
  return (bits.match(/.{1,5}/g) ?? [])
    .map((five) => DIGITS[parseInt(five.padEnd(5, '0'), 2)] ?? '')
    .join('');
}

/** As it would have been copied without a slip; what stands for no digit stays, and matches nothing. */
export function normalised(secret: string): string {
  return secret
    .slice(0, 100)
    .toLowerCase()
    .replace(/[\s-]/g, '')
    .replaceAll('o', '0')
    .replace(/[il]/g, '1');
}
