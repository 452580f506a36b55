import * as pulumi from "@pulumi/pulumi";
import { customers, recorded, stackOf } from "./customers";
import { program } from "./program";

const stacks = recorded();

program(customers.filter(({ key }) => stackOf(key, stacks) === pulumi.getStack()));
