export { type ListArguments, toApiTime } from "./arguments";
export { getOne, type Listed, listAll, listPages } from "./query";
