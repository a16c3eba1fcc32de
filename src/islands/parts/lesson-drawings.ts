/** What a lesson needs beyond the marks of its questions, without what other pages draw. */
export const lessonDrawings = {
  attention: '<path d="M12 3.8 21.3 20H2.700z"/><path d="M12 10v4.500M12 17.300v.1"/>',
  suivant: '<path d="M4.5 12h15M13.5 6l6 6-6 6"/>',
  reprendre: '<path d="M4.5 11.500a7.5 7.5 0 1 1 2 6M4.5 6v5.500H10"/>',
  // A ring no bigger than what is not done yet.
  afaire: '<circle cx="12" cy="12" r="3.5"/>',
  deplier: '<path d="m6 9.5 6 6 6-6"/>',
  replier: '<path d="m6 14.5 6-6 6 6"/>',
} as const satisfies Readonly<Record<string, string>>;
