/** YAML as trainers write it: every problem gets its place in the file and a sentence in French. */
import { parseDocument, type Document, type YAMLError } from 'yaml';
import type { Reporter } from './diagnostic.ts';
import type { Span } from './source.ts';

export interface YamlText {
  readonly document: Document;
  /** Offset of the YAML in its file. */
  readonly base: number;
  readonly value: unknown;
}

/** null when the text cannot be read at all; the problems are reported. */
export function readYaml(report: Reporter, within: Span): YamlText | null {
  let text = report.source.text.slice(within.start, within.end);
  let document = parse(text);
  let failed = false;
  // A colon inside a value swallows the keys that follow: hide it and read on, to report the rest too.
  for (let round = 0; round < 20; round += 1) {
    const colon = document.errors.find((error) => error.code === 'BLOCK_AS_IMPLICIT_KEY');
    if (colon === undefined) break;
    failed = true;
    reportYaml(report, colon, within.start);
    const end = lineEnd(text, colon.pos[0]);
    const hidden = text.slice(colon.pos[0], end).replaceAll(':', '꞉');
    if (hidden === text.slice(colon.pos[0], end)) break;
    text = text.slice(0, colon.pos[0]) + hidden + text.slice(end);
    document = parse(text);
  }
  const lines = new Set<number>();
  for (const error of document.errors) {
    const line = text.slice(0, error.pos[0]).split('\n').length;
    if (lines.has(line)) continue;
    lines.add(line);
    reportYaml(report, error, within.start);
  }
  if (document.errors.length > 0) return null;
  const value = plainValue(report, document, within);
  if (value === undefined) return null;
  return { document, base: within.start, value: failed && value === null ? undefined : value };
}

function parse(text: string): Document {
  return parseDocument(text, { prettyErrors: false, schema: 'core', merge: false });
}

function plainValue(report: Reporter, document: Document, within: Span): unknown {
  try {
    return document.toJS() as unknown;
  } catch {
    report.error({
      code: 'yaml',
      at: within,
      message: 'Une valeur commence par « * » ou « & », que YAML réserve.',
      help: 'Mettez la valeur entre guillemets droits.',
    });
    return undefined;
  }
}

function lineEnd(text: string, from: number): number {
  const end = text.indexOf('\n', from);
  return end === -1 ? text.length : end;
}

interface Told {
  readonly message: string;
  readonly help: string;
}

const INDENT: Told = {
  message: 'Le retrait de cette ligne ne correspond à rien.',
  help: 'Alignez-la avec les lignes du même niveau, avec des espaces.',
};

const TOLD: Readonly<Partial<Record<YAMLError['code'], Told>>> = {
  BLOCK_AS_IMPLICIT_KEY: {
    message: 'Cette valeur contient « : », ce qui la coupe en deux.',
    help: 'Mettez toute la valeur entre guillemets droits.',
  },
  TAB_AS_INDENT: {
    message: 'Le retrait est fait avec une tabulation.',
    help: 'Remplacez la tabulation par deux espaces.',
  },
  BAD_INDENT: INDENT,
  DUPLICATE_KEY: {
    message: 'Cette clé est déjà écrite plus haut.',
    help: 'Gardez une seule des deux lignes.',
  },
  MISSING_CHAR: {
    message: 'Il manque un signe : un guillemet, un crochet ou le « : » après la clé.',
    help: 'Écrivez « clé: valeur », et fermez les guillemets et les crochets ouverts.',
  },
  BAD_SCALAR_START: {
    message: 'Une valeur ne peut pas commencer par ce signe.',
    help: 'Mettez toute la valeur entre guillemets droits.',
  },
  BLOCK_IN_FLOW: {
    message: 'Un crochet ou une accolade n’est pas fermé avant cette ligne.',
    help: 'Fermez la liste avec « ] » ou l’accolade avec « } ».',
  },
  MULTILINE_IMPLICIT_KEY: {
    message: 'Cette ligne n’a pas de « : » après la clé.',
    help: 'Écrivez « clé: valeur », avec une espace après les deux-points.',
  },
  UNEXPECTED_TOKEN: {
    message: 'Ce signe n’est pas attendu ici.',
    help: 'Mettez la valeur entre guillemets droits, ou retirez ce signe.',
  },
  BAD_ALIAS: {
    message: 'Une valeur ne peut pas commencer par « * » ou « & ».',
    help: 'Mettez toute la valeur entre guillemets droits.',
  },
};

function reportYaml(report: Reporter, error: YAMLError, base: number): void {
  const start = base + error.pos[0];
  const { text } = report.source;
  const end = lineEnd(text, start);
  const told = TOLD[error.code] ?? {
    message: 'Cette ligne n’est pas lisible.',
    help: 'Écrivez « clé: valeur », et mettez la valeur entre guillemets droits si elle contient un signe.',
  };
  const value = text.slice(start, end).trimEnd();
  const quotable = error.code === 'BLOCK_AS_IMPLICIT_KEY' && value !== '' && !/["\\]/.test(value);
  const tab = error.code === 'TAB_AS_INDENT';
  report.error({
    code: 'yaml',
    at: quotable ? { start, end: start + value.length } : { start, end: base + error.pos[1] },
    ...told,
    fix: quotable
      ? { start, end: start + value.length, text: `"${value}"` }
      : tab
        ? { start, end: start + 1, text: '  ' }
        : undefined,
  });
}
