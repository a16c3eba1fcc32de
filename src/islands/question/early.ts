/**
 * What a learner did before the island woke up: what the form holds, and the buttons already pressed
 * (kept by the inline script of Page.astro).
 */
declare global {
  interface Window {
    /** Buttons pressed inside a question that was not awake yet, in order. */
    __clics?: HTMLElement[];
  }
}

/** Values of the boxes that are ticked. */
export const ticked = (form: HTMLFormElement): string[] =>
  [...form.querySelectorAll<HTMLInputElement>('input:checked')].map(({ value }) => value);

/** The same; null: none. */
export function tickedAll(form: HTMLFormElement): readonly string[] | null {
  const all = ticked(form);
  return all.length > 0 ? all : null;
}

/** Fields to type in. */
export const fieldsOf = (form: HTMLFormElement): readonly HTMLInputElement[] => [
  ...form.querySelectorAll<HTMLInputElement>('input[type=text]'),
];

/** Presses again, in order, what was pressed too early in this form; later presses go straight. */
export async function replay(form: HTMLElement): Promise<void> {
  form.dataset['pret'] = '';
  const pressed = window.__clics ?? [];
  window.__clics = pressed.filter((button) => !form.contains(button));
  for (const button of pressed)
    if (form.contains(button)) {
      button.click();
      // Preact paints what a press changed in a microtask: the next one must find it.
      await Promise.resolve();
    }
}
