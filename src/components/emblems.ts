/**
 * A drawing a module, 68 × 64, stroke 2. The accent lies 3 px aside of its outline, like a second
 * printing pass. Shared with the result of the evaluation.
 */
import type { Ink } from '../core/course.ts';

export const emblems: Readonly<Record<Ink, string>> = {
  // A word on a sheet, held apart by the three brackets of the lessons.
  voc: '<path class="t" d="M29 22h17v15H29z"/><path d="M13 4h33l10 10v46H13zM46 4v10h10"/><path d="M20 13h15"/><path class="p" d="M4 19h19v15H4zM26 19h17v15H26zM46 19h18v15H46z"/><path d="M9 26.500h9M31 24.500h7M31 28.500h7M51 26.500h8"/><path d="M5 39v4h17v-4"/><path d="M27 39v4h15v-4" stroke-width="4"/><path d="M47 39v4h16v-4" stroke-dasharray="3 4"/><path d="M20 52h22"/>',
  ide: '<path class="t" d="M7 19h54v36H7z" transform="translate(3 3)"/><path d="M28 16V8.500a6 6 0 0 1 12 0V16M30 16h8"/><path class="p" d="M7 16h54v39H7z"/><circle cx="22" cy="31" r="5.5"/><path d="M12.5 47c0-5 4-8 9.5-8s9.5 3 9.5 8M38 28h16M38 35h16"/><path d="m38 45 3 3 6-6.5"/>',
  con: '<circle class="t" cx="29" cy="29" r="20"/><path d="M37.5 45.5 42 50"/><circle cx="26" cy="26" r="20"/><path d="M26 10.500v3.500M15 15l2.5 2.500M10.5 26H14M37 15l-2.5 2.500M41.5 26H38M26 26l7.5-7.5"/><circle cx="26" cy="26" r="2"/><path d="M19.5 35h13"/><path class="p" d="M42.5 50.500c-3-3.5-1.5-8.5 3-9.5 5.5-1 15 6.5 15 12.5 0 4.5-5.5 6.5-10 4.5-3.5-1.5-6-5-8-7.500z"/><path d="M60 51c2-.5 4 .5 4.5 2.500M20 45.500c-1 8 3 13 9.5 13s7.5-3.5 10.5-5.5"/>',
  sto: '<path class="t" d="M14 37h20v17H14z"/><path d="M6 6v54M62 6v54M6 29h56M6 54h56"/><path d="M11 34h20v20H11zM18 34v7h6v-7"/><path d="M40 54V43.500c0-2.5 3-3 3-5.500v-3h8v3c0 2.5 3 3 3 5.500V54M41.5 35h11M40 46.500h14"/><path d="M12 14h15v15H12zM12 19h15M33 21h23v8H33zM39 25h11"/>',
  neutre:
    '<path class="t" d="M38 14h20v40H38z"/><path d="M34 15C28 9.5 18 8.5 6 8.500v42c12 0 22 1 28 6.5 6-5.5 16-6.5 28-6.500v-42c-12 0-22 1-28 6.500zM34 15v42M13 20h12M13 28h12M13 36h12M43 28h12M43 36h12"/><path class="p" d="M46 9v13l3.5-3 3.5 3V8.8"/>',
};
