import { afterEach, expect, it } from "vitest";
import { LocalAwsApi } from "../../../rehearsal/aws/api.js";
import { makePrerequisites } from "../../../rehearsal/aws/prerequisites.js";
import { type Answers, startAwsWire, WireError } from "../../support/aws-wire.js";

const data = {
  aws_route53_zone: { zone: { name: "example.com" } },
  aws_secretsmanager_secret: { key: { name: "api-key" } },
  aws_ssm_parameter: { token: { name: "/token" }, image: { name: "/aws/service/image" } },
};
const NONE = "<ListHostedZonesByNameResponse><HostedZones></HostedZones></ListHostedZonesByNameResponse>";
const NOTHING: Answers = {
  "GET /2013-04-01/hostedzonesbyname": NONE,
  "POST /2013-04-01/hostedzone": "<CreateHostedZoneResponse></CreateHostedZoneResponse>",
  CreateSecret: {},
  PutParameter: {},
};

let close = () => {};
afterEach(() => close());

async function made(answers: Answers) {
  const aws = await startAwsWire({ ...NOTHING, ...answers });
  close = aws.close;
  const api = new LocalAwsApi(aws.environment.AWS_ENDPOINT_URL, "eu-west-1");
  return { made: (await makePrerequisites(api, { data })).made, calls: aws.calls };
}

it("what data sources look up is made", async () => {
  expect((await made({})).made).toEqual([
    "aws_route53_zone example.com",
    "aws_secretsmanager_secret api-key",
    "aws_ssm_parameter /token",
  ]);
});

it("what exists is not made again", async () => {
  const zone = NONE.replace("></", "><HostedZone><Name>example.com.</Name></HostedZone></");
  const { made: again, calls } = await made({
    "GET /2013-04-01/hostedzonesbyname": zone,
    CreateSecret: new WireError("ResourceExistsException", "the secret api-key already exists"),
    PutParameter: new WireError("ParameterAlreadyExists", "The parameter already exists"),
  });
  expect(again).toEqual([]);
  expect(calls).not.toContain("POST /2013-04-01/hostedzone");
});

it("another error is not passed over", async () => {
  const denied = new WireError("AccessDeniedException", "no");
  await expect(made({ CreateSecret: denied })).rejects.toThrow("secretsmanager");
});
