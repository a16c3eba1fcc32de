/**
 * How much may be sent at once. What a machine with the administrator's key may send is bounded so that
 * a mistake does no harm; what an unknown client may send, so that refusing it costs next to nothing.
 */

/** Bytes of a body. Above any batch of statements, attachments included. */
export const MAX_BODY = 16 * 1024 * 1024;

/** Bytes of a form in 1.0's alternate syntax: with credentials in the header, and without. */
export const MAX_FORM = { known: 1024 * 1024, unknown: 64 * 1024 } as const;

/** Read on and thrown away after a limit, so that the refusal arrives: closing on unread bytes resets the connection. */
export const MAX_DISCARDED = { known: 64 * 1024 * 1024, unknown: 1024 * 1024 } as const;

/** Fields of a form, parameters of an address: ten times what any resource knows. */
export const MAX_FIELDS = 100;
