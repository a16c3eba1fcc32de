import type { Tell } from './tell.ts';
import type { OpenTag, WrittenAttribute, WrittenValue } from './tag.ts';

/** Attribute values: between straight double quotes, and nothing else. */
export function checkQuotes(tag: OpenTag, text: string, tell: Tell): void {
  for (const attribute of tag.attributes) {
    const { value } = attribute;
    if (value === null || value.quoting === 'straight') continue;
    const inner = text.slice(value.inner.start, value.inner.end).trim();
    tell({ at: value.at, ...complaint(attribute, value, inner, value.quoting) });
  }
}

function complaint(
  { name, at }: WrittenAttribute,
  value: WrittenValue,
  inner: string,
  quoting: Exclude<WrittenValue['quoting'], 'straight'>,
) {
  const unquoted = quoting === 'braces' ? inner.replace(/^["'`]|["'`]$/g, '') : inner;
  // A straight quote inside would end the value.
  const text = unquoted.replaceAll('"', '”');
  const written = `${name}="${text}"`;
  const fix = { ...value.at, text: `"${text}"` };
  const help = `Écrivez ${written}, avec des guillemets droits.`;
  switch (quoting) {
    case 'curly':
      return {
        code: 'guillemets-courbes',
        message: 'Les guillemets courbes ne sont pas lus dans une balise.',
        help,
        fix,
      };
    case 'none':
      return {
        code: 'guillemets-absents',
        message: `La valeur de « ${name} » n’est pas entre guillemets.`,
        help,
        fix,
      };
    case 'unclosed':
      return {
        code: 'guillemet-non-ferme',
        message: 'Ce guillemet n’est pas fermé.',
        help: `Fermez-le à la fin de la valeur : ${name}="…".`,
        repair: fix,
      };
    case 'braces': {
      const literal = /^(["'`])[^"'`{}$]*\1$|^-?\d+([.,]\d+)?$/.test(inner);
      return {
        code: 'accolade',
        message: 'Une valeur entre accolades est prise pour un programme.',
        help: literal ? help : `Écrivez ${name}="…", avec des guillemets droits.`,
        fix: literal ? fix : undefined,
        repair: literal ? undefined : { start: at.start, end: value.at.end, text: '' },
      };
    }
  }
}
