/** What people type of themselves: passwords that are tried first, names with signs nobody sees. */
import { describe, expect, it } from 'vitest';
import { readLogin, readName } from '../../../src/server/people/body.ts';
import { checkPassword } from '../../../src/server/people/routes/sign-in.ts';

describe('a password', () => {
  it.each(
    'motdepasse12 MotDePasse2026! motdepassemotdepasse M0td3p@sse123 azertyuiop12 AzertyQwerty1 azerty123456 123456789012 098765432109 password1234 P@ssw0rd1234 qwertyuiop12 qsdfghjklmwx bonjour12345 soleil123456 jetaime12345 iloveyou2026 administrateur formateur2026 formation-2026 assistantmedical bienvenue2026 changezmoi123 aaaaaaaaaaaab abcdefghijkl abcd1234efgh 111122223333 marie.durand12 durand123456 Durand2026!!!! loulou.doudou'.split(
      ' ',
    ),
  )('that is tried first is refused: %s', (password) => {
    expect(() => checkPassword(password, 'marie.durand')).toThrow('essaie en premier');
  });

  it.each([
    'quatre mots faciles ici',
    'cinq autres mots tout neufs',
    'soleil bonjour chocolat merci',
    'girafe-lampe-orage',
    'x8Kq2vTz9LmP',
    'Le cabinet ouvre au printemps',
    'vélo cassis tambour',
  ])('of one’s own is taken: %s', (password) => {
    expect(() => checkPassword(password, 'marie.durand')).not.toThrow();
  });
});

describe('a name', () => {
  const signs = [
    '\u202e',
    '\u2066',
    '\u200b',
    '\u200f',
    '\ufeff',
    '\u00ad',
    '\u3164',
    '\u115f',
    '\u2800',
    '\ufe0f',
    '\u{e0041}',
    '\ud800',
  ];
  it.each(signs)('with a sign nobody sees is refused, and told which: %j', (sign) => {
    const code = sign.codePointAt(0)?.toString(16).toUpperCase().padStart(4, '0');
    for (const text of [`Jean${sign} Petit`, `${sign}Jean`, `Jean${sign}`])
      expect(() => readName(text)).toThrow(`U+${code}`);
    expect(() => readLogin(`je${sign}an`)).toThrow(`U+${code}`);
  });

  it.each([
    'Zoë-Ève d’Âge',
    'Ngọc Ánh',
    'Nguyễn Văn',
    'José\u0301',
    'Łukasz',
    'محمد علي',
    '李 小龍',
  ])('of any script is kept: %s', (name) => expect(readName(` ${name} `)).toBe(name));
});
