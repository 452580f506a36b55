/** A codec. `telephone-event` and `telephone-event/8000` are the same. */
export type Codec =
  | "g729"
  | "G722"
  | "GSM"
  | "PCMA"
  | "PCMU"
  | "OPUS"
  | "telephone-event"
  | "telephone-event/8000";
