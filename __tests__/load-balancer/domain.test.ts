import { describe, expect, it } from "vitest";
import { checkDomain } from "../../src/load-balancer/domain.js";
import { findings, synthesize } from "../support/synthesize.js";

const domain = { name: "www.example.com", zone: "example.com" };
const { resource, data, output } = synthesize({ loadBalancer: { domain } });

describe("a domain", () => {
  it("has a certificate that DNS validates, in the zone", () => {
    expect(data.aws_route53_zone).toEqual({ fluent_bit_zone: { name: "example.com" } });
    expect(resource.aws_acm_certificate?.fluent_bit_certificate).toEqual({
      domain_name: "www.example.com",
      validation_method: "DNS",
      lifecycle: { create_before_destroy: true },
    });
    expect(resource.aws_route53_record?.fluent_bit_certificate_record).toMatchObject({
      zone_id: "${data.aws_route53_zone.fluent_bit_zone.zone_id}",
      name: "${tolist(aws_acm_certificate.fluent_bit_certificate.domain_validation_options)[0].resource_record_name}",
      allow_overwrite: true,
    });
  });

  it("makes the listener wait until the certificate is issued", () => {
    expect(resource.aws_alb_listener?.fluent_bit_https_listener?.certificate_arn).toBe(
      "${aws_acm_certificate_validation.fluent_bit_certificate_validation.certificate_arn}",
    );
  });

  it("leads to the load balancer, and is what the output says", () => {
    expect(resource.aws_route53_record?.fluent_bit_alias).toMatchObject({
      name: "www.example.com",
      type: "A",
      alias: { name: "${aws_alb.fluent_bit_alb.dns_name}", zone_id: "${aws_alb.fluent_bit_alb.zone_id}" },
    });
    expect(output.url?.value).toBe("https://www.example.com");
  });

  it("opens port 443", () => {
    expect(resource.aws_security_group?.fluent_bit_alb_sg?.ingress).toMatchObject([
      { from_port: 80 },
      { from_port: 443 },
    ]);
  });

  it("excludes a certificate of one's own", () => {
    const certificate = { arn: "arn:aws:acm:us-east-1:111122223333:certificate/0123abcd" };
    expect(findings({ loadBalancer: { domain, certificate } })).toEqual([
      "[fluent-bit/load-balancer] certificate with domain; expected only one of them, as the domain has a certificate of its own",
    ]);
  });

  it.each([
    ["www.example.com", "example.com"],
    ["example.com", "example.com"],
    ["*.example.com", "example.com"],
  ])("may be %s in %s", (name, zone) => {
    expect(checkDomain(name, zone)).toEqual([]);
  });

  it.each([
    [
      "https://www.example.com",
      "example.com",
      'domain.name: "https://www.example.com"; expected a domain name in lower case, such as orders.example.com',
    ],
    [
      "www.example.com",
      "",
      'domain.zone: ""; expected a domain name in lower case, such as orders.example.com',
    ],
    [
      "www.example.org",
      "example.com",
      'domain.name: "www.example.org"; expected a name in the zone, such as www.example.com',
    ],
  ])("may not be %s in %j", (name, zone, finding) => {
    expect(checkDomain(name, zone)).toEqual([finding]);
  });
});

describe("a certificate", () => {
  const certificate = { arn: "arn:aws:acm:eu-west-1:111122223333:certificate/0123abcd" };

  it("is in the region of the load balancer", () => {
    expect(findings({ region: "eu-west-1", loadBalancer: { certificate } })).toEqual([]);
    expect(findings({ loadBalancer: { certificate } })).toEqual([
      '[fluent-bit] certificate: "arn:aws:acm:eu-west-1:111122223333:certificate/0123abcd"; expected a certificate in the load balancer\'s region, us-east-1',
    ]);
  });

  it("is compared by the plan with the region that it is given", () => {
    const { aws_alb_listener } = synthesize({ region: "eu-west-1", loadBalancer: { certificate } }).resource;
    expect(aws_alb_listener?.fluent_bit_https_listener?.lifecycle).toMatchObject({
      precondition: [{ condition: '${(var.aws_region == "eu-west-1")}' }],
    });
  });

  it("of IAM is global", () => {
    const arn = "arn:aws:iam::111122223333:server-certificate/web";
    expect(findings({ loadBalancer: { certificate: { arn } } })).toEqual([]);
  });
});

describe("a web ACL", () => {
  it("is associated with the load balancer", () => {
    const webAcl = { arn: "arn:aws:wafv2:us-east-1:111122223333:regional/webacl/web/0123abcd" };
    expect(synthesize({ loadBalancer: { webAcl } }).resource.aws_wafv2_web_acl_association).toEqual({
      fluent_bit_web_acl: { resource_arn: "${aws_alb.fluent_bit_alb.arn}", web_acl_arn: webAcl.arn },
    });
  });
});

describe("an internal load balancer", () => {
  it("takes requests from the VPC alone", () => {
    const { aws_security_group } = synthesize({ loadBalancer: { internal: true } }).resource;
    expect(aws_security_group?.fluent_bit_alb_sg?.ingress).toMatchObject([{ cidr_blocks: ["10.0.0.0/16"] }]);
  });
});
