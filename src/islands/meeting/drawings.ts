/** Grid and strokes: islands/parts/icons.ts. */
export const camera = '<path d="M3 6.500h12v11H3zM15 10.500l6-3.500v10l-6-3.500z"/>';
