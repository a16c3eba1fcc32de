import type { Reporter } from './diagnostic.ts';
import type { Concept } from './schemas/concept.ts';
import type { Span } from './source.ts';
import { validate } from './validate.ts';
import { readYaml, type YamlText } from './yaml.ts';

export interface Header<T> {
  /** null when it has an error. */
  readonly input: T | null;
  readonly yaml: YamlText | null;
  /** Its title, even when something else is wrong in it. */
  readonly title: string | null;
  /** Span between the two `---` lines. */
  readonly at: Span;
}

/** The YAML between the two `---` lines at the top of a page. */
export function readHeader<T>(report: Reporter, concept: Concept<T>): Header<T> {
  const at = headerSpan(report);
  if (at === null) return { input: null, yaml: null, title: null, at: { start: 0, end: 0 } };
  const yaml = readYaml(report, at);
  if (yaml === null) return { input: null, yaml, title: null, at };
  const input = validate(report, yaml, concept, { start: 0, end: 3 });
  const { value } = yaml;
  const title =
    typeof value === 'object' &&
    value !== null &&
    'titre' in value &&
    typeof value.titre === 'string'
      ? value.titre
      : null;
  return { input, yaml, title, at };
}

function headerSpan(report: Reporter): Span | null {
  const { text } = report.source;
  const opening = /^---[ \t]*\r?\n/.exec(text);
  if (opening === null) {
    report.error({
      code: 'en-tete-absent',
      at: { start: 0, end: Math.max(1, text.indexOf('\n')) },
      message: 'Cette page n’a pas d’en-tête.',
      help: 'Commencez le fichier par une ligne « --- », les lignes « clé: valeur », puis « --- ».',
    });
    return null;
  }
  const start = opening[0].length;
  const closing = /^---[ \t]*$/m.exec(text.slice(start).replaceAll('\r', ' '));
  if (closing === null) {
    report.error({
      code: 'en-tete-ouvert',
      at: { start: 0, end: 3 },
      message: 'L’en-tête n’est pas fermé.',
      help: 'Ajoutez une ligne « --- » après la dernière ligne « clé: valeur ».',
    });
    return null;
  }
  return { start, end: start + closing.index };
}
