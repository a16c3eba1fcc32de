/** « Relevé »: what the device displayed, try after try. */
import type { VNode } from 'preact';
import type { Reading } from '../../../../core/question/bench/machine.ts';
import type { Bench } from '../../../../core/question/bench-model.ts';
import { clock } from '../parts.tsx';

/** What the screen says, as it is read out. */
export function shownText({ person, cuffs }: Bench, reading: Reading): string {
  const { shown, refusal, side } = reading;
  if (shown) {
    const rhythm = person.irregular ? ' Symbole\u00a0: rythme irrégulier.' : '';
    return `${shown[0]} sur ${shown[1]}, pouls ${person.pulse}.${rhythm}`;
  }
  const arm = person.arms[side];
  if (refusal === 'forbidden' && 'forbidden' in arm)
    return `Rien n’est gonflé. Bras ${side}\u00a0: ${arm.forbidden}.`;
  return refusal === 'leak'
    ? 'Fuite d’air. Aucun chiffre.'
    : `La fermeture du brassard ${cuffs.find(({ id }) => id === reading.cuff)?.name ?? ''} s’ouvre. Aucun chiffre.`;
}

/** On the screen, and on the sheet. */
export const CODES = { forbidden: 'refus', leak: 'E2', open: '– – –' } as const;

export function Sheet({ bench, readings }: { bench: Bench; readings: readonly Reading[] }): VNode {
  return (
    <table>
      <caption>Relevé, en mmHg</caption>
      <thead>
        <tr>
          <th scope="col">N°</th>
          <th scope="col">Affiché</th>
          <th scope="col">Bras</th>
          <th scope="col">Heure</th>
        </tr>
      </thead>
      <tbody>
        {readings.length === 0 ? (
          <tr>
            <th scope="row">1</th>
            <td>à faire</td>
            <td />
            <td />
          </tr>
        ) : null}
        {readings.map(({ shown, refusal, side, cuff, time }, at) => (
          <tr key={at}>
            <th scope="row">{at + 1}</th>
            <td>{shown ? shown.join(' / ') : CODES[refusal ?? 'leak']}</td>
            <td>
              {side}, {bench.cuffs.find(({ id }) => id === cuff)?.name}
            </td>
            <td>{clock(time)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
