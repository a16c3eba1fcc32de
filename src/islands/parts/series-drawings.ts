/** What a series to count is drawn with, once a page that has one (`components/Signs.astro`). */
export const seriesSigns = {
  depart: '<path d="M7.500 4.500v15l12-7.500z"/>',
  arret: '<path d="M6 6h12v12H6z"/>',
  son: '<path d="M4.500 9.500v5h3.500l4.500 4v-13l-4.500 4zM16 9a4.200 4.200 0 0 1 0 6M18.500 6.500a8 8 0 0 1 0 11"/>',
  refaire: '<path d="M5 12a7 7 0 1 0 2.300-5.200L5 9M5 4.500V9h4.500"/>',
} as const;

const limb = (path: string, width: number): readonly [path: string, width: number] => [path, width];

/** One hand (VISUAL.md): a thick ink stroke, with a paper stroke four pixels thinner on top. */
const limbs = (all: readonly (readonly [path: string, width: number])[]): string =>
  [
    ['currentColor', 0],
    ['var(--feuille)', 4],
  ]
    .map(
      ([ink, off]) =>
        `<g stroke="${ink}">${all.map(([path, width]) => `<path d="${path}" stroke-width="${width - Number(off)}"/>`).join('')}</g>`,
    )
    .join('');

const ARM =
  'M-20 84C40 70 96 72 150 88C200 102 250 114 286 118C302 110 322 106 340 106C356 106 370 108 378 112L372 196C356 208 330 210 308 202C298 196 292 190 284 188C230 200 170 220 110 222C60 222 20 218-20 210Z';
const FINGERS = [
  limb('M352 122L436 104', 25),
  limb('M360 143L454 139', 25),
  limb('M358 164L446 174', 24),
  limb('M346 185L420 206', 21),
  limb('M308 132C322 108 346 86 384 70', 28),
];
const SLEEVE = 'M-10 66C20 60 40 64 50 70C58 110 58 180 48 226C36 232 14 234-10 232';

/** Drawn under what moves, then over it (`islands/question/series/Drawing.tsx`). */
export const seriesDrawings = {
  bras: `<path d="M0 238H480"/><path fill="var(--feuille)" d="M236 238C240 222 300 222 352 224C372 224 382 230 384 238Z"/><path d="${ARM}" stroke-width="4"/>${limbs(FINGERS).replace('</g><g', `</g><path d="${ARM}" fill="var(--feuille)" stroke="none"/><g`)}<g stroke-width="1.5"><path d="M283 120C290 136 290 170 281 187M291 117C299 136 299 172 290 189M306 130C330 128 342 146 338 178M352 130C346 150 340 156 326 160M366 186C362 172 352 164 340 164M389 104l3 18M414 98l3 18M394 132l1 19M424 130l1 19M390 158l-2 19M416 162l-2 18M374 184l-6 17M396 191l-6 16M346 90l12 16M364 76l12 14M74 84C82 108 82 140 72 164M80 90C86 106 87 122 85 136"/><path d="M276 148C246 150 214 152 188 152M276 158C250 160 226 161 206 162" opacity=".55"/></g><path fill="var(--feuille)" d="${SLEEVE}Z"/><path fill="var(--m)" opacity=".3" stroke="none" d="${SLEEVE}Z"/><path stroke-width="1.7" d="${SLEEVE}M34 65C42 108 42 184 32 231M16 64C23 110 23 184 14 232"/>`,
  doigts: `${limbs([limb('M226-30L238 104', 27), limb('M252-30L262 108', 27), limb('M280-30L286 110', 26)])}<path stroke-width="1.5" d="M230 96q8-4 16 0v9q-8 5-15 1ZM255 100q8-4 16 0v9q-8 5-15 1ZM279 102q8-4 15 0v9q-8 5-14 1ZM228 60q8 4 17 1M253 62q9 4 18 1M277 64q8 3 17 0"/>`,
  artere: '<path d="M56 132C120 112 190 116 250 126C280 130 300 128 314 120"/>',
  ondes: '<path d="M208 96q-10 10-8 24M318 96q12 8 14 22M196 88q-15 15-12 38M328 86q17 12 20 36"/>',
  inspire: '<path d="M346 104C328 106 314 104 302 100M311 94l-10 6 9 8"/>',
  expire: '<path d="M302 104C316 100 330 102 342 108M334 99l9 9-12 4"/>',
  siege:
    '<path d="M150 296C146 230 144 180 140 150C139 142 146 138 151 142C156 146 157 152 158 160L166 296"/>',
  tete: '<g transform="translate(244 94)scale(1.35)" stroke-width="1.48"><path fill="var(--feuille)" stroke="none" d="M-13 30V20C-29 14-31-10-22-22C-12-35 13-35 20-20C22-15 21-11 21.5-8C24-2 27 2 28.5 6C29 9 25 9.5 22.5 9.5C23.5 11 25 12.5 23.5 14.5C24.5 16 23.5 17.5 22.5 18C23.5 24 20 29 14 28.5C10 28.5 7 27 5 25V36H-13Z"/><path d="M-13 30V20C-29 14-31-10-22-22C-12-35 13-35 20-20C22-15 21-11 21.5-8C24-2 27 2 28.5 6C29 9 25 9.5 22.5 9.5C23.5 11 25 12.5 23.5 14.5C24.5 16 23.5 17.5 22.5 18C23.5 24 20 29 14 28.5C10 28.5 7 27 5 25V36"/><path fill="var(--m)" opacity=".3" stroke="none" d="M-15 18C-30 8-32-14-22-24C-12-36 12-35 21-21C12-17 2-17-5-15C-8-8-8-4-10 0C-13-5-17-1-14 5C-13 9-10 8-10 8C-11 14-13 18-15 18Z"/><path d="M-15 18C-30 8-32-14-22-24C-12-36 12-35 21-21C12-17 2-17-5-15C-8-8-8-4-10 0C-13-5-17-1-14 5C-13 9-10 8-10 8C-11 14-13 18-15 18Z"/><path d="M-12.500-1C-16-5-19 2-14 6C-12 9-9.500 7-10 4" fill="var(--feuille)" stroke-width="1.6"/><path d="M15.500-5.500v2.600" stroke-width="2.600"/><path d="M23 14.5h-5" stroke-width="1.6"/></g><path fill="var(--feuille)" d="M219 140.500C230 156 252 160 264 151L258 147C250 152 238 148 225.500 138Z"/><path fill="var(--feuille)" d="M226 162C204 166 196 188 198 216C200 252 210 276 214 304H266C260 272 258 246 257 216C256 188 250 160 226 162Z"/><path d="M205 264q26 8 54-2" stroke-width="1.5"/>',
} as const;
