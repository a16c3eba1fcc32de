/** A text to write, to start from (`npm run new -- production`): valid as it stands, every sentence to be replaced. */
export const PRODUCTION = `<Production id="a-changer" titre="Écrivez ici le titre">

Dites ce qu’il faut écrire, à qui, et pour quel patient fictif.

- un premier critère, que chacun peut vérifier dans son texte
- un deuxième critère
- un troisième critère

> Écrivez ici un texte possible, ou retirez cette ligne.

</Production>`;
