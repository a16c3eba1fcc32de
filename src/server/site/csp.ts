/**
 * Content-Security-Policy of a page, from the page itself: every inline script, style element and
 * style attribute the build wrote is allowed by its hash, nothing else is. Computed on the file as
 * served, so no later rewriting can make it lie.
 */
import { createHash } from 'node:crypto';

/**
 * @param origins that may be connected to (their LRS) and may frame the page; null: nobody, not
 *   even this site.
 */
export function pagePolicy(html: string, origins: readonly string[] | null): string {
  const others = origins ?? [];
  const scripts = hashes(inlineScripts(html));
  const attributes = hashes(styleAttributes(html));
  const styles = [...hashes(inlineStyles(html)), ...attributes];
  return [
    "default-src 'none'",
    directive('script-src', ["'self'", ...scripts]),
    // 'unsafe-hashes' lets a hash stand for a style attribute (CSP 3, 8.3); only hashed ones pass.
    directive('style-src', [
      "'self'",
      ...(attributes.length > 0 ? ["'unsafe-hashes'"] : []),
      ...styles,
    ]),
    "img-src 'self' data:",
    "media-src 'self'",
    "manifest-src 'self'",
    directive('connect-src', ["'self'", ...others]),
    "frame-src 'self'",
    "worker-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    directive('frame-ancestors', origins === null ? ["'none'"] : ["'self'", ...others]),
  ].join('; ');
}

/** For an image or a document opened by itself: it runs nothing and calls nobody. */
export const ASSET_POLICY = "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'self'";

/** A service worker obeys the policy its own script came with: it may deliver what a page left. */
export function scriptPolicy(others: readonly string[]): string {
  return `default-src 'none'; script-src 'self'; ${directive('connect-src', ["'self'", ...others])}`;
}

function directive(name: string, sources: readonly string[]): string {
  return `${name} ${[...new Set(sources)].join(' ')}`;
}

function hashes(texts: readonly string[]): string[] {
  return texts.map((text) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`);
}

function inlineScripts(html: string): string[] {
  return [...html.matchAll(/<script\b((?:"[^"]*"|'[^']*'|[^>"'])*)>([\s\S]*?)<\/script\s*>/gi)]
    .filter(([, attributes = '']) => !/\ssrc\s*=/i.test(attributes) && !isData(attributes))
    .map(([, , code = '']) => code);
}

/** Scripts of another type than JavaScript are data: the policy does not concern them. */
function isData(attributes: string): boolean {
  const type = /\stype\s*=\s*["']?([^"'\s>]+)/i.exec(attributes)?.[1]?.toLowerCase();
  return type !== undefined && !/^(module|(text|application)\/javascript)$/.test(type);
}

function inlineStyles(html: string): string[] {
  return [...html.matchAll(/<style\b(?:"[^"]*"|'[^']*'|[^>"'])*>([\s\S]*?)<\/style\s*>/gi)].map(
    ([, css = '']) => css,
  );
}

/** Found anywhere in the text: a hash too many allows nothing that is not in the page already. */
function styleAttributes(html: string): string[] {
  return [...html.matchAll(/\sstyle\s*=\s*(?:"([^"]*)"|'([^']*)')/gi)].map(([, a, b]) =>
    decodeEntities(a ?? b ?? ''),
  );
}

const ENTITIES: Readonly<Record<string, string>> = {
  amp: '&',
  quot: '"',
  apos: "'",
  lt: '<',
  gt: '>',
};

function decodeEntities(text: string): string {
  return text.replace(
    /&(?:#(\d{1,6})|#x([0-9a-f]{1,5})|(\w+));/gi,
    (whole: string, decimal?: string, hex?: string, name?: string) => {
      if (decimal !== undefined) return String.fromCodePoint(Number(decimal));
      if (hex !== undefined) return String.fromCodePoint(parseInt(hex, 16));
      return ENTITIES[name ?? ''] ?? whole;
    },
  );
}
