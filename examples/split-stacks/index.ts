import * as pulumi from "@pulumi/pulumi";
import { customers, stackOf } from "./customers";
import { program } from "./program";

const config = new pulumi.Config();
const [part, stacks] = [config.requireNumber("part"), config.requireNumber("stacks")];

program(customers.filter(({ key }) => stackOf(key, stacks) === part));
