/** The bytes of a trainer's file as text, and what to do when they are not UTF-8. */

export interface DecodedText {
  readonly text: string;
  /** How the file was saved, in French; null for UTF-8. Its text is the best guess then. */
  readonly encoding: string | null;
}

/** Every file is read as UTF-8; another encoding is named, and never written back. */
export function decode(bytes: Uint8Array): DecodedText {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return guess(bytes, 'utf-16le', 'en UTF-16');
  if (first === 0xfe && second === 0xff) return guess(bytes, 'utf-16be', 'en UTF-16');
  const zero = bytes.indexOf(0);
  // French in UTF-16 has a zero byte beside almost every letter.
  if (zero !== -1 && zero < 8)
    return guess(bytes, zero % 2 === 1 ? 'utf-16le' : 'utf-16be', 'en UTF-16');
  try {
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes), encoding: null };
  } catch {
    return guess(bytes, 'windows-1252', 'en « Latin-1 » (Windows, ANSI)');
  }
}

function guess(bytes: Uint8Array, label: string, encoding: string): DecodedText {
  return { text: new TextDecoder(label).decode(bytes), encoding };
}

/** "é" saved in UTF-8, read as Latin-1 and saved again. */
export const TWICE = /Ã[\u0080-\u00bf©¨ªêî´§®¯]|â€[™œ\u009d“”¦]|Å[“’]/u;
