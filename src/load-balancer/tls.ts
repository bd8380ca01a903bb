/** Clients speak TLS 1.3 or 1.2 with it. AWS' recommendation: Elastic Load Balancing, "Security policies". */
export const DEFAULT_SSL_POLICY = "ELBSecurityPolicy-TLS13-1-2-2021-06";

/** The names of the policies tell the newest and the oldest version that they speak; new ones come every year. */
const MODERN_POLICY = /^ELBSecurityPolicy-TLS13-1-[23]-[\w-]+$/;

const CERTIFICATE = /^arn:aws[a-z-]*:(acm:[^:]+:\d{12}:certificate|iam::\d{12}:server-certificate)\/\S+$/;

/** What is wrong with `policy` as the TLS policy of a listener; empty when nothing is. */
export function checkSslPolicy(policy: string): string[] {
  if (MODERN_POLICY.test(policy)) {
    return [];
  }
  return [
    `ssl policy is ${JSON.stringify(policy)}: expected one with TLS 1.3 and nothing older than TLS 1.2, such as ${DEFAULT_SSL_POLICY}`,
  ];
}

/** What is wrong with `arn` as the certificate of a listener; empty when nothing is. */
export function checkCertificate(arn: string): string[] {
  if (CERTIFICATE.test(arn)) {
    return [];
  }
  return [
    `certificate is ${JSON.stringify(arn)}: expected the ARN of one in ACM or IAM, such as arn:aws:acm:us-east-1:111122223333:certificate/4f1f`,
  ];
}
