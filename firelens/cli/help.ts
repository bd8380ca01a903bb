export const HELP = `firelens: checks the FireLens configuration of ECS task definitions, before they are deployed

  firelens check FILE...      what is wrong, a line per finding
  firelens preview FILE       the configuration that Fluent Bit reads
  firelens review PLAN        what a Terraform plan changes, in the order in which it matters
  firelens rules [RULE]       what is checked, why, and where it can be read; of one rule, with examples
  firelens options [PLUGIN]   the options of an output plugin, or the plugins
  firelens verify [OUTPUTS]   after a deployment: whether a line of the service arrives, and if not, why

FILE is JSON or YAML, - is standard input. It holds one or more task definitions:
  - the input of aws ecs register-task-definition, the output of aws ecs describe-task-definition,
    or a list of container definitions
  - what terraform show -json PLAN writes of a plan or a state, or a cdk.tf.json of cdktf
  - a template of CloudFormation or CDK
  - the manifest.yml of a Copilot service, or a Compose file
check also takes folders (their .json, .yaml and .yml files) and patterns such as "services/**/*.json".

check
  --format FORMAT             text (default), json, sarif, github (annotations) or junit
  --strict                    warnings fail, too
  --severity error            report errors only
  --only RULE, --ignore RULE  report these rules only, or all but these; repeatable
  --config FILE               instead of the firelens.config.json of this folder or the nearest above
  --fluent-bit VERSION        instead of the version that the tag of the router's image says

preview
  --address ADDRESS           which task definition of the file, such as aws_ecs_task_definition.web
  --cluster NAME              the metadata that ECS knows only when the task runs;
  --task-arn ARN              a placeholder such as <cluster> stands for what is not given
  --revision NUMBER
  --file NAME=FILE            the content of a further configuration file, by its path or ARN; repeatable

review
  --format FORMAT             text (default), markdown (for a comment on GitHub) or json
  --config FILE               as for check: what it ignores, and its severities, hold for a plan, too
  --fail-on WHAT,…            fails if the plan does: replace, destroy, permissions, open or errors

rules
  --format text|json

options
  --format text|json
  --fluent-bit VERSION        only the options of that version

verify
  OUTPUTS                     a Terraform folder, or a file with the outputs cluster, service and url as JSON;
                              without it, what cdktf synthesized here
  --cluster, --service, --url instead of the outputs; --url is where the application answers
  --stack NAME                which stack, where cdktf synthesized several or the file has several
  --region REGION             instead of the one of the load balancer's name, or of the AWS configuration
  --log-group NAME            where the lines arrive, if the router's own configuration file says it
  --timeout TIME              of one verification, such as 90s or 10m (default 15m)
  --watch                     one verification after another, until it is interrupted
  --interval TIME             between two of them (default 30s)
  --format text|json

  --help, -h                  this text
  --version, -v               the version of this tool

Colours are shown on a terminal; NO_COLOR and FORCE_COLOR are respected.

Exit status: 0 nothing found, or warnings only, or the line arrived; 1 errors found, no file to preview, or no line
arrived; 2 a file or an account that cannot be read, or a command line that makes no sense.
`;
