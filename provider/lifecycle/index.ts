export { Approval } from "./approving/approved";
export {
  fingerprintOf,
  pathOf,
  type WritingStack,
  type WritingStep,
  type Written,
} from "./approving/written";
export { type Checked, checkArguments, type Failure } from "./deciding/check";
export { refuseAnother, type Takeover, takeoverNames, takeoverOf } from "./deciding/control";
export { compare, type Difference } from "./deciding/diff";
export { type Plan, plan } from "./deciding/plan";
export { claimed, previewNew } from "./deciding/preview";
export { create } from "./doing/create";
export { remove } from "./doing/remove";
export { PartialError } from "./doing/settle";
export { update } from "./doing/update";
export { type Behaviour, type NotDone, noBehaviour } from "./known";
export { type Declarable, declarationOf, importedInputs } from "./object/declaration";
export { decode } from "./object/decode";
export { encode } from "./object/encode";
export { mark } from "./object/marks";
export { declaredIn } from "./object/outputs";
export {
  fallbackOf,
  isUnknown,
  type Remote,
  sameValue,
  UNKNOWN,
  type Values,
  withoutMarks,
} from "./object/values";
export { Admissions, accountMark, addressOf } from "./owning/account/admissions";
export { admit, admitNew, marked } from "./owning/account/admit";
export { classOf, derivedId, type Identity, identityIn, identityOf, nameOf } from "./owning/identity";
export { Ledger } from "./owning/ledger";
export { type Entry, type Held, type Memory, noMemory, type State, type Witness } from "./owning/memory";
export { read } from "./reading/read";
export { Reader, relationshipsOf } from "./reading/reader";
export type { Session } from "./session";
export { LifecycleError } from "./words/explain";
export { kindOf } from "./words/kindOf";
export { KINDS, type Kind, kindIn, withKind } from "./words/kinds";
