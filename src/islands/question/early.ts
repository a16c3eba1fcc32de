/**
 * What a learner did before the island woke up: what the form holds, and the buttons already pressed
 * (kept by the inline script of Page.astro).
 */
import type { Question, Response } from '../../core/question/types.ts';

declare global {
  interface Window {
    /** Buttons pressed inside a question that was not awake yet, in order. */
    __clics?: HTMLElement[];
  }
}

/** Null when the form holds nothing a learner entered. */
export function formResponse(question: Question, form: HTMLFormElement): Response | null {
  const ticked = [...form.querySelectorAll<HTMLInputElement>('input:checked')].map((x) => x.value);
  const typed = [...form.querySelectorAll<HTMLInputElement>('input[type=text]')];
  switch (question.kind) {
    case 'choice':
      return ticked[0] ?? null;
    case 'multiple':
      return ticked.length > 0 ? ticked : null;
    case 'true-false':
      return ticked[0] === undefined ? null : ticked[0] === 'true';
    case 'gaps': {
      const entries = typed.map((input) => [input.name.split(':')[1] ?? '', input.value] as const);
      return entries.some(([, value]) => value) ? Object.fromEntries(entries) : null;
    }
    case 'number':
      return typed[0]?.value || null;
    case 'matching':
    case 'ordering':
      // Made with buttons only: replayed below.
      return null;
  }
}

/** Presses again, in order, what was pressed too early in this form; later presses go straight. */
export async function replay(form: HTMLFormElement): Promise<void> {
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
