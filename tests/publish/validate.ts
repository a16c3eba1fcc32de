/** A document against an XML schema, with libxml2. */
import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { validateXML } from 'xmllint-wasm';

/** @returns what is wrong, empty when valid */
export async function problemsOf(
  xml: string,
  folder: string,
  schema: string,
): Promise<readonly string[]> {
  const contents = readFileSync(join(folder, schema), 'utf8');
  return problems(xml, { fileName: basename(schema), contents }, []);
}

/**
 * A document against the schemas that its own `xsi:schemaLocation` names, and nothing but the files
 * that lie beside it.
 */
export async function problemsBeside(
  xml: string,
  files: ReadonlyMap<string, Uint8Array>,
): Promise<readonly string[]> {
  const beside = [...files]
    .filter(([name]) => /^[^/]+\.(xsd|dtd)$/.test(name))
    .map(([fileName, content]) => ({ fileName, contents: new TextDecoder().decode(content) }));
  // libxml2 reads one schema: this one imports those that the document names.
  const imports = locationsIn(xml).map(
    ([namespace, location]) => `<xs:import namespace="${namespace}" schemaLocation="${location}"/>`,
  );
  const contents = `<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema">${imports.join('')}</xs:schema>`;
  return problems(xml, { fileName: 'all.xsd', contents }, beside);
}

/** (namespace, address) as `xsi:schemaLocation` pairs them. */
export function locationsIn(xml: string): readonly (readonly [string, string])[] {
  const words = (/ xsi:schemaLocation="([^"]*)"/.exec(xml)?.[1] ?? '').split(' ').filter(Boolean);
  return words.flatMap((word, at) => (at % 2 === 0 ? [[word, words[at + 1] ?? ''] as const] : []));
}

interface Named {
  readonly fileName: string;
  readonly contents: string;
}

async function problems(
  xml: string,
  schema: Named,
  preload: readonly Named[],
): Promise<readonly string[]> {
  const { errors } = await validateXML({
    xml: { fileName: 'document.xml', contents: xml },
    schema: [schema],
    preload: [...preload],
  });
  return errors.map(({ rawMessage }) => rawMessage);
}
