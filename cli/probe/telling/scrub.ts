import { listed } from "../../../provider/entities";

/**
 * The words that texts of an API may be made of without saying anything of an account: those of validation messages, and the
 * names of the documents. Any other word may be a name.
 */
const WORDS = new Set(
  `a able above accepted access account accounts action allowed already an and any are array as at attribute attributes authorization
  bad be because been below blank body boolean but by can cannot capacity change changed chosen client code commercial conflict contains
  content could create created criteria data default deleted denied detail did does don't duplicate duplicated empty enabled endpoint
  entity equal error errors exceeded exist existing exists expected failed false field fields filter for forbidden format found from gateway
  gateways given greater has have id identified identifier if in include included includable incorrect integer internal invalid is isn't
  it item items its key language large larger least length less limit limits list long longer mandatory match matches matching maximum
  may message method minimum missing mode more most must name named names no not null number numbers object of on one only operation
  operator or order other out over page param parameter parameters params password path permitted please positive possible present
  provided query range read readonly record records relationship relationships request requested required reserved resource resources
  route routes same schema server session set should size smaller some sort source specified status string supported system taken text
  than that the their there these they this time title to too trunk trunks try type types unable unexpected unique unknown unpermitted
  unprocessable unsupported update updated use used user using valid validation value values was were when which will with within without
  wrong you your can't doesn't customer customers
  8000 event telephone absent applied as both call calls cdrs clear component creation cut hidden ignored links masked new newest none old refused sent
  termination termination_gateway operator_customer system_customer`.split(/\s+/),
);
const NAMES = new Set(
  listed.flatMap(({ type, attributes, relationships, filters }) => [
    type,
    ...Object.values(attributes).flatMap(({ wire, aliases = [] }) => [wire, ...aliases]),
    ...Object.values(relationships).map(({ wire }) => wire),
    ...Object.values(filters).flatMap(({ wire }) => wire.split(".")),
  ]),
);
const TOKEN = /[\p{L}\p{N}_'’]+/gu;

/**
 * A text without any word that may be of the account: names, numbers, hosts and ids are written as "…".
 *
 * @param sent - words that the probe itself sent
 */
export function scrubbed(text: string, sent: ReadonlySet<string> = new Set()): string {
  const isHarmless = (word: string) => NAMES.has(word) || sent.has(word) || WORDS.has(word.toLowerCase());
  return text
    .replace(TOKEN, (word) => (isHarmless(word) ? word : "…"))
    .replace(/…(?:[^\p{L}\s]*…)+/gu, "…")
    .slice(0, 300);
}
