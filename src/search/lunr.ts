/** lunr 2.3.9 with the French stemmer of lunr-languages: the only file that loads either. */
import lunr from 'lunr';
import french from 'lunr-languages/lunr.fr.js';
import support from 'lunr-languages/lunr.stemmer.support.js';

support(lunr);
french(lunr);

interface FrenchLunr {
  readonly fr: { readonly stemmer: lunr.PipelineFunction };
  readonly TokenSet: { readonly fromArray: (sortedTerms: readonly string[]) => lunr.TokenSet };
}

// @types/lunr knows neither the extension nor that fromArray is static.
const { fr, TokenSet } = lunr as unknown as FrenchLunr;

export const stemmer = fr.stemmer;
export const tokenSet = TokenSet.fromArray;
export { lunr };
