/**
 * A drawing a module, 68 × 64, stroke 2. The accent lies 3 px aside of its outline, like a second
 * printing pass. Shared with the result of the evaluation.
 */
import type { Ink } from '../core/course/course.ts';

export const emblems: Readonly<Record<Ink, string>> = {
  // A word in a letter, taken apart by the three brackets of the lessons.
  voc: '<path class="t" d="M27 20h20v23H27z"/><path d="M6 4h42l14 13v43H6zM48 4v13h14"/><path d="M14 12.5h20"/><path d="M13 30c1.5-9 5-9 5 0 1 5 3.5 4 5-1M27 32c7-3 10-14 5.5-14.5-4.5 0-5 14.5 1 14.5 3.5 0 5-2 6.5-5M45 30c1.5-8 5-8 5 0 1 4.5 4 4 5.5-2"/><path d="M12 38v5.5h12V38M44 38v5.5h12V38"/><path d="M27.5 38.5v5h13v-5" stroke-width="4"/><path d="M14 52h26"/>',
  // A badge: who this is, checked.
  ide: '<path class="t" d="M10 22h54v36H10z"/><path d="M28 19v-9a6 6 0 0 1 12 0v9"/><path d="M7 19h54v36H7z"/><path d="M28 19h12v4H28z" class="p"/><circle cx="21" cy="34" r="5"/><path d="M12 49c0-4.5 3.8-7.5 9-7.5s9 3 9 7.5M38 31h16M38 38h16"/><path d="m38 46.5 3 3 6-6.5"/>',
  // A gauge and its bulb.
  con: '<circle class="t" cx="29" cy="26" r="20"/><circle cx="26" cy="23" r="20"/><path d="M26 7.5V11M15 12l2.5 2.5M10.5 23H14M37 12l-2.5 2.5M41.5 23H38M26 23l7.5-7.5"/><circle cx="26" cy="23" r="2"/><path d="M20 32h12"/><path d="M26 43v7c0 6 3.5 9.5 9 9.5 5 0 7.5-3 8-7"/><path class="p" d="M43 52.5l-2.5-5.5 5-2.2c1-3.8 4-7.8 8.5-9.8 5-2.2 9.5.3 11 4.5s-.5 9-5.5 11c-4.5 2-8.5 1.5-11.5-.2z"/><path d="M45.5 44.8l2.6 5.8M56 39.5c2-.8 3.7-.2 4.5 1.2"/>',
  // A shelf.
  sto: '<path class="t" d="M14 37h20v17H14z"/><path d="M6 6v54M62 6v54M6 29h56M6 54h56"/><path d="M11 34h20v20H11zM18 34v7h6v-7"/><path d="M40 54V43.500c0-2.5 3-3 3-5.500v-3h8v3c0 2.5 3 3 3 5.500V54M41.5 35h11M40 46.500h14"/><path d="M12 14h15v15H12zM12 19h15M33 21h23v8H33zM39 25h11"/>',
  // The door of the practice, open: where one comes in.
  neutre:
    '<path class="t" d="M23 10h30v50H23z"/><path d="M4 59h60M20 59V7h30v52"/><path class="p" d="M20 7l18 6v50l-18-4z"/><path d="M24.5 14.5l8 2.7v9.5l-8-2.200zM54.5 20h8v11h-8zM57 25.5h3"/><path d="M33.5 39v0" stroke-width="4"/>',
};
