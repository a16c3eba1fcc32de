/** Elements of the dialogs that pages make without Preact. */

export function element<K extends keyof HTMLElementTagNameMap>(
  name: K,
  attributes: Readonly<Record<string, string>>,
  ...children: readonly (Node | string)[]
): HTMLElementTagNameMap[K] {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  made.append(...children);
  return made;
}

export const paragraph = (text: string): HTMLElement => element('p', {}, text);

export function button(
  text: string,
  kind: 'outil' | 'bouton' | 'bouton secondaire',
  press: () => void,
): HTMLButtonElement {
  const made = element('button', { type: 'button', class: kind }, text);
  made.addEventListener('click', press);
  return made;
}
