import type { Finding } from '../diagnostic.ts';
import { didYouMean } from '../nearest.ts';
import type { Span } from '../source.ts';
import type { Context } from './context.ts';

export function checkSource(context: Context, id: string, at: Span): void {
  if (context.sourceIds.has(id)) return;
  context.report.error(unknownSource(id, [...context.sourceIds], at));
}

export function unknownSource(id: string, known: readonly string[], at: Span): Finding {
  return {
    code: 'source-inconnue',
    at,
    message: `La source « ${id} » n’est pas dans sources.yaml.`,
    help: didYouMean(id, known, 'Ajoutez-la dans content/sources.yaml.'),
  };
}
