import { hash } from '../../core/text/hash.ts';
import { plain, type Inline } from '../../core/text/rich.ts';
import { slug } from '../../core/text/text.ts';

/**
 * An id for each text, made from it alone and never from its place. Texts with the same slug ("-ite",
 * "ite") are told apart by their hash.
 */
export function idsOf(texts: readonly (readonly Inline[])[]): string[] {
  const written = texts.map(plain);
  const slugs = written.map(slug);
  return slugs.map((id, index) =>
    slugs.indexOf(id) === slugs.lastIndexOf(id)
      ? id
      : `${id}-${hash(written[index] ?? '').slice(0, 6)}`,
  );
}

/**
 * What two answers a learner could not tell apart have in common: a capital at the head of a word says
 * nothing (« Douleur »), within an abbreviation it does (« mL » and « ML » are two).
 */
export function sameness(text: readonly Inline[]): string {
  return plain(text)
    .replace(/(?<!\p{L})\p{Lu}(?=\p{Ll}{2})/gu, (capital) => capital.toLowerCase())
    .replace(/\s+/gu, ' ')
    .trim();
}
