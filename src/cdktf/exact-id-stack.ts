import {
  TerraformBackend,
  TerraformElement,
  TerraformOutput,
  TerraformProvider,
  TerraformStack,
} from "cdktf";
import { Construct, type Node } from "constructs";
import { expressionText } from "./expressions.js";
import { resolved } from "./resolve.js";

const ADDRESS_PREFIX = "addressPrefix";

/** A name in Terraform's language. Source: Terraform, "Syntax Configuration", on identifiers. */
const NAME = /^[A-Za-z_][\w-]*$/;

/**
 * A scope for the second of something in one stack: the addresses below it begin with its id, so that `fluent_bit_tg`
 * in the scope `api` becomes `api_fluent_bit_tg`.
 */
export class AddressScope extends Construct {
  constructor(scope: Construct, id: string) {
    super(scope, id);
    this.node.setContext(ADDRESS_PREFIX, `${scope.node.tryGetContext(ADDRESS_PREFIX) ?? ""}${id}_`);
  }
}

/**
 * A stack in which an element's Terraform address is its type and its construct id, however deep it is nested (below an
 * `AddressScope` with that scope's id in front): addresses are a contract with the state, and moving code between
 * constructs must not break it.
 *
 * Two elements with one address fail the synthesis, with both paths; cdktf would merge them without a word. So does a
 * name that Terraform doesn't take, of which cdktf would drop letters.
 */
export class ExactIdStack extends TerraformStack {
  constructor(scope: Construct, id: string) {
    super(scope, id);
    this.node.addValidation({ validate: () => this.checkAddresses() });
  }

  /** The construct id, with the ids of the address scopes around it in front. cdktf calls it. */
  protected override allocateLogicalId(element: TerraformElement | Node): string {
    const node = TerraformElement.isTerraformElement(element) ? element.node : element;
    return `${node.tryGetContext(ADDRESS_PREFIX) ?? ""}${node.id}`;
  }

  private checkAddresses(): string[] {
    const paths = new Map<string, string>();
    const findings: string[] = [];
    for (const element of this.node.findAll()) {
      if (!TerraformElement.isTerraformElement(element)) {
        continue;
      }
      const address = this.addressOf(element);
      if (address === undefined) {
        continue;
      }
      if (!NAME.test(element.friendlyUniqueId)) {
        findings.push(
          `address ${address} is that of ${element.node.path}: expected letters, digits, hyphens and underscores in its name, and no digit or hyphen first`,
        );
      }
      const other = paths.get(address);
      if (other === undefined) {
        paths.set(address, element.node.path);
      } else {
        findings.push(`address ${address} is defined by both ${other} and ${element.node.path}`);
      }
    }
    return findings;
  }

  private addressOf(element: TerraformElement): string | undefined {
    if (TerraformProvider.isTerraformProvider(element) || TerraformBackend.isBackend(element)) {
      return undefined;
    }
    if (TerraformOutput.isTerraformOutput(element)) {
      return `output.${element.friendlyUniqueId}`;
    }
    return expressionText(resolved(this, element.fqn));
  }
}
