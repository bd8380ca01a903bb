#!/usr/bin/env bash
# Gets hashicorp/aws 5.100.0, whose plans the tests and docs hold, and lets `terraform init` take it for the version that the
# bindings ask for. Prints the variable to set:   export "$(scripts/recorded-provider.sh)" && npm run test:aws
set -euo pipefail
cd "$(dirname "$0")/.."

recorded=5.100.0
wanted=$(node -p 'require("@cdktf/provider-aws/package.json").cdktf.provider.version')
folder=${RUNNER_TEMP:-${TMPDIR:-/tmp}}/recorded-provider
mirror=$folder/.terraform/providers
aws=$mirror/registry.terraform.io/hashicorp/aws

if [ ! -d "$aws/$wanted" ]; then
  mkdir -p "$folder"
  printf '{"terraform":{"required_providers":{"aws":{"source":"hashicorp/aws","version":"%s"}}}}' "$recorded" >"$folder/main.tf.json"
  terraform -chdir="$folder" init -input=false >&2
  # A folder of installed providers is laid out as a mirror is.
  mv "$aws/$recorded" "$aws/$wanted"
fi
cat >"$folder/terraform.rc" <<RC
provider_installation {
  filesystem_mirror {
    path    = "$mirror"
    include = ["registry.terraform.io/hashicorp/aws"]
  }
  direct {
    exclude = ["registry.terraform.io/hashicorp/aws"]
  }
}
RC
echo "TF_CLI_CONFIG_FILE=$folder/terraform.rc"
