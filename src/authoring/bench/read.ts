/** A module's banc.yaml → its measuring bench, once for each person who comes to it. */
import { reporter, type Diagnostic, type Reporter } from '../diagnostic.ts';
import { bench as concept } from '../schemas/bench.ts';
import type { SourceText, Span } from '../source.ts';
import { placeOf, validate } from '../validate.ts';
import { readYaml } from '../yaml.ts';
import type { Benches } from '../read/context.ts';
import { assemble } from './assemble.ts';
import { checkBench, type Complain } from './check.ts';
import type { Around } from './parts.ts';

/** null: the module has none, or one with an error. */
export function readBenches(
  source: SourceText | null,
  around: Around,
): { readonly benches: Benches | null; readonly diagnostics: readonly Diagnostic[] } {
  if (source === null) return { benches: null, diagnostics: [] };
  const report = reporter(source);
  const yaml = readYaml(report, { start: 0, end: source.text.length });
  const whole: Span = { start: 0, end: 1 };
  const input = yaml === null ? null : validate(report, yaml, concept, whole);
  if (yaml === null || input === null) return { benches: null, diagnostics: report.found };
  checkBench(
    input,
    around,
    complainer(report, (path) => placeOf(yaml, path, whole)),
  );
  const isBroken = report.found.some(({ severity }) => severity === 'error');
  return { benches: isBroken ? null : assemble(input, around), diagnostics: report.found };
}

function complainer(report: Reporter, at: (path: readonly PropertyKey[]) => Span): Complain {
  return (path, message, help, meant = null) =>
    report.error({
      code: 'banc',
      at: at(path),
      message,
      help,
      fix: meant === null ? undefined : { ...at(path), text: meant },
    });
}
