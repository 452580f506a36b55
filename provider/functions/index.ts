export { getOne, type ListArguments, type Listed, listAll, listPages, toApiTime } from "./query";
