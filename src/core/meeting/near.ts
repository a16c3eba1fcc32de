/** How long before its start a meeting is on the pages of who is expected, and takes « Je suis là »; ms. */
export const NEAR_MS = 15 * 60_000;
