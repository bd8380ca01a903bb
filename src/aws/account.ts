import { DataAwsCallerIdentity } from "@cdktf/provider-aws/lib/data-aws-caller-identity/index.js";
import { DataAwsPartition } from "@cdktf/provider-aws/lib/data-aws-partition/index.js";
import { Construct } from "constructs";

export interface AccountProps {
  /** The region of what is deployed. */
  readonly region: string;
}

/** The account that is deployed to. Terraform looks it up only where something asks for it. */
export class Account extends Construct {
  readonly region: string;
  private identity?: DataAwsCallerIdentity;
  private part?: DataAwsPartition;

  constructor(scope: Construct, id: string, props: AccountProps) {
    super(scope, id);
    this.region = props.region;
  }

  /** The account's number. */
  get id(): string {
    this.identity ??= new DataAwsCallerIdentity(this, "account");
    return this.identity.accountId;
  }

  /** The partition: aws, aws-cn or aws-us-gov. */
  get partition(): string {
    return this.ownPartition.partition;
  }

  /** The end of the partition's host names: amazonaws.com, or amazonaws.com.cn in China. */
  get dnsSuffix(): string {
    return this.ownPartition.dnsSuffix;
  }

  /** The ARN of something in the account, and in its region where no other is given. */
  arn(service: string, resource: string, region = this.region): string {
    return `arn:${this.partition}:${service}:${region}:${this.id}:${resource}`;
  }

  private get ownPartition(): DataAwsPartition {
    this.part ??= new DataAwsPartition(this, "partition");
    return this.part;
  }
}
