/** The attributes of a tag, checked against what it takes. */
import { fold, slug } from '../core/text/text.ts';
import { nearest } from './nearest.ts';
import type { Reporter } from './diagnostic.ts';
import { span, type Element } from './mdx.ts';
import { spanOf, type Span } from './source.ts';
import { readTag } from './scan/tag.ts';
import { TAGS, type Attribute } from './tags.ts';

/** Name → value and where the value stands; a flag's value is "". */
export type Attributes = ReadonlyMap<string, { readonly value: string; readonly at: Span }>;

const ID = /^[a-z0-9]+(-[a-z0-9]+)*$/;
const NUMBER = /^[-−]?\d+([.,]\d+)?$/;

export function openingTag(report: Reporter, element: Element): Span {
  const whole = span(element);
  const tag = readTag(report.source.text, whole.start);
  return tag === null ? whole : tag.at;
}

/** The name inside the opening tag: where to point for what concerns the whole tag. */
export function tagName(element: Element): Span {
  const { start } = span(element);
  return { start: start + 1, end: start + 1 + (element.name?.length ?? 0) };
}

export function readAttributes(report: Reporter, element: Element): Attributes {
  const tag = TAGS[element.name ?? ''];
  const opening = openingTag(report, element);
  const values = new Map<string, { value: string; at: Span }>();
  if (tag === undefined) return values;
  const known = Object.keys(tag.attributes);
  for (const attribute of element.attributes) {
    // Braces are reported by the scan.
    if (attribute.type !== 'mdxJsxAttribute') continue;
    const { name } = attribute;
    const nameAt = attributeName(report, name, opening);
    const rule = tag.attributes[name];
    if (rule === undefined) {
      const meant = nearest(
        name,
        known.filter((other) => !values.has(other)),
      );
      report.error({
        code: 'attribut-inconnu',
        at: nameAt,
        message: `<${element.name}> n’a pas d’attribut « ${name} ».`,
        help:
          meant === null
            ? known.length === 0
              ? 'Retirez-le : cette balise n’en prend pas.'
              : `Retirez-le. Les attributs possibles sont : ${known.join(', ')}.`
            : `Vouliez-vous dire « ${meant} » ?`,
        fix: meant === null ? undefined : { ...nameAt, text: meant },
      });
      continue;
    }
    if (values.has(name)) {
      report.error({
        code: 'attribut-double',
        at: nameAt,
        message: `L’attribut « ${name} » est écrit deux fois.`,
        help: 'Gardez-en un seul.',
      });
      continue;
    }
    if (attribute.value !== null && typeof attribute.value === 'object') continue;
    const value = (attribute.value ?? '').trim();
    const at =
      value === '' ? nameAt : spanOf(report.source, value, { ...opening, start: nameAt.end });
    if (accepts(report, element, name, rule, value, at)) values.set(name, { value, at });
  }
  for (const [name, rule] of Object.entries(tag.attributes)) {
    if (
      rule.required &&
      !element.attributes.some((other) => 'name' in other && other.name === name)
    ) {
      report.error({
        code: 'attribut-absent',
        at: tagName(element),
        message: `Il manque l’attribut « ${name} » à <${element.name}>.`,
        help: `Ajoutez-le dans la balise : ${examples(name, rule)
          .map((one) => `<${element.name} ${one} …>`)
          .join(' ou ')}`,
      });
    }
  }
  return values;
}

function attributeName(report: Reporter, name: string, opening: Span): Span {
  const pattern = new RegExp(`\\s(${name.replace(/[$.]/g, '\\$&')})(?=[\\s=/>])`, 'u');
  const match = pattern.exec(report.source.text.slice(opening.start, opening.end));
  if (match === null) return opening;
  const start = opening.start + match.index + 1;
  return { start, end: start + name.length };
}

function accepts(
  report: Reporter,
  element: Element,
  name: string,
  rule: Attribute,
  value: string,
  at: Span,
): boolean {
  if (rule.type === 'flag') {
    if (value === '' || value === 'oui') return true;
    report.error({
      code: 'attribut-valeur',
      at,
      message: `L’attribut « ${name} » s’écrit seul, sans valeur.`,
      // An example must not be the opposite of what was meant.
      help: /^(non|no|faux|false|0|jamais)$/i.test(value)
        ? `Retirez « ${name} » de la balise : sans lui, c’est non.`
        : `Écrivez <${element.name} … ${name}>.`,
    });
    return false;
  }
  const wrong = complaint(rule, name, value);
  if (wrong === null) return true;
  const meant = meaning(rule, value);
  report.error({
    code: name === 'alt' ? 'texte-de-remplacement' : 'attribut-valeur',
    at,
    message: wrong,
    help: meant === null ? instead(name, rule, value) : `Écrivez ${name}="${meant}".`,
    fix: meant === null || value === '' ? undefined : { ...at, text: meant },
  });
  return false;
}

function examples(name: string, { type, example }: Attribute): readonly string[] {
  return typeof type === 'object' ? type.map((one) => `${name}="${one}"`) : [example];
}

/** "12 g", "5 %", "3/4", "10^9", "1.200": what was meant is said, not some other number. */
function instead(name: string, rule: Attribute, value: string): string {
  if (rule.type === 'id') {
    const id = slug(value);
    if (id !== '') return `Écrivez par exemple ${name}="${id}".`;
  }
  if (typeof rule.type === 'object') {
    const optional = rule.type.length === 1 && !rule.required ? ', ou retirez l’attribut' : '';
    return `Écrivez ${examples(name, rule).join(' ou ')}${optional}.`;
  }
  if (rule.type !== 'number') return `Écrivez par exemple ${rule.example}.`;
  const [, number = '', unit = ''] =
    /^([+\-−]?\d+(?:[.,]\d+)?)\s*([\p{L}°%].*)$/u.exec(value) ?? [];
  if (unit === '%')
    return `Écrivez ${name} sans pour cent, dans l’unité de la réponse : ${rule.example}.`;
  if (unit !== '' && name === 'reponse') return `Écrivez ${name}="${number}" unite="${unit}".`;
  if (unit !== '') return `Écrivez ${name}="${number}" : l’unité est celle de « unite ».`;
  const [, over = '', under = ''] = /^(\d+)\s*\/\s*(\d+)$/.exec(value) ?? [];
  if (Number(under) > 0)
    return `Écrivez le résultat : ${name}="${String(Math.round((Number(over) / Number(under)) * 1000) / 1000).replace('.', ',')}".`;
  if (/\d\s*(\^|\*\*|[eE]\d|[⁰¹²³⁴-⁹])/.test(value))
    return `Écrivez tous les chiffres, sans puissance : ${name}="1000000".`;
  const [, whole = '', decimals = ''] = AMBIGUOUS.exec(value) ?? [];
  if (decimals !== '')
    return `Écrivez ${name}="${whole}${decimals}", ou ${name}="${whole},${decimals}".`;
  return `Écrivez par exemple ${rule.example}.`;
}

/** A thousand to one reader, one to another. */
export const AMBIGUOUS = /^([+\-−]?[1-9]\d{0,2})\.(\d{3})$/;

/** The value that was surely meant, written as it must be. */
function meaning(rule: Attribute, value: string): string | null {
  if (typeof rule.type === 'object') {
    const folded = fold(value);
    return rule.type.find((one) => fold(one) === folded) ?? null;
  }
  if (rule.type !== 'number') return null;
  const bare = value.replace(/\s/g, '');
  return bare !== value && NUMBER.test(bare) ? bare : null;
}

function complaint(rule: Attribute, name: string, value: string): string | null {
  if (value === '') return `L’attribut « ${name} » est vide.`;
  if (typeof rule.type === 'object') {
    return rule.type.includes(value)
      ? null
      : `« ${value} » n’est pas une valeur possible de « ${name} » : ${rule.type.join(', ')}.`;
  }
  if (rule.type === 'id' && !ID.test(value)) {
    return `« ${value} » n’est pas un identifiant : des minuscules sans accent, avec des tirets.`;
  }
  if (rule.type === 'number' && AMBIGUOUS.test(value))
    return `« ${value} » peut se lire de deux façons.`;
  if (rule.type !== 'number' || NUMBER.test(value)) return null;
  return /\s/.test(value) && NUMBER.test(value.replace(/\s/g, ''))
    ? `« ${value} » contient une espace : un nombre s’écrit ici sans espace.`
    : `« ${value} » n’est pas un nombre.`;
}

/** A number as trainers write it: "25,7", "−0.5". */
export function toNumber(value: string): number {
  return Number(value.replace(',', '.').replace('−', '-'));
}
