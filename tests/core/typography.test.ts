import fc from 'fast-check';
import { expect, test } from 'vitest';
import { typeset } from '../../src/core/text/typography.ts';

/** The fixed spaces made visible: _ is thin (U+202F), ~ is full (U+00A0). */
const shown = (text: string): string =>
  typeset(text).replaceAll('\u202F', '_').replaceAll('\u00A0', '~');

test.each([
  ['Que dit le suffixe ?', 'Que dit le suffixe_?'],
  ['Vraiment?', 'Vraiment_?'],
  ['Quoi ?!', 'Quoi_?!'],
  ['Quoi?! Oui', 'Quoi_?! Oui'],
  ['un; deux ; trois', 'un_; deux_; trois'],
  ['Attention : danger', 'Attention~: danger'],
  ['Attention: danger', 'Attention~: danger'],
  ['Vous faites :', 'Vous faites~:'],
  // What follows a bold or italic word starts with the space.
  [' : danger', '~: danger'],
  [' ?', '_?'],
  [' » et', '~» et'],
  ['«otite»', '«~otite~»'],
  ['« otite » ?', '«~otite~»_?'],
  ['« otite ? »', '«~otite_?~»'],
  ['90 % de 25,7kg/m²', '90~% de 25,7kg/m²'],
  ['90%', '90~%'],
  ['25,7 kg/m² et 120 mmHg', '25,7~kg/m² et 120~mmHg'],
  ['37,5 °C pendant 3 jours', '37,5~°C pendant 3~jours'],
  ['5 mL, 3 h, 12 ans', '5~mL, 3~h, 12~ans'],
  ['10 000 pas, 1 234 567', '10_000 pas, 1_234_567'],
  ["l'hémorragie", 'l’hémorragie'],
  ["aujourd'hui l'« effet »", 'aujourd’hui l’«~effet~»'],
])('%j → %j', (text, expected) => expect(shown(text)).toBe(expected));

test.each([
  'à 14:30',
  'ratio 1:2',
  'https://exemple.fr/?q=a;b!c:d',
  "voir https://exemple.fr/l'article?x=1&y=2",
  'www.exemple.fr/a?b',
  'l_a:b@exemple.fr',
  '01 23 45 67 89',
  'il y en a 2 l’autre jour',
  'C2 métro',
  'R;S',
  ' — et ( ) / x-y',
])('leaves %j alone', (text) => expect(shown(text)).toBe(text));

test('typesets around an address', () => {
  expect(shown("L'adresse : https://exemple.fr/?a=b !")).toBe(
    'L’adresse~: https://exemple.fr/?a=b_!',
  );
});

test('is idempotent and only changes spaces and apostrophes', () => {
  const french = fc.string({
    unit: fc.constantFrom(...`a é1230 ,.;:!?%«»'’()\u00A0\u202F\n@/k g`),
  });
  fc.assert(
    fc.property(french, (text) => {
      const once = typeset(text);
      expect(typeset(once)).toBe(once);
      const bare = (value: string) => value.replace(/\s/g, '').replaceAll('’', "'");
      expect(bare(once)).toBe(bare(text));
    }),
    { numRuns: 5000 },
  );
});
