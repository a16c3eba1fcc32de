/** Under this key of a store: the registration that pages without a launch show the standing of. */
export const LATEST = 'derniere-inscription';
