import { callRecords, errorForm, filters, sorts } from "./account";
import {
  capacityAnswer,
  capacityWrite,
  clearLimits,
  customerIds,
  customerUpdate,
  defaultTrunk,
  takenCustomerId,
  terminationMode,
  terminationModeDefault,
} from "./customers";
import {
  booleans,
  emptyRule,
  externalId,
  passwordAnswer,
  patchAnswer,
  routeGatewayType,
  telephoneEvent,
  unknownAttribute,
} from "./objects";
import { crossCustomer, didUnique, listOrder, relationships, withoutCustomer } from "./ownership";
import { pageSize } from "./pageSize";
import type { Question } from "./question";

/** Every question, in the order in which they are asked: what only reads comes first. */
export const QUESTIONS: readonly Question[] = [
  errorForm,
  pageSize,
  filters,
  sorts,
  callRecords,
  customerIds,
  defaultTrunk,
  capacityAnswer,
  terminationModeDefault,
  unknownAttribute,
  terminationMode,
  customerUpdate,
  capacityWrite,
  clearLimits,
  takenCustomerId,
  telephoneEvent,
  passwordAnswer,
  emptyRule,
  routeGatewayType,
  booleans,
  externalId,
  didUnique,
  crossCustomer,
  withoutCustomer,
  relationships,
  listOrder,
  patchAnswer,
];
