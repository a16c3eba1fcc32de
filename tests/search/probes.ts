/** What learners type, and what they must see first: "glossaire#<term>" or "<lesson slug>#<section>". */
export interface Probe {
  readonly query: string;
  readonly first: string;
  /** Part of the line that says why an everyday word found a term. */
  readonly why?: string;
}

const term = (query: string, id: string): Probe => ({ query, first: `glossaire#${id}` });
const said = (query: string, id: string, name: string): Probe => ({
  query,
  first: `glossaire#${id}`,
  why: `mot courant pour ${name}`,
});
const lesson = (query: string, first: string): Probe => ({ query, first });

export const PROBES: readonly Probe[] = [
  // Terms as written, with or without accents and capitals.
  term('céphalée', 'cephalee'),
  term('cephalee', 'cephalee'),
  term('DYSPNÉE', 'dyspnee'),
  term('dyspnee', 'dyspnee'),
  term('cyanose', 'cyanose'),
  term('plan sagittal', 'plan-sagittal'),
  term('pression artérielle', 'pression-arterielle'),
  term('pression arterielle', 'pression-arterielle'),
  term('électrocardiogramme', 'electrocardiogramme'),
  // Ligatures, small figures, elisions, hyphens.
  term('œdème', 'oedeme'),
  term('oedeme', 'oedeme'),
  term('l’œdème', 'oedeme'),
  term('cœlioscopie', 'coelioscopie'),
  term('SpO2', 'spo2'),
  term('SpO₂', 'spo2'),
  term("l'hémorragie", 'hemorragie'),
  term('d’hémorragie', 'hemorragie'),
  term('hemorragie', 'hemorragie'),
  term("l'apnée du sommeil", 'apnee-du-sommeil'),
  term('sous-cutané', 'sous-cutane'),
  term('sous cutane', 'sous-cutane'),
  term('souscutané', 'sous-cutane'),
  term('intra-musculaire', 'intramusculaire'),
  term('gastro entérite', 'gastro-enterite'),
  // Plurals, feminines, conjugated forms.
  term('céphalées', 'cephalee'),
  term('hémorragies', 'hemorragie'),
  term('les préfixes', 'prefixe'),
  term('suffixes', 'suffixe'),
  term('fractures', 'fracture'),
  term('infections', 'infection'),
  term('pulmonaires', 'pulmonaire'),
  lesson('notez sans conclure', 'lire-un-courrier#noter-sans-conclure'),
  lesson('vérifie puis demande', 'construction#verifier-puis-demander'),
  lesson('écrire sans fautes', 'paronymes#ecrire-sans-faute'),
  // Abbreviations, some of which are also common words.
  term('HTA', 'hta'),
  term('hta', 'hta'),
  term('ECG', 'ecg'),
  term('IRM', 'irm'),
  term('TA', 'ta'),
  term('EN', 'en'),
  term('AVC', 'avc'),
  term('BPCO', 'bpco'),
  term('VS', 'vs'),
  term('vs', 'vs'),
  term('la vs du patient', 'vs'),
  term('vs crp', 'vs'),
  term('CRP VS', 'crp'),
  // Between two words, « vs » is no abbreviation.
  lesson('hypo vs hyper', 'racines-peau-sens#sucres-graisses-et-sels'),
  term('EN vs EVA', 'eva'),
  term('ictère vs jaunisse', 'ictere'),
  // Being typed.
  term('céph', 'cephalee'),
  term('hemorra', 'hemorragie'),
  term('hémorragiq', 'hemorragie'),
  term('cardiologi', 'cardiologie'),
  term('pression art', 'pression-arterielle'),
  term('insuffisance ré', 'insuffisance-renale'),
  // One typo.
  term('cépahlée', 'cephalee'),
  term('cephale', 'cephalee'),
  term('dispnée', 'dyspnee'),
  term('hypertention', 'hypertension-arterielle'),
  term('appendicte', 'appendicite'),
  term('plan sagital', 'plan-sagittal'),
  term('hémoragie', 'hemorragie'),
  term('ehmorragie', 'hemorragie'),
  term('diarhée', 'diarrhee'),
  term('rhumatologe', 'rhumatologue'),
  // What patients say.
  said('mal de tête', 'cephalee', 'céphalée'),
  said('mal de tete', 'cephalee', 'céphalée'),
  said('maux de tête', 'cephalee', 'céphalée'),
  said('jaunisse', 'ictere', 'ictère'),
  said('essoufflement', 'dyspnee', 'dyspnée'),
  said('essoufflements', 'dyspnee', 'dyspnée'),
  said('tête qui tourne', 'vertige', 'vertige'),
  said('saignement de nez', 'epistaxis', 'épistaxis'),
  said('attaque cardiaque', 'infarctus-du-myocarde', 'infarctus du myocarde'),
  said('bleu', 'ecchymose', 'ecchymose'),
  said('fourmis dans les doigts', 'paresthesie', 'paresthésie'),
  said('rotule', 'patella', 'patella'),
  // Lessons and their sections.
  lesson('comment un mot est construit', 'construction#'),
  lesson('lire en partant de la fin', 'construction#lire-en-partant-de-la-fin'),
  lesson('les contraires et les sosies', 'prefixes#les-contraires-et-les-sosies'),
  lesson('quinze organes à situer', 'racines-organes#quinze-organes-a-situer'),
  lesson('voies urinaires', 'racines-organes#le-rein-et-les-voies-urinaires'),
  lesson('l’abdomen en neuf régions', 'reperes#l-abdomen-en-neuf-regions'),
  lesson('positions d’examen', 'reperes#les-positions-d-examen'),
  lesson('quand écrire en entier', 'abreviations#quand-ecrire-en-entier'),
  lesson('lire un courrier', 'lire-un-courrier#'),
  lesson('les questions d’avant', 'examens-specialites#les-questions-d-avant'),
  // Words of the text alone.
  lesson('rétroviseur', 'prefixes#ou-et-quand'),
  lesson('boulevard périphérique', 'prefixes#ou-et-quand'),
  lesson('oligo-élément', 'prefixes#combien-et-a-quelle-vitesse'),
  lesson('postdate', 'prefixes#ou-et-quand'),
];
