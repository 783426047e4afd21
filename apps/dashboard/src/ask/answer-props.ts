import type { Question } from '../http/bodies.ts';
import type { Place } from '../reading/place.ts';
import type { Asking } from './asking.ts';

/** What every part of an answer in view is given. */
export type AnswerProps = {
  readonly asking: Asking;
  readonly opened: Place | null;
  readonly onOpen: (place: Place) => void;
  readonly onAskAgain: (body: Question) => void;
};
