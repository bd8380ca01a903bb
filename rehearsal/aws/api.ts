import { FAKE_CREDENTIALS } from "./environment.js";
import { parseXml, type XmlValue } from "./xml.js";

/** The services of AWS that are called here, by the name in their signatures. */
const QUERY_VERSIONS = {
  ec2: "2016-11-15",
  elasticloadbalancing: "2015-12-01",
  iam: "2010-05-08",
  sts: "2011-06-15",
} as const;

/** Time that a local AWS has for an answer, in milliseconds. */
const ANSWER_TIMEOUT = 60_000;

export type QueryService = keyof typeof QUERY_VERSIONS;

export type JsonObject = Readonly<Record<string, unknown>>;

interface Request {
  readonly method?: "GET";
  readonly body?: string | URLSearchParams;
  readonly headers?: Readonly<Record<string, string>>;
}

/**
 * Calls of AWS' API on a local AWS. A local AWS reads the service and the region from a signature, and doesn't check
 * the signature itself: no SDK is needed.
 */
export class LocalAwsApi {
  constructor(
    readonly endpoint: string,
    readonly region: string,
  ) {}

  /**
   * Calls a service of the JSON protocol.
   *
   * @param target header `X-Amz-Target`, such as "AmazonEC2ContainerServiceV20141113.DescribeServices"
   * @throws with AWS' error code and message
   */
  async json(service: string, target: string, body: JsonObject): Promise<JsonObject> {
    const text = await this.send(service, target, "/", {
      body: JSON.stringify(body),
      headers: { "X-Amz-Target": target, "Content-Type": "application/x-amz-json-1.1" },
    });
    return text === "" ? {} : (JSON.parse(text) as JsonObject);
  }

  /**
   * Calls a service of the query protocol, whose answers are XML.
   *
   * @param parameters such as `{ "Filter.1.Name": "vpc-id" }`
   * @throws with AWS' error code and message
   */
  async query(
    service: QueryService,
    action: string,
    parameters: Readonly<Record<string, string>> = {},
  ): Promise<XmlValue> {
    const body = new URLSearchParams({ Action: action, Version: QUERY_VERSIONS[service], ...parameters });
    return parseXml(await this.send(service, action, "/", { body }));
  }

  /** Calls a service that is told apart by path and body. */
  async rest(service: string, path: string, body: JsonObject): Promise<void> {
    const headers = { "Content-Type": "application/json" };
    await this.send(service, path, path, { body: JSON.stringify(body), headers });
  }

  /** Calls a service whose requests are XML. */
  async xml(service: string, path: string, body: string): Promise<void> {
    await this.send(service, path, path, { body, headers: { "Content-Type": "application/xml" } });
  }

  /** Reads from a service whose answers are XML. */
  async get(service: string, path: string): Promise<XmlValue> {
    return parseXml(await this.send(service, path, path, { method: "GET" }));
  }

  private async send(service: string, call: string, path: string, request: Request): Promise<string> {
    const { method = "POST", body, headers } = request;
    const date = new Date().toISOString().replace(/[-:]|\.\d+/g, "");
    const scope = `${FAKE_CREDENTIALS.accessKey}/${date.slice(0, 8)}/${this.region}/${service}/aws4_request`;
    const response = await fetch(new URL(path, this.endpoint), {
      method,
      body,
      signal: AbortSignal.timeout(ANSWER_TIMEOUT),
      headers: {
        ...headers,
        "X-Amz-Date": date,
        Authorization: `AWS4-HMAC-SHA256 Credential=${scope}, SignedHeaders=host, Signature=0`,
      },
    });
    const text = await response.text();
    if (!response.ok) {
      throw new Error(`${service} ${call}: ${response.status} ${text.trim()}`);
    }
    return text;
  }
}
