import { describe, expect, it } from "vitest";
import {
  checkCertificate,
  checkSslPolicy,
  DEFAULT_SSL_POLICY,
} from "../../src/load-balancer/load-balancer-options.js";

describe("a TLS policy", () => {
  it.each([
    DEFAULT_SSL_POLICY,
    "ELBSecurityPolicy-TLS13-1-3-2021-06",
    "ELBSecurityPolicy-TLS13-1-2-Res-2021-06",
    "ELBSecurityPolicy-TLS13-1-2-FIPS-2023-04",
    "ELBSecurityPolicy-TLS13-1-2-Res-PQ-2025-09",
  ])("may be %s", (policy) => {
    expect(checkSslPolicy(policy)).toEqual([]);
  });

  it.each([
    "",
    "TLS13",
    "ELBSecurityPolicy-2016-08",
    "ELBSecurityPolicy-TLS-1-2-2017-01",
    "ELBSecurityPolicy-FS-1-2-Res-2020-10",
    "ELBSecurityPolicy-TLS13-1-1-2021-06",
    "ELBSecurityPolicy-TLS13-1-2-Ext2-2021-06",
    "ELBSecurityPolicy-TLS13-1-0-2021-06",
  ])("may not be %j", (policy) => {
    expect(checkSslPolicy(policy)).toEqual([
      `sslPolicy: "${policy}"; expected a policy with TLS 1.3 and nothing older than TLS 1.2, such as ELBSecurityPolicy-TLS13-1-2-Res-PQ-2025-09`,
    ]);
  });
});

describe("a certificate", () => {
  it.each([
    "arn:aws:acm:us-east-1:111122223333:certificate/12345678-1234-1234-1234-123456789012",
    "arn:aws-cn:acm:cn-north-1:111122223333:certificate/a",
    "arn:aws-us-gov:iam::111122223333:server-certificate/path/name",
  ])("may be %s", (arn) => {
    expect(checkCertificate(arn)).toEqual([]);
  });

  it.each([
    "",
    "example.com",
    "arn:aws:acm:us-east-1:111122223333:certificate/",
    "arn:aws:s3:::certificate/a",
    "arn:aws:iam::111122223333:role/certificate",
  ])("may not be %j", (arn) => {
    expect(checkCertificate(arn)).toEqual([
      `certificate: "${arn}"; expected an ARN of ACM or IAM, such as arn:aws:acm:us-east-1:111122223333:certificate/0123abcd-01ab-23cd-45ef-0123456789ab`,
    ]);
  });
});
