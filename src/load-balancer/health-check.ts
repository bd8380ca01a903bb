import { formatMessage } from "../../firelens/message.js";
import { checkNumber, type NumberRule } from "../aws/numbers.js";

/** The health check of a target group. */
export interface HealthCheck {
  /**
   * The path of the request.
   * @default "/"
   */
  readonly path?: string;
  /**
   * Seconds from one check to the next, 5 to 300.
   * @default 30
   */
  readonly intervalSeconds?: number;
  /**
   * Seconds that a task has to answer, 2 to 120 and less than the interval.
   * @default 5
   */
  readonly timeoutSeconds?: number;
  /**
   * Consecutive successes after which a task is healthy, 2 to 10.
   * @default 3
   */
  readonly healthyThreshold?: number;
  /**
   * Consecutive failures after which a task is unhealthy, 2 to 10. ECS then replaces it.
   * @default 3
   */
  readonly unhealthyThreshold?: number;
  /**
   * The status codes of a success, from 200 to 499: one, several such as "200,204", or a range such as "200-299".
   * @default "200"
   */
  readonly matcher?: string;
}

/** Source: Elastic Load Balancing, "Health checks for Application Load Balancer target groups". */
const MAX_PATH_LENGTH = 1024;

/** Source: as above. */
const HEALTH_CHECK_NUMBERS = {
  intervalSeconds: { kind: "healthCheck.intervalSeconds", from: 5, to: 300 },
  timeoutSeconds: { kind: "healthCheck.timeoutSeconds", from: 2, to: 120 },
  healthyThreshold: { kind: "healthCheck.healthyThreshold", from: 2, to: 10 },
  unhealthyThreshold: { kind: "healthCheck.unhealthyThreshold", from: 2, to: 10 },
} as const satisfies Record<string, NumberRule>;

const STATUS = /^[2-4]\d{2}$/;

/**
 * What is wrong with a health check; empty when nothing is.
 * Source: the Elastic Load Balancing API reference, "CreateTargetGroup" and "Matcher".
 */
export function checkHealthCheck(check: HealthCheck): string[] {
  // The defaults of Terraform's AWS provider, and of Elastic Load Balancing for the timeout.
  const { path = "/", matcher = "200", intervalSeconds = 30, timeoutSeconds = 5 } = check;
  const { healthyThreshold = 3, unhealthyThreshold = 3 } = check;
  const times = [
    ...checkNumber(HEALTH_CHECK_NUMBERS.intervalSeconds, intervalSeconds),
    ...checkNumber(HEALTH_CHECK_NUMBERS.timeoutSeconds, timeoutSeconds),
  ];
  return [
    ...checkPath(path),
    ...(times.length > 0 ? times : checkTimeout(timeoutSeconds, intervalSeconds)),
    ...checkNumber(HEALTH_CHECK_NUMBERS.healthyThreshold, healthyThreshold),
    ...checkNumber(HEALTH_CHECK_NUMBERS.unhealthyThreshold, unhealthyThreshold),
    ...checkMatcher(matcher),
  ];
}

function checkPath(path: string): string[] {
  const what = "healthCheck.path";
  if (!/^\/\S*$/.test(path)) {
    return [
      formatMessage({ what, value: path, expected: "a path that begins with / and has no white space" }),
    ];
  }
  if (path.length <= MAX_PATH_LENGTH) {
    return [];
  }
  const expected = `at most ${MAX_PATH_LENGTH} characters, not ${path.length}`;
  return [formatMessage({ what, value: path, expected })];
}

function checkTimeout(timeout: number, interval: number): string[] {
  if (timeout < interval) {
    return [];
  }
  const expected = `less than intervalSeconds, ${interval}`;
  return [formatMessage({ what: "healthCheck.timeoutSeconds", value: timeout, expected })];
}

function checkMatcher(matcher: string): string[] {
  const isMatch = (part: string): boolean => {
    const [from = "", to = from, ...rest] = part.split("-");
    return STATUS.test(from) && STATUS.test(to) && from <= to && rest.length === 0;
  };
  if (matcher.split(",").every(isMatch)) {
    return [];
  }
  const expected = 'status codes from 200 to 499, such as "200", "200,204" or "200-299"';
  return [formatMessage({ what: "healthCheck.matcher", value: matcher, expected })];
}
