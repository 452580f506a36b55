import type { ReviewedCustomer, ReviewPage, RouteSpot, Scene, Spot, Words } from "../../map";
import { callTable, tellReplayed } from "../calling/tellCalls";
import { fingerprint } from "../fingerprint";
import { byRisk, RISKS } from "../judging/risk";
import { readable, type Sentence, sentenceCase } from "../pieces";
import { nameOfUrn } from "../reading/resource";
import type { CustomerReview, Review, StackReview } from "../review";
import { headlineOf, notesOf } from "./overview";
import type { Spot as Drawn, RouteSpot as DrawnRoute, Routing } from "./routing";
import { tellStep } from "./tell";

/** What a page of the review holds: what the comment tells, with the pictures of before and after. */
export function pageOf(review: Review): ReviewPage {
  const several = review.stacks.length > 1;
  const customers = review.stacks
    .flatMap((stack) =>
      stack.customers.map((one) => ({ risk: one.risk, told: reviewed(one, stack, several) })),
    )
    .sort(byRisk)
    .map(({ told }) => told);
  return {
    kind: "review",
    headline: headlineOf(review),
    fingerprint: fingerprint(review),
    errors: review.stacks.flatMap(({ errors, ...stack }) =>
      errors.map((error) => `${several ? `${stackName(stack)}: ` : ""}${readable(error, MOST)}`),
    ),
    notes: notesOf(review),
    risks: [...RISKS].reverse(),
    customers,
  };
}

/** More than this of an error is no longer read. */
const MOST = 2000;

const stackName = ({ project, stack }: Pick<StackReview, "project" | "stack">) => `${project}/${stack}`;

function reviewed(one: CustomerReview, stack: StackReview, several: boolean): ReviewedCustomer {
  const { customer, risk, summary, steps, calls, replayed, picture } = one;
  const { rows, closing, limits } = callTable(calls);
  const below: Sentence[] = [
    ...(closing.length > 0 ? [[...closing, "."]] : []),
    ...(replayed ? [[`${tellReplayed(replayed)}.`]] : []),
    ...limits.map((limit) => [`Not known: ${readable(limit, MOST)}.`]),
  ];
  return {
    customer: {
      ...(customer.name !== undefined && { name: customer.name }),
      ...(customer.id !== undefined && { id: customer.id }),
    },
    ...(several && { stack: stackName(stack) }),
    risk,
    summary,
    steps: steps.map((step) => ({
      ...{ risk: step.risk, text: tellStep(step), reach: step.reach ?? [] },
      reasons: `${sentenceCase(step.reasons.join("; "))}.`,
    })),
    calls: { rows, below: below.map(sentence) },
    ...(picture?.before && { before: sceneOf(picture.before, one) }),
    ...(picture?.after && { after: sceneOf(picture.after, one) }),
  };
}

const sentence = ([first, ...rest]: Sentence): Words =>
  typeof first === "string" ? [sentenceCase(first), ...rest] : [first!, ...rest];

function sceneOf(routing: Routing, { customer }: CustomerReview): Scene {
  return {
    customer: customer.name ?? customer.id ?? "unknown",
    trunks: routing.trunks.map(spotOf),
    numbers: routing.numbers.map(spotOf),
    routes: routing.routes.map(routeOf),
    gateways: [...routing.gateways.map(spotOf), ...unseenGateways(routing)],
  };
}

/** Gateways that routes lead to and that the preview does not hold. */
function unseenGateways({ routes, gateways }: Routing): Spot[] {
  const seen = new Set(gateways.map(({ key }) => key));
  const unseen = new Set(routes.flatMap(({ gateway }) => (gateway && !seen.has(gateway) ? gateway : [])));
  return [...unseen].map((key) => ({
    ...{ key, label: key.startsWith("urn:") ? nameOfUrn(key) : key },
    detail: "not in the preview",
  }));
}

const spotOf = ({ key, label, mark }: Drawn): Spot => ({ key, label, ...(mark !== "same" && { mark }) });

const routeOf = (route: DrawnRoute): RouteSpot => ({
  ...spotOf(route),
  ...{ to: route.prefix, from: route.source },
  ...(route.gateway !== undefined && { gateway: route.gateway }),
});
