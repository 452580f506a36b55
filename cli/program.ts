import { Argument, Command as Commander, InvalidArgumentError, Option } from "commander";
import { type Command, type CommandOption, UsageError } from "./command";
import { commands } from "./commands";
import type { Io } from "./io";
import { version } from "./manifest";

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
      done(await command.run(args, sub.opts(), io));
    });
  }
  return root;
}

function prepare(commander: Commander, io: Io): Commander {
  return commander
    .exitOverride()
    .showSuggestionAfterError()
    .showHelpAfterError("(--help tells how to use it)")
    .configureOutput({
      writeOut: (text) => io.stdout.write(text),
      writeErr: (text) => io.stderr.write(text),
      getOutHelpWidth: () => io.stdout.columns ?? 100,
      getErrHelpWidth: () => io.stderr.columns ?? 100,
    });
}

function afterHelp({ examples, needsAccount, readsStack }: Command): string {
  const lines = examples.flatMap(({ does, command }) => [`  # ${does}`, `  ${command}`]);
  const account = needsAccount ? ["", ...ENVIRONMENT, readsStack ? STACK : ALONE] : [];
  return ["", "Examples:", ...lines, ...account].join("\n");
}

function toOption({ flags, description, required, choices, preset, parse }: CommandOption): Option {
  const option = new Option(flags, description);
  if (choices) option.choices([...choices]);
  if (preset !== undefined) option.default(preset);
  if (required) option.makeOptionMandatory();
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
