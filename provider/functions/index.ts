export { type ListArguments, toApiTime } from "./arguments";
export { checkList, checkOne } from "./check";
export { getOne, includedName, type Listed, listAll, listPages } from "./query";
