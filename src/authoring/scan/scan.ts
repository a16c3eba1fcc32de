import type { Reporter } from '../diagnostic.ts';
export function scan(report: Reporter, _from: number): string {
  return report.source.text;
}
