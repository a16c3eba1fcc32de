/** The board's own icons, fetched with it (grid and strokes: islands/parts/icons.ts). */
export const boardDrawings = {
  aide: '<path d="M7.5 12.500V6.200a1.500 1.500 0 0 1 3 0v4.300-6.200a1.500 1.500 0 0 1 3 0v6.200-4.800a1.500 1.500 0 0 1 3 0v5.800-2.800a1.400 1.400 0 0 1 2.800 0V15c0 3.500-2.600 6-6 6-3 0-4.500-1.200-6-3.500l-3-4.700c-.9-1.500 1-2.800 2.100-1.500z"/>',
  travaille: '<path d="M4.500 19.500l1-4.500L16 4.500l3.500 3.500L9 18.500z"/>',
  pause: '<path d="M8.500 5.500v13M15.500 5.500v13"/>',
  relire:
    '<path d="M5 4.500h14v15H5zM8.500 9h7M8.500 12.500h4M14.500 16.500l1.500 1.500 3-3.500"/>',
  copier: '<path d="M8.500 8.500h11v11h-11zM15.500 8.500v-4h-11v11h4"/>',
  preuve: '<path d="M6 3.500h12v17H6zM9 7.500h6M9 11h6"/><circle cx="14" cy="16" r="1.750"/>',
  lien: '<path d="M10 14a4 4 0 0 0 5.700 0l3-3A4 4 0 0 0 13 5.300l-1 1M14 10a4 4 0 0 0-5.700 0l-3 3a4 4 0 0 0 5.700 5.700l1-1"/>',
} as const satisfies Readonly<Record<string, string>>;
