import { AcmCertificate } from "@cdktf/provider-aws/lib/acm-certificate/index.js";
import { AcmCertificateValidation } from "@cdktf/provider-aws/lib/acm-certificate-validation/index.js";
import type { Alb } from "@cdktf/provider-aws/lib/alb/index.js";
import { DataAwsRoute53Zone } from "@cdktf/provider-aws/lib/data-aws-route53-zone/index.js";
import { Route53Record } from "@cdktf/provider-aws/lib/route53-record/index.js";
import { Construct } from "constructs";
import { formatMessage } from "../../firelens/message.js";
import type { HasArn } from "../aws/iam.js";
import { addCheck } from "../cdktf/checks.js";
import { firstOf } from "../cdktf/expressions.js";

/** A domain name in Route 53. */
export interface DomainOptions {
  /** The domain name that clients use, such as "orders.example.com". */
  readonly name: string;
  /** The public hosted zone in Route 53 that the domain is in, by its name, such as "example.com". */
  readonly zone: string;
}

/** A domain name for a load balancer: a certificate, its validation by DNS, and an alias record. */
export class Domain extends Construct {
  /** The certificate. What uses it waits until ACM has issued it. */
  readonly certificate: HasArn;
  private readonly zoneId: string;
  private readonly domainName: string;

  constructor(scope: Construct, id: string, { name, zone }: DomainOptions) {
    super(scope, id);
    addCheck(this, [name, zone], checkDomain);
    this.domainName = name;
    this.zoneId = new DataAwsRoute53Zone(this, "fluent_bit_zone", { name: zone }).zoneId;

    const certificate = new AcmCertificate(this, "fluent_bit_certificate", {
      domainName: name,
      validationMethod: "DNS",
      // A listener must have a certificate at any time.
      lifecycle: { createBeforeDestroy: true },
    });
    const record = new Route53Record(this, "fluent_bit_certificate_record", {
      zoneId: this.zoneId,
      name: firstOf(certificate, "domain_validation_options", "resource_record_name"),
      type: firstOf(certificate, "domain_validation_options", "resource_record_type"),
      records: [firstOf(certificate, "domain_validation_options", "resource_record_value")],
      ttl: 60,
      // ACM asks for the same record for each certificate of a domain in an account.
      allowOverwrite: true,
    });
    const validation = new AcmCertificateValidation(this, "fluent_bit_certificate_validation", {
      certificateArn: certificate.arn,
      validationRecordFqdns: [record.fqdn],
    });
    this.certificate = { arn: validation.certificateArn };
  }

  /** Adds the record that leads from the domain name to the load balancer. */
  addAlias(alb: Alb): void {
    new Route53Record(this, "fluent_bit_alias", {
      zoneId: this.zoneId,
      name: this.domainName,
      type: "A",
      alias: { name: alb.dnsName, zoneId: alb.zoneId, evaluateTargetHealth: true },
    });
  }
}

const DOMAIN = /^(?=.{1,253}$)(?:\*\.)?(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{2,63}$/;

/** What is wrong with a domain name in a hosted zone; empty when nothing is. */
export function checkDomain(name: string, zone: string): string[] {
  const findings = [
    ["domain.name", name],
    ["domain.zone", zone],
  ].flatMap(([what = "", value = ""]) =>
    DOMAIN.test(value)
      ? []
      : [formatMessage({ what, value, expected: "a domain name in lower case, such as orders.example.com" })],
  );
  if (findings.length === 0 && name !== zone && !name.endsWith(`.${zone}`)) {
    const expected = `a name in the zone, such as ${name.split(".")[0]}.${zone}`;
    findings.push(formatMessage({ what: "domain.name", value: name, expected }));
  }
  return findings;
}
