export { GO_MODULE, go } from "./go";
export type { Declaration, Expression, Language, Program } from "./program";
export { python } from "./python";
export { typescript } from "./typescript";
export { sections, yaml } from "./yaml";
