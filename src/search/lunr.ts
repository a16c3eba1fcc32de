/** lunr 2.3.9 with the French stemmer of lunr-languages: the only file that loads either. */
import lunr from 'lunr';
import french from 'lunr-languages/lunr.fr.js';
import support from 'lunr-languages/lunr.stemmer.support.js';

support(lunr);
french(lunr);

// @types/lunr does not know the extension.
const { fr } = lunr as unknown as { readonly fr: { readonly stemmer: lunr.PipelineFunction } };

export const stemmer = fr.stemmer;
export { lunr };
