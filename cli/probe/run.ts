import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { newSession } from "../../provider/adapter/account";
import { shortAddress } from "../../provider/adapter/settings";
import { ApiError, type Exchange } from "../../provider/api";
import type { Session } from "../../provider/lifecycle";
import { visible } from "../../provider/lifecycle/words/show";
import { settingsFrom } from "../account";
import { CommandError, UsageError } from "../command";
import { canAsk, confirm } from "../terminal/confirm";
import { StoppedError } from "../terminal/interrupt";
import { type Io, print, tell } from "../terminal/io";
import { Progress } from "../terminal/progress";
import { type Finding, failed, found, howOf } from "./lab/answer";
import { Lab } from "./lab/lab";
import { randomId } from "./lab/names";
import { Interrupted, Stopping } from "./lab/stopping";
import { Talk } from "./lab/talk";
import { Undo } from "./lab/undo";
import { planOf } from "./plan";
import { QUESTIONS } from "./questions";
import type { Question } from "./questions/question";
import { Recorder } from "./telling/record";
import { anonymous, reportOf, textOf } from "./telling/report";

/** What is wanted of a probe. */
export type Request = {
  readonly readOnly?: boolean;
  readonly yes?: boolean;
  readonly format: "text" | "json";
  /** File for what may be published. */
  readonly report?: string;
  /** Folder for the requests and answers. */
  readonly record?: string;
};

/** What a test sets otherwise. */
export interface Means {
  /** What a second of waiting lasts. */
  readonly pace: number;
  readonly pick: () => number;
  readonly now: () => Date;
  readonly questions: readonly Question[];
}

const MEANS: Means = { pace: 1, pick: randomId, now: () => new Date(), questions: QUESTIONS };

/** Fewer attempts than a run of a stack makes: a question that fails costs one answer. */
const MOST_RETRIES = 3;
/** The largest page in which the customers are looked through. */
const SWEEP_PAGE = 500;

/**
 * Finds out how an account behaves, and leaves it as it was.
 *
 * @returns the exit status: 1 where something is left in the account, or the API gave no answers
 * @throws StoppedError
 */
export async function runProbe(request: Request, io: Io, given: Partial<Means> = {}): Promise<number> {
  const means = { ...MEANS, ...given };
  const { readOnly, yes, format, report, record } = request;
  if (!readOnly && !yes && !canAsk(io))
    throw new UsageError(
      "A probe writes to the account and asks first, and there is no terminal to ask on: nothing was done. --yes goes on without a question, --read-only writes nothing.",
    );
  if (report !== undefined) expectReport(report);
  const settings = settingsFrom(io);
  if (!readOnly && settings.approved !== undefined)
    throw new CommandError(
      "TELECOM_CENTER_APPROVED names a review, and no write of a probe stands in one: nothing was done. --read-only writes nothing.",
    );
  const questions = means.questions.filter(({ reads }) => reads || !readOnly);
  const address = shortAddress(settings.baseUrl);
  tell(io, planOf(questions, { address, user: settings.username }).split("\n").map(visible).join("\n"));

  const probe = new Probe(io, means, questions, (exchanged) =>
    newSession({ ...settings, maxRetries: Math.min(MOST_RETRIES, settings.maxRetries), exchanged }, (line) =>
      tell(io, visible(line)),
    ),
  );
  try {
    if (!readOnly && !yes && !(await probe.confirmed())) throw new CommandError("Nothing was done.");
    await probe.run();
  } finally {
    probe.end();
  }
  const { findings, left, signal } = probe;
  const [mute] = probe.isMute ? [...findings.values()].filter(({ answer }) => answer === null) : [];
  if (mute) tell(io, visible(`error: the API gave no answers: ${howOf(mute)}`));
  const full = reportOf(address, findings, left);
  await print(io, format === "json" ? `${JSON.stringify(full, null, 2)}\n` : textOf(full, report));
  if (signal) throw new StoppedError(signal, leftWords(left));
  if (report !== undefined) writeFileSync(report, `${JSON.stringify(anonymous(findings, left), null, 2)}\n`);
  if (record !== undefined) probe.recorder.write(record, anonymous(findings, left));
  return left.length > 0 || probe.isMute ? 1 : 0;
}

function leftWords(left: readonly string[]): string {
  return left.length === 0
    ? "what was made was taken away again."
    : `${left.join(", ")} may be left in the account; the next probe takes it away.`;
}

/** A file that is replaced has to be a report itself. */
function expectReport(file: string): void {
  if (!existsSync(file)) return;
  try {
    const { version, findings } = JSON.parse(readFileSync(file, "utf8")) as Record<string, unknown>;
    if (version === 1 && typeof findings === "object") return;
  } catch {
    // Told below.
  }
  throw new UsageError(`${file} exists and is no report of a probe: it is not replaced.`);
}

/** One run: the questions, and the way back. */
class Probe {
  readonly findings = new Map<string, Finding>();
  readonly recorder = new Recorder();
  /** Whether the API stopped giving answers. */
  isMute = false;
  readonly #stopping = new Stopping();
  readonly #session: Session;
  readonly #talk: Talk;
  readonly #lab: Lab;
  readonly #undo: Undo;
  readonly #progress: Progress;

  constructor(
    private readonly io: Io,
    { pace, pick, now }: Means,
    private readonly questions: readonly Question[],
    open: (exchanged: (exchange: Exchange) => void) => Session,
  ) {
    const session = open((exchange) => {
      this.#talk.note(exchange);
      this.recorder.note(exchange);
    });
    this.#session = { ...session, pace };
    this.#talk = new Talk(this.#session, this.#stopping);
    this.#lab = new Lab(this.#talk, this.#session, this.#stopping, () => this.recorder.picked(pick()), now);
    this.#undo = new Undo(this.#session, (line) => this.#progress.line(visible(line)));
    this.#progress = new Progress(io.stderr);
  }

  get left(): readonly string[] {
    return this.#undo.left;
  }

  get signal(): StoppedError["signal"] | undefined {
    return this.#stopping.signal;
  }

  async confirmed(): Promise<boolean> {
    try {
      return await this.#stopping.race(confirm('Only "yes" begins:', this.io));
    } catch (error) {
      if (error instanceof Interrupted) throw new StoppedError(this.signal!, "nothing was done.");
      throw error;
    }
  }

  async run(): Promise<void> {
    try {
      await this.#askAll();
    } catch (error) {
      if (!(error instanceof Interrupted)) throw error;
      this.#progress.line("Stopped: what was made is taken away. Ctrl-C again ends at once.");
    } finally {
      this.recorder.begin("undo");
      await this.#stopping.insist(this.#undo.all(this.#lab.made, this.#lab.children), () =>
        leftWords(this.#lab.made.map(({ type, id }) => `${type}/${id ?? "?"}`)),
      );
      this.#progress.clear();
    }
    for (const { key } of this.questions)
      if (!this.findings.has(key)) this.findings.set(key, found(null, "not asked, as the probe was stopped"));
  }

  end(): void {
    this.#stopping.end();
    this.#session.api.close();
  }

  async #askAll(): Promise<void> {
    this.#progress.begin("questions", this.questions.length);
    let isSwept = false;
    for (const question of this.questions) {
      if (!question.reads && !isSwept && !this.isMute) {
        isSwept = true;
        await this.#sweep();
      }
      this.findings.set(question.key, await this.#ask(question));
      this.#progress.add(1);
    }
  }

  #failedInARow = 0;

  async #ask(question: Question): Promise<Finding> {
    if (this.isMute) return found(null, "not asked, as the API gave no answers any more");
    this.recorder.begin(question.key);
    try {
      const finding = await question.ask(this.#lab);
      this.#failedInARow = 0;
      return finding;
    } catch (error) {
      if (error instanceof Interrupted) throw error;
      const isMute =
        error instanceof ApiError && (error.status === undefined || error.kind === "unauthorized");
      this.#failedInARow = isMute ? this.#failedInARow + 1 : 0;
      if (this.#failedInARow > 1 || (error instanceof ApiError && error.kind === "unauthorized"))
        this.isMute = true;
      return failed(error);
    }
  }

  async #sweep(): Promise<void> {
    this.recorder.begin(undefined);
    const size = (this.findings.get("pageSize")?.answer as { largest?: number | null } | null)?.largest;
    try {
      await this.#stopping.race(
        this.#undo.sweep(size === undefined || size === null ? undefined : Math.min(size, SWEEP_PAGE)),
      );
    } catch (error) {
      if (error instanceof Interrupted) throw error;
      this.#progress.line(
        visible(
          `warning: what an earlier probe may have left could not be looked for: ${(error as Error).message}`,
        ),
      );
    }
  }
}
