export const HELP = `firelens: checks the FireLens configuration of ECS task definitions, before they are deployed

  firelens check FILE...      what is wrong, a line per finding
  firelens preview FILE       the fluent-bit.conf that FireLens generates
  firelens rules              what is checked, why, and where it can be read
  firelens options [PLUGIN]   the options of an output plugin, or the plugins

FILE is a task definition in JSON: the input of aws ecs register-task-definition, the output of
aws ecs describe-task-definition, or a list of container definitions; - is standard input.

check
  --format text|json|sarif    text (default): error|warning RULE-ID container.path: message;
                              with several files, each line begins with FILE and a colon
  --fluent-bit VERSION        instead of the version that the tag of the router's image says

preview
  --cluster NAME              the metadata that ECS knows only when the task runs;
  --task-arn ARN              a placeholder such as <cluster> stands for what is not given
  --revision NUMBER

rules
  --format text|json

options
  --format text|json
  --fluent-bit VERSION        only the options of that version

  --help, -h                  this text
  --version, -v               the version of this tool

Exit status: 0 nothing found, or warnings only; 1 errors found, or no file to preview; 2 a file that
cannot be read, or a command line that makes no sense.
`;
