import type { Finding, Fix } from '../diagnostic.ts';

/** Tells a problem, and puts it right in the copy: with its fix, or with `repair` when it has none. */
export type Tell = (finding: Finding & { readonly repair?: Fix | undefined }) => void;
