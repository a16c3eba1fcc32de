/** Accept-… headers: what a client would take, each with its weight (RFC 9110, 12.4.2). */

/** In the order given; `q` is 1 where none is said, 0 where it cannot be read. */
export function weighted(
  header: string | null,
): readonly { readonly name: string; readonly q: number }[] {
  return (header ?? '').split(',').flatMap((item) => {
    const [name = '', ...parameters] = item.split(';').map((part) => part.trim());
    const q = parameters.find((parameter) => /^q=/i.test(parameter))?.slice(2);
    return name === '' ? [] : [{ name, q: q === undefined ? 1 : Number(q) || 0 }];
  });
}
