/** What an evaluation fetches with a bank whose questions have papers. */
export { Papers } from './Papers.tsx';
export { Revisit } from './Revisit.tsx';
