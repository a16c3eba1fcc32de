/** Texts written with the group: an activity at a distance of which a row says when (D6313-3-1, 2°). */
import { byOrder } from '../report/order.ts';
import type { ProvenText } from './model.ts';
import { placePhrase } from './places.ts';
import type { ProofRecords } from './records.ts';

export const provenTexts = ({
  texts,
  catalogue,
}: Pick<ProofRecords, 'texts' | 'catalogue'>): readonly ProvenText[] =>
  texts
    .map((text) => ({ ...text, place: placePhrase(catalogue, text.unit, null) }))
    .sort((a, b) => byOrder(a.at, b.at) || byOrder(a.id, b.id));
