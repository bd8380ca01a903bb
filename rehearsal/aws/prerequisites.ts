import type { LocalAwsApi } from "./api.js";
import { type Arguments, blocksOf, type Configuration } from "./configuration.js";
import { namesCertificate } from "./override.js";
import { elementsAt, textAt } from "./xml.js";

/** Makes what a data source looks up, which on AWS exists before the stack. */
type Make = (api: LocalAwsApi, name: string) => Promise<unknown>;

interface Prerequisite {
  /** The argument of the data source that names what it looks up. */
  readonly argument: string;
  readonly make: Make;
  /** @default - AWS refuses to make it again */
  readonly isThere?: (api: LocalAwsApi, name: string) => Promise<boolean>;
}

/** In AWS' words for what it refuses to make again: ResourceExistsException, ParameterAlreadyExists and others. */
const EXISTS = /Exists/;

const PREREQUISITES: Readonly<Record<string, Prerequisite>> = {
  aws_secretsmanager_secret: {
    argument: "name",
    make: (api, name) =>
      api.json("secretsmanager", "secretsmanager.CreateSecret", { Name: name, SecretString: "made-up" }),
  },
  aws_opensearch_domain: {
    argument: "domain_name",
    make: (api, name) => api.rest("es", "/2021-01-01/opensearch/domain", { DomainName: name }),
  },
  aws_route53_zone: {
    argument: "name",
    make: (api, name) =>
      api.xml(
        "route53",
        "/2013-04-01/hostedzone",
        `<CreateHostedZoneRequest xmlns="https://route53.amazonaws.com/doc/2013-04-01/"><Name>${name}</Name><CallerReference>${name}</CallerReference></CreateHostedZoneRequest>`,
      ),
    // AWS makes a second zone of the same name, and Terraform cannot choose between the two.
    isThere: async (api, name) => {
      const query = new URLSearchParams({ dnsname: name });
      const zones = await api.get("route53", `/2013-04-01/hostedzonesbyname?${query}`);
      const path = ["ListHostedZonesByNameResponse", "HostedZones", "HostedZone"];
      return elementsAt(zones, path).some((zone) => textAt(zone, ["Name"]) === `${name}.`);
    },
  },
  aws_ssm_parameter: {
    argument: "name",
    make: (api, name) =>
      api.json("ssm", "AmazonSSM.PutParameter", { Name: name, Value: "made-up", Type: "String" }),
  },
};

/** Nobody but AWS makes these. */
const RESERVED_NAME = /^\/?aws/;

export interface Prerequisites {
  /** What was made, such as `aws_secretsmanager_secret datadog/api-key`. */
  readonly made: readonly string[];
  /** A certificate in place of those that the stack names. */
  readonly certificateArn: string | undefined;
}

/**
 * Makes what the stack expects to exist, unless it does, of an earlier stack or run: what its data sources look up, and
 * a certificate if it names one.
 */
export async function makePrerequisites(
  api: LocalAwsApi,
  configuration: Configuration,
): Promise<Prerequisites> {
  const made: string[] = [];
  for (const { type, arguments: values } of blocksOf(configuration.data)) {
    const prerequisite = PREREQUISITES[type];
    const name = literalAt(values, prerequisite?.argument);
    if (prerequisite === undefined || name === undefined || RESERVED_NAME.test(name)) {
      continue;
    }
    if (await isMade(prerequisite, api, name)) {
      made.push(`${type} ${name}`);
    }
  }
  if (!namesCertificate(configuration)) {
    return { made, certificateArn: undefined };
  }
  const { CertificateArn: certificateArn } = await api.json("acm", "CertificateManager.RequestCertificate", {
    DomainName: "example.com",
  });
  return { made: [...made, `certificate ${certificateArn}`], certificateArn: String(certificateArn) };
}

/** @returns false for what is there already */
async function isMade({ make, isThere }: Prerequisite, api: LocalAwsApi, name: string): Promise<boolean> {
  try {
    if (await isThere?.(api, name)) {
      return false;
    }
    await make(api, name);
    return true;
  } catch (error) {
    if (EXISTS.test(String(error))) {
      return false;
    }
    throw error;
  }
}

function literalAt(values: Arguments, argument: string | undefined): string | undefined {
  const value = argument === undefined ? undefined : values[argument];
  return typeof value === "string" && !value.includes("${") ? value : undefined;
}
