/** lunr-languages ships no types: two functions that extend the lunr they are given. */
declare module 'lunr-languages/lunr.stemmer.support.js' {
  import type lunr from 'lunr';
  const support: (target: typeof lunr) => void;
  export default support;
}

declare module 'lunr-languages/lunr.fr.js' {
  import type lunr from 'lunr';
  const french: (target: typeof lunr) => void;
  export default french;
}
