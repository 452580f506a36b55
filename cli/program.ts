import { Argument, Command as Commander, InvalidArgumentError, Option } from "commander";
import { type Command, type CommandOption, UsageError } from "./command";
import { commands } from "./commands";
import { version } from "./manifest";
import { untilStopped } from "./terminal/interrupt";
import { type Io, shown } from "./terminal/io";

const ENVIRONMENT = [
  "The account is configured in the environment:",
  "  TELECOM_CENTER_USERNAME     user name of the Operator API",
  "  TELECOM_CENTER_PASSWORD     its password",
  "  TELECOM_CENTER_ENVIRONMENT  production (default) or sandbox: the vendor's two hosts",
  "  TELECOM_CENTER_BASE_URL     another host, such as that of `telecom-center sandbox`",
];
const ALONE =
  "A stack's configuration is not read: `pulumi env run` or `pulumi config get` can fill the environment.";
const STACK = "The stack's configuration wins over it, where `pulumi config` can read that.";

/** The command line as commander knows it. `done` gets the status that a command returns. */
export function program(io: Io, done: (status: number | undefined) => void): Commander {
  const root = prepare(new Commander("telecom-center"), io)
    .description(
      "Tools for operators of telecom.center (phone.systems), from the Pulumi provider of that name.",
    )
    .version(version(), "-V, --version", "print the version")
    .helpOption("-h, --help", "print this help")
    .helpCommand("help [command]", "print the help of a command")
    .addHelpText("after", "\nExit status: 0 done, 1 failed, 2 wrong usage, 3 where a command says so.");
  for (const command of commands) {
    const sub = prepare(root.command(command.name), io)
      .summary(command.summary)
      .description([command.summary, "", ...command.details].join("\n"))
      .helpOption("-h, --help", "print this help")
      .addHelpText("after", afterHelp(command));
    for (const { name, description, choices } of command.arguments ?? []) {
      const argument = new Argument(name, description);
      sub.addArgument(choices ? argument.choices([...choices]) : argument);
    }
    for (const option of command.options) sub.addOption(toOption(option));
    if (command.passesOn) sub.allowUnknownOption().allowExcessArguments();
    sub.action(async (...given: unknown[]) => {
      const args = given.slice(0, command.arguments?.length ?? 0) as string[];
      refuseBlanks(sub, args);
      const { incomplete } = command;
      const run = () => command.run(args, sub.opts(), io);
      done(await (incomplete === null ? run() : untilStopped(run, () => incomplete)));
    });
  }
  return root;
}

/** What commander is to see of a command line: of one with a misspelt command nothing but that, for it takes --help first. */
export function toParse(args: readonly string[]): readonly string[] {
  const [name] = args[0] === "help" ? args.slice(1) : args;
  const known = ["help", ...commands.map((command) => command.name)];
  return name === undefined || name.startsWith("-") || known.includes(name) ? args : [name];
}

// A blank is what an unset variable of a script leaves; it would match nothing, or everything.
function refuseBlanks(command: Commander, args: readonly unknown[]): void {
  const isBlank = (value: unknown) => typeof value === "string" && value.trim() === "";
  const { options, registeredArguments } = command;
  const places = [
    ...registeredArguments.map((argument, index) => [`<${argument.name()}>`, args[index]] as const),
    ...options.map(
      (option) => [option.long ?? option.flags, command.getOptionValue(option.attributeName())] as const,
    ),
  ];
  for (const [place, value] of places) {
    if (isBlank(value) || (place.startsWith("--") && Array.isArray(value) && value.some(isBlank)))
      throw new UsageError(`${place} is empty.`);
  }
}

function prepare(commander: Commander, io: Io): Commander {
  return commander
    .exitOverride()
    .showSuggestionAfterError()
    .showHelpAfterError("(--help tells how to use it)")
    .configureOutput({
      writeOut: (text) => io.stdout.write(text),
      writeErr: (text) => io.stderr.write(shown(text)),
      getOutHelpWidth: () => io.stdout.columns ?? 100,
      getErrHelpWidth: () => io.stderr.columns ?? 100,
    });
}

function afterHelp({ examples, needsAccount, readsStack }: Command): string {
  const lines = examples.flatMap(({ does, command }) => [`  # ${does}`, `  ${command}`]);
  const account = needsAccount ? ["", ...ENVIRONMENT, readsStack ? STACK : ALONE] : [];
  return ["", "Examples:", ...lines, ...account].join("\n");
}

function toOption({
  flags,
  description,
  required,
  choices,
  preset,
  parse,
  repeatable,
}: CommandOption): Option {
  const option = new Option(flags, description);
  if (choices) option.choices([...choices]);
  if (preset !== undefined) option.default(preset);
  if (required) option.makeOptionMandatory();
  if (repeatable) option.argParser((text, before: string[] | undefined) => [...(before ?? []), text]);
  if (parse) {
    option.argParser((text) => {
      try {
        return parse(text);
      } catch (error) {
        if (error instanceof UsageError) throw new InvalidArgumentError(error.message);
        throw error;
      }
    });
  }
  return option;
}
