/** Without this item, and without whatever else was tied to that target. */
export function tie(
  response: Readonly<Record<string, string>>,
  item: string,
  target: string,
): Record<string, string> {
  const others = Object.entries(response).filter(([key, tied]) => key !== item && tied !== target);
  return { ...Object.fromEntries(others), ...(target ? { [item]: target } : {}) };
}
