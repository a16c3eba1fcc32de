/** A small bench, and who comes to it. */
import type { Bench, Person } from '../../../src/core/question/bench-model.ts';

const effect = (shift: readonly [number, number], published?: string) => ({
  shift,
  ...(published !== undefined && { published, source: 'etude' }),
});

export const person: Person = {
  id: 'karim-o',
  name: 'Karim O., 58 ans',
  reason: 'Contrôle prévu.',
  file: 'Aucun bras interdit.',
  circumference: 36,
  time: 600,
  arms: {
    droit: {
      readings: [
        [152, 92],
        [147, 89],
        [145, 87],
      ],
    },
    gauche: {
      readings: [
        [133, 84],
        [129, 82],
        [127, 82],
      ],
    },
  },
  pulse: 72,
  arrival: ['croisees', 'discute'],
  conditions: [],
  question: '« Alors, c’est bon ? »',
  act: 'transmettre',
  why: 'La valeur dépasse le seuil écrit par le médecin.',
  limit: 'Ce qu’elle signifie est l’affaire du médecin.',
};

export const benchOf = (more: Partial<Person> = {}): Bench => ({
  device: 'Tensio-Bras TB-3',
  number: '0147',
  cuffs: [
    { id: 's', name: 'S', from: 17, to: 21.9, note: '' },
    { id: 'm', name: 'M', from: 22, to: 31.9, note: 'déjà branché' },
    { id: 'l', name: 'L', from: 32, to: 41.9, note: '' },
    { id: 'xl', name: 'XL', from: 42, to: 50, note: 'tiroir du bas' },
  ],
  misfits: [
    { sizes: -1, fault: 'Brassard une taille trop petite', effect: effect([5, 2], '+4,8') },
    { sizes: -2, fault: 'Brassard deux tailles trop petites', effect: effect([20, 7], '+19,5') },
    { sizes: 1, fault: 'Brassard une taille trop grande', effect: effect([-4, -1], '−3,6') },
  ],
  settings: [
    {
      id: 'mains',
      name: 'Mains',
      criterion: 'Hygiène des mains',
      early: true,
      options: [
        { id: 'friction', text: 'frictionnées', right: true },
        { id: 'rien', text: 'plus tard', fault: 'Mains non frictionnées' },
      ],
    },
    {
      id: 'dos',
      name: 'Dos',
      criterion: 'Posture',
      options: [
        { id: 'appuye', text: 'appuyé', right: true },
        { id: 'decolle', text: 'décollé', fault: 'Dos décollé', disputed: true },
      ],
    },
    {
      id: 'jambes',
      name: 'Jambes',
      criterion: 'Posture',
      options: [
        { id: 'plat', text: 'pieds à plat', right: true },
        {
          id: 'croisees',
          text: 'croisées',
          fault: 'Jambes croisées',
          effect: effect([6, 4], '+2,5 à +14,9'),
        },
      ],
    },
    {
      id: 'parole',
      name: 'Parole',
      criterion: 'Silence',
      options: [
        { id: 'silence', text: '« Ne parlons plus »', right: true },
        {
          id: 'discute',
          text: 'on discute',
          fault: 'Parole pendant la mesure',
          effect: effect([12, 9]),
        },
      ],
    },
  ],
  rest: { minutes: 5, fault: 'Repos trop court', effect: effect([10, 4], '+4,2 à +11,6') },
  series: { readings: 3, far: 10 },
  most: { up: [35, 20], down: [15, 10] },
  units: ['mmHg', 'cmHg', 'kPa'],
  positions: ['assise', 'couchée', 'debout'],
  motives: [
    { id: 'sans', text: 'aucun brassard adapté' },
    { id: 'fuite', text: 'fuite : appareil hors service' },
  ],
  expectedMotives: { cuff: 'sans', leak: 'fuite' },
  protocol: 'Transmettre dans la journée : 140/90 ou plus.',
  acts: [
    { id: 'noter', text: 'Noter, rien de plus' },
    { id: 'transmettre', text: 'Transmettre au médecin aujourd’hui' },
    { id: 'appeler', text: 'Appeler le médecin tout de suite' },
  ],
  replies: [
    { id: 'docteur', text: '« Je transmets au docteur. »', right: true, feedback: '' },
    { id: 'normal', text: '« C’est normal. »', feedback: 'Rassurer, c’est déjà interpréter.' },
  ],
  drawings: { arm: null, person: null },
  person: { ...person, ...more },
});
