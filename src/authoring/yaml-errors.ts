/** What YAML refuses, in French, and what can be mended without guessing. Spans are in the YAML text. */
import { parseDocument, type YAMLError } from 'yaml';
import type { Finding, Fix } from './diagnostic.ts';

interface Told {
  readonly message: string;
  readonly help: string;
}

const INDENT: Told = {
  message: 'Le retrait de cette ligne ne correspond à rien.',
  help: 'Alignez-la avec les lignes du même niveau, avec des espaces.',
};

const COLON: Told = {
  message: 'Cette valeur contient « : », ce qui la coupe en deux.',
  help: 'Mettez toute la valeur entre guillemets droits.',
};

const TAB: Told = {
  message: 'Le retrait est fait avec une tabulation.',
  help: 'Remplacez la tabulation par des espaces, comme sur les lignes voisines.',
};

const RESERVED: Told = {
  message: 'Une valeur ne peut pas commencer par ce signe.',
  help: 'Mettez toute la valeur entre guillemets droits.',
};

const TOLD: Readonly<Partial<Record<YAMLError['code'], Told>>> = {
  BAD_INDENT: INDENT,
  TAB_AS_INDENT: TAB,
  BLOCK_AS_IMPLICIT_KEY: INDENT,
  DUPLICATE_KEY: {
    message: 'Cette clé est déjà écrite plus haut.',
    help: 'Gardez une seule des deux lignes.',
  },
  MISSING_CHAR: {
    message: 'Il manque un signe : un crochet, ou le « : » après la clé.',
    help: 'Écrivez « clé: valeur », et fermez les crochets ouverts.',
  },
  BAD_SCALAR_START: RESERVED,
  BAD_ALIAS: RESERVED,
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
};

export interface Mend {
  readonly finding: Finding;
  /** Lets the rest be read. */
  readonly edit: Fix;
}

/** The first problem that can be put right, tabs before the rest: they make other lines look wrong. */
export function firstMend(text: string, errors: readonly YAMLError[]): Mend | null {
  const tab = errors.find(({ code }) => code === 'TAB_AS_INDENT');
  if (tab !== undefined) {
    const edit = spacesFor(text, tab.pos[0]);
    return {
      finding: { code: 'yaml', at: { start: edit.start, end: edit.end }, ...TAB, fix: edit },
      edit,
    };
  }
  const colon = errors.find(
    ({ code, pos }) => code === 'BLOCK_AS_IMPLICIT_KEY' && hasColon(text, pos[0]),
  );
  if (colon === undefined) return null;
  const start = colon.pos[0];
  const end = start + text.slice(start, lineEnd(text, start)).trimEnd().length;
  const value = text.slice(start, end);
  const quoted = {
    start,
    end,
    text: /["\\]/.test(value) ? `'${value.replaceAll("'", "''")}'` : `"${value}"`,
  };
  return { finding: { code: 'yaml', at: { start, end }, ...COLON, fix: quoted }, edit: quoted };
}

/** A value on one line with a colon inside; else the next line is the one at fault. */
function hasColon(text: string, start: number): boolean {
  return /:(\s|$)/.test(text.slice(start, lineEnd(text, start)).trimEnd());
}

/** The tabs at a line's start as the spaces that leave the fewest problems. */
function spacesFor(text: string, at: number): Fix {
  const start = text.lastIndexOf('\n', at - 1) + 1;
  const end = start + (/^[ \t]*/.exec(text.slice(start))?.[0].length ?? 0);
  const candidates = [2, 4, 6, 8].map((width) => ({ start, end, text: ' '.repeat(width) }));
  const problems = ({ text: spaces }: Fix): number =>
    parseDocument(text.slice(0, start) + spaces + text.slice(end), { prettyErrors: false }).errors
      .length;
  return candidates.reduce((best, next) => (problems(next) < problems(best) ? next : best));
}

export function yamlFinding(text: string, error: YAMLError): Finding {
  const at = { start: error.pos[0], end: error.pos[1] };
  if (error.code === 'BLOCK_AS_IMPLICIT_KEY') {
    const next = lineEnd(text, at.start) + 1;
    const indent = /^\s*/.exec(text.slice(next))?.[0].length ?? 0;
    return { code: 'yaml', at: { start: next, end: next + Math.max(indent, 1) }, ...INDENT };
  }
  const quote =
    error.code === 'MISSING_CHAR' && error.message.includes('quote') ? openQuote(text) : null;
  if (quote !== null) {
    return {
      code: 'yaml',
      at: { start: quote, end: lineEnd(text, quote) },
      message: 'Ce guillemet n’est pas fermé.',
      help: 'Ajoutez le même guillemet à la fin de la valeur.',
    };
  }
  const told = TOLD[error.code] ?? {
    message: 'Cette ligne n’est pas lisible.',
    help: 'Écrivez « clé: valeur », et mettez la valeur entre guillemets droits si elle contient un signe.',
  };
  return { code: 'yaml', at, ...told };
}

function openQuote(text: string): number | null {
  const match = /^([ \t-]*[\w-]+:[ \t]+|[ \t]*-[ \t]+)(["'])(?:(?!\2).)*$/m.exec(text);
  return match === null ? null : match.index + (match[1]?.length ?? 0);
}

function lineEnd(text: string, from: number): number {
  const end = text.indexOf('\n', from);
  return end === -1 ? text.length : end;
}
