import { DataAwsCallerIdentity } from "@cdktf/provider-aws/lib/data-aws-caller-identity/index.js";
import { DataAwsPartition } from "@cdktf/provider-aws/lib/data-aws-partition/index.js";
import { Construct } from "constructs";

/** The props of an account. */
export interface AccountProps {
  /** The region of what is deployed. */
  readonly region: string;
}

/**
 * The account and the region that are deployed to. Each method adds the data source that it needs on its first call, so
 * that a stack reads only what it uses.
 */
export class Account extends Construct {
  /** The region of the deployment. */
  readonly region: string;
  private identityData?: DataAwsCallerIdentity;
  private partitionData?: DataAwsPartition;

  constructor(scope: Construct, id: string, props: AccountProps) {
    super(scope, id);
    this.region = props.region;
  }

  /** Looks up the account's 12-digit id. */
  id(): string {
    this.identityData ??= new DataAwsCallerIdentity(this, "account");
    return this.identityData.accountId;
  }

  /** Looks up the partition: aws, aws-cn or aws-us-gov. */
  partition(): string {
    return this.lookUpPartition().partition;
  }

  /** Looks up the end of the partition's host names: amazonaws.com, or amazonaws.com.cn in China. */
  dnsSuffix(): string {
    return this.lookUpPartition().dnsSuffix;
  }

  /** The ARN of a resource in the account, in its region unless another is given. */
  arn(service: string, resource: string, region = this.region): string {
    return `arn:${this.partition()}:${service}:${region}:${this.id()}:${resource}`;
  }

  /** The principal of the account itself in a policy, which gives its administrators the right to delegate. */
  rootArn(): string {
    return `arn:${this.partition()}:iam::${this.id()}:root`;
  }

  private lookUpPartition(): DataAwsPartition {
    this.partitionData ??= new DataAwsPartition(this, "partition");
    return this.partitionData;
  }
}
