/** A document against an XML schema, with libxml2. */
import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { validateXML } from 'xmllint-wasm';

/** @returns what is wrong, empty when valid. `beside`: schemas that the first one includes or imports. */
export async function problemsOf(
  xml: string,
  folder: string,
  schema: string,
  beside: readonly string[] = [],
): Promise<readonly string[]> {
  const load = (name: string) => ({
    fileName: basename(name),
    contents: readFileSync(join(folder, name), 'utf8'),
  });
  const { errors } = await validateXML({
    xml: { fileName: 'document.xml', contents: xml },
    schema: [load(schema)],
    preload: beside.map(load),
  });
  return errors.map(({ rawMessage }) => rawMessage);
}
