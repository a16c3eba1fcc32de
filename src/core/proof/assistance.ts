/** The help that was given (D6313-3-1, 1°): who asked when, who answered when; not what was written. */
import { byOrder } from '../report/order.ts';
import type { ProvenExchange } from './model.ts';
import { placePhrase } from './places.ts';
import type { ExchangeRecord, ProofRecords } from './records.ts';

export function provenExchanges({
  exchanges,
  catalogue,
}: Pick<ProofRecords, 'exchanges' | 'catalogue'>): readonly ProvenExchange[] {
  return exchanges
    .flatMap((record) => shownExchange(record, placePhrase(catalogue, ...where(record))))
    .sort((a, b) => byOrder(a.asked, b.asked) || byOrder(a.id, b.id));
}

const where = ({ place }: ExchangeRecord) => [place.unit, place.label] as const;

function shownExchange({ id, place: { unit }, messages }: ExchangeRecord, place: string) {
  const [first] = messages;
  if (!first) return [];
  const replies = messages.filter(({ from }) => from === 'trainer');
  const [reply] = replies;
  const shown: ProvenExchange = {
    ...{ id, unit, place },
    asked: first.at,
    learner: messages.length - replies.length,
    trainer: replies.length,
    reply: reply ? { at: reply.at, by: reply.name } : null,
  };
  return [shown];
}
