/** The icons a question needs: its page holds them once (`components/Signs.astro`). */
export const drawings = {
  // States: shape, word and colour say the same thing.
  juste: '<circle cx="12" cy="12" r="8.5"/><path d="m8 12.3 2.8 2.8L16 9.5"/>',
  faux: '<path d="M4.5 4.5h15v15h-15z"/><path d="m8.7 8.7 6.6 6.6M15.3 8.7l-6.6 6.6"/>',
  partiel:
    '<circle cx="12" cy="12" r="8.5"/><path d="M12 3.5a8.5 8.5 0 0 1 0 17z" fill="currentColor"/>',
  manque: '<circle cx="12" cy="12" r="8.5" stroke-dasharray="3.2 3.5"/><path d="M12 8v8M8 12h8"/>',
  reponse: '<circle cx="12" cy="12" r="8.5"/><path d="M8 10h8M8 14h5"/>',
  indice:
    '<path d="M9 16.5c0-2.6-2.8-3.6-2.8-7A5.8 5.8 0 0 1 12 3.7a5.8 5.8 0 0 1 5.8 5.8c0 3.4-2.8 4.4-2.8 7zM9.5 20.3h5"/>',
  monter: '<path d="M12 19.5v-15M6 10.5l6-6 6 6"/>',
  descendre: '<path d="M12 4.5v15M6 13.5l6 6 6-6"/>',
} as const satisfies Readonly<Record<string, string>>;
