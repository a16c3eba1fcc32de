/** What comes after a person is installed: fetched while that is done. */
import { Debrief } from './Debrief.tsx';
import { MeasureStep } from './MeasureStep.tsx';
import { NextPerson } from './NextPerson.tsx';
import { NoteStep } from './NoteStep.tsx';
import { TellStep } from './TellStep.tsx';

export const later = {
  steps: { mesurer: MeasureStep, noter: NoteStep, transmettre: TellStep },
  Debrief,
  NextPerson,
};
