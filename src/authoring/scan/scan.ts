/**
 * Everything in a page that MDX would refuse or swallow, found before the parser stops at the first.
 * What is found is also put right in a copy, so that the rest of the page can still be read and told.
 */
import { reporter, type Finding, type Fix, type Reporter } from '../diagnostic.ts';
import { sourceText, type Span } from '../source.ts';
import { checkBraces } from './braces.ts';
import { changesMore, edit } from './edits.ts';
import { checkForeign } from './foreign.ts';
import { checkImports } from './imports.ts';
import { checkInvisible } from './invisible.ts';
import { checkLines } from './lines.ts';
import { maskCode } from './mask.ts';
import { findSigns, type TagToken } from './signs.ts';
import { checkTags } from './tags.ts';
import type { Tell } from './tell.ts';

export interface ScanResult {
  /** The page as it can be read. */
  readonly text: string;
  /** Reports problems of that text at their place in the trainer's file. */
  readonly report: Reporter;
}

/** `from`: where the body starts. */
export function scan(report: Reporter, from: number): ScanResult {
  const { text } = report.source;
  const masked = maskCode(text, from);
  const repairs: Fix[] = [];
  const structure: Fix[] = [];
  const careful: Reporter = {
    ...report,
    error: ({ fix, ...finding }) =>
      report.error(fix && !changesMore(text, fix) ? { ...finding, fix } : finding),
  };
  const tell: Tell = ({ repair, ...finding }) => {
    careful.error(finding);
    if (repair !== undefined) structure.push(repair);
    else if (finding.fix !== undefined) repairs.push(finding.fix);
  };
  checkInvisible(careful);
  const { tags, prose } = findSigns(masked, text, tell);
  checkForeign(prose, text, gapsIn(tags, text), report);
  if (/[<{]|^(import|export)\b/m.test(masked)) {
    checkTags(tags, text, tell);
    checkLines(tags, text, masked, report, tell);
    checkBraces(prose, text, tell);
    checkImports(prose, tell);
  }
  // Where two repairs meet, what makes the tags match matters more than how they stand.
  const others = repairs.filter((fix) => !structure.some((kept) => overlap(fix, kept)));
  return reading(report, [...structure, ...others]);
}

/** From each `<Trous>` to what closes it. */
function gapsIn(tags: readonly TagToken[], text: string): Span[] {
  return tags.flatMap((tag, index) => {
    if (tag.type !== 'open' || tag.name !== 'Trous') return [];
    const close = tags.slice(index).find(({ type, name }) => type === 'close' && name === 'Trous');
    return [{ start: tag.at.end, end: close?.at.start ?? text.length }];
  });
}

function overlap(a: Span, b: Span): boolean {
  return a.start < b.end && b.start < a.end;
}

function reading(report: Reporter, repairs: readonly Fix[]): ScanResult {
  const { source } = report;
  if (repairs.length === 0) return { text: source.text, report };
  const edited = edit(source.text, repairs);
  const copy = reporter(sourceText(source.file, edited.text));
  const back = ({ at, fix, ...finding }: Finding): Finding => ({
    ...finding,
    at: edited.original(at),
    fix: fix === undefined ? undefined : (edited.originalFix(fix) ?? undefined),
  });
  return {
    text: edited.text,
    report: {
      source: copy.source,
      found: report.found,
      original: (at) => report.original(edited.original(at)),
      error: (finding) => report.error(back(finding)),
      warn: (finding) => report.warn(back(finding)),
    },
  };
}
