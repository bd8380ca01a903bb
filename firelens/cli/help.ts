export const HELP = `firelens: checks the FireLens configuration of ECS task definitions, before they are deployed

  firelens check FILE...      what is wrong, a line per finding
  firelens preview FILE       the configuration that Fluent Bit reads
  firelens rules [RULE]       what is checked, why, and where it can be read; of one rule, with examples
  firelens options [PLUGIN]   the options of an output plugin, or the plugins

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

rules
  --format text|json

options
  --format text|json
  --fluent-bit VERSION        only the options of that version

  --help, -h                  this text
  --version, -v               the version of this tool

Colours are shown on a terminal; NO_COLOR and FORCE_COLOR are respected.

Exit status: 0 nothing found, or warnings only; 1 errors found, or no file to preview; 2 a file that
cannot be read, or a command line that makes no sense.
`;
