import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { Workspace } from "../rehearsal/index.js";
import { type Difference, differences, type PlanOfConfiguration, UNKNOWN } from "./support/parity.js";
import { synthesizedFolder } from "./support/synthesized-folder.js";

/**
 * The Terraform of the article "ECS Fargate Custom Logging with Fluent Bit", word for word, one file for each of its
 * sections. The variables, the provider and the data source, which it leaves to its reader, are in cdk.tf.json.
 */
const ARTICLE = join(import.meta.dirname, "fixtures", "article");

/** None of them is the default, so that no constant passes for its variable. */
const VARIABLES = { aws_region: "eu-west-1", cpu: 1024, memory: 3072, img: "shop:1", container_port: 8080 };

const TASK_DEFINITION = "aws_ecs_task_definition.nginx_fluent_bit.container_definitions";

/** As in the table of docs/article.md, which says why. */
const CORRECTIONS: Readonly<Record<string, Difference>> = {
  // nat-route
  "aws_route_table.fluent_bit_private_rt[0].route.0.gateway_id": [UNKNOWN, null],
  "aws_route_table.fluent_bit_private_rt[0].route.0.nat_gateway_id": [null, UNKNOWN],
  "aws_route_table.fluent_bit_private_rt[1].route.0.gateway_id": [UNKNOWN, null],
  "aws_route_table.fluent_bit_private_rt[1].route.0.nat_gateway_id": [null, UNKNOWN],
  // router-user
  [`${TASK_DEFINITION}.fluentbit-log-router.user`]: [undefined, "0"],
  // describe-log-streams
  "aws_iam_policy.fluent_bit_task_policy.policy.Statement.0.Action.logs:DescribeLogStreams": [
    undefined,
    true,
  ],
  // container-network-mode
  [`${TASK_DEFINITION}.nginx-fluentbit.networkMode`]: ["awsvpc", undefined],
};

const literalFolder = synthesizedFolder({ literal: true });
let workspace: Workspace;
let article: PlanOfConfiguration;
let literal: PlanOfConfiguration;
let corrected: PlanOfConfiguration;

beforeAll(async () => {
  workspace = await Workspace.open(literalFolder, { variables: VARIABLES });
  literal = (await workspace.plan()).json;
  workspace.use(synthesizedFolder());
  corrected = (await workspace.plan()).json;
  workspace.use(ARTICLE);
  article = (await workspace.plan()).json;
});

afterAll(() => workspace.close());

it("the article's Terraform makes 27 instances of 21 resources", () => {
  const managed = ({ mode }: { readonly mode: string }) => mode === "managed";
  expect(article.configuration?.root_module.resources?.filter(managed)).toHaveLength(21);
  expect(article.resource_changes?.filter(managed)).toHaveLength(27);
});

describe("taken literally, the stack", () => {
  it("differs in nothing from the article's Terraform", () => {
    expect(differences(article, literal)).toEqual({});
  });

  it("has no lifecycle rules, as the article has none", () => {
    const { resource } = JSON.parse(readFileSync(join(literalFolder, "cdk.tf.json"), "utf8"));
    expect(JSON.stringify(resource)).not.toContain('"lifecycle"');
  });
});

describe("by default, the stack", () => {
  it("differs in the four corrections, and only adds to depends_on", () => {
    const isAddition = ([place, [theirs]]: [string, Difference]) =>
      place.includes(".depends_on.") && theirs === undefined;
    const changes = Object.entries(differences(article, corrected)).filter((entry) => !isAddition(entry));
    expect(Object.fromEntries(changes)).toEqual(CORRECTIONS);
  });
});
