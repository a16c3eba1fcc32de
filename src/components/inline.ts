/** Question and glossary texts as HTML, for what needs no island. */
import { pieces } from '../core/text/pieces.ts';
import type { Inline } from '../core/text/rich.ts';
import { termHref } from './href.ts';

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
};

export function escape(text: string): string {
  return text.replace(/[&<>"]/g, (sign) => ENTITIES[sign] ?? sign);
}

export function toHtml(inline: readonly Inline[]): string {
  return inline
    .map((node) => {
      if (typeof node === 'string') return whole(node);
      const inside = toHtml(node.children);
      return node.tag === 'term'
        ? `<a href="${escape(termHref(node.id ?? ''))}">${inside}</a>`
        : `<${node.tag}>${inside}</${node.tag}>`;
    })
    .join('');
}

/** A text whose pieces of words are not broken. */
export const whole = (text: string): string =>
  pieces(text)
    .map((part, at) => (at % 2 ? `<span class="insecable">${part}</span>` : escape(part)))
    .join('');

/** "péricardite" → "Péricardite" */
export function capital(text: string): string {
  return text.charAt(0).toLocaleUpperCase('fr') + text.slice(1);
}

/** Tags out, the few entities Astro writes back in. */
export function textOf(html: string): string {
  return html
    .replace(/<[^>]+>/g, '')
    .replace(/&(lt|gt|quot|#39|#x27|amp);/g, (_, name: string) => SIGNS[name] ?? '')
    .trim();
}

const SIGNS: Readonly<Record<string, string>> = {
  lt: '<',
  gt: '>',
  quot: '"',
  '#39': "'",
  '#x27': "'",
  amp: '&',
};
