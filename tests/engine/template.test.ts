import { execFile } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { parse } from "yaml";
import type { Sandbox } from "../../sandbox";
import { account } from "./fixtures";
import { Repository } from "./pipelines/repository";

// Some thirty runs of the engine, one after the other.
jest.setTimeout(600_000);

const root = join(__dirname, "..", "..");
const template = join(root, "templates", "ops-repository");

/** The guide shows what this test gets. */
const guide = readFileSync(join(root, "docs", "gitops.md"), "utf8");
const topOf = (review: string) => /## [\s\S]*?(?=\n\n<(?:details|sub))/.exec(review)![0];

test("the workflows are right in the words of GitHub's linter", async () => {
  const folders = [join(template, ".github", "workflows"), join(root, ".github", "workflows")];
  const files = folders.flatMap((folder) => readdirSync(folder).map((name) => join(folder, name)));
  expect(files.length).toBeGreaterThanOrEqual(3);
  await promisify(execFile)(process.execPath, [join(root, "scripts", "lint", "workflows.mjs"), ...files]);
});

interface Step {
  readonly uses?: string;
  readonly run?: string;
  readonly if?: string;
}

describe("the journal", () => {
  const pipeline = (file: string) => parse(readFileSync(join(template, file), "utf8"), { merge: true });
  const jobs = ["preview", "deploy", "drift"].flatMap((name) =>
    Object.entries<{ steps: Step[] }>(pipeline(`.github/workflows/${name}.yml`).jobs),
  );

  test.each(jobs)(
    "is there before the engine runs in GitHub's job %s, and kept where it deploys",
    (_, { steps }) => {
      const engine = steps.findIndex(({ run }) => run?.includes("scripts/"));
      const before = steps.slice(0, engine).filter(({ uses }) => uses?.startsWith("actions/cache/restore@"));
      const after = steps.slice(engine).filter(({ uses }) => uses?.startsWith("actions/cache/save@"));
      expect(before).toHaveLength(1);
      const deploys = steps[engine]?.run?.includes("scripts/deploy.sh");
      expect(after.map((step) => step.if)).toEqual(deploys ? [expect.stringContaining("always()")] : []);
    },
  );

  test("is read by all of GitLab's jobs, and kept by those that deploy, one after the other", () => {
    const { default: shared, variables, stages, ...all } = pipeline(".gitlab-ci.yml");
    expect(shared.cache).toMatchObject({ paths: [`${variables.TELECOM_CENTER_JOURNAL}/`], policy: "pull" });
    for (const job of stages.map((stage: string) => all[stage])) {
      if (!job.script.some((line: string) => line.includes("scripts/deploy.sh"))) continue;
      expect(job.cache).toEqual({ ...shared.cache, policy: "pull-push", when: "always" });
      expect(job.resource_group).toBe("stacks");
    }
  });
});

describe("a repository made of the template", () => {
  let staging: Sandbox;
  let production: Sandbox;
  let repository: Repository;

  beforeAll(async () => {
    staging = await account();
    production = await account();
    repository = await Repository.make({ staging, production });
  });

  test("has its own name, and all files of the template", async () => {
    expect(repository.read("package.json")).toContain('"name": "phones"');
    expect(repository.read("Pulumi.production.yaml")).toContain("ops:carrier: sip.carrier.example");
    const { output } = await repository.bash("git ls-files && git status --short");
    expect(output.trim().split("\n")).toEqual(
      expect.arrayContaining([
        ".github/workflows/deploy.yml",
        ".gitignore",
        ".gitlab-ci.yml",
        "policies/PulumiPolicy.yaml",
      ]),
    );
    expect(repository.read("Pulumi.yaml")).not.toContain("displayName");
  });

  test("a pull request is told by customer, and nothing is done", async () => {
    await repository.step("preview", "preview", "Preview and review", { stacks: "staging production" });
    expect(repository.read("out/review.md")).toContain("Acme Ltd");
    expect(guide).toContain(topOf(repository.read("out/review.md")));
    await repository.step("preview", "preview", "Tell it in the pull request", { stacks: "staging" });
    expect(repository.called("gh")).toEqual([
      "pr",
      "comment",
      "7",
      "--body-file",
      "out/review.md",
      "--edit-last",
      "--create-if-none",
    ]);
    expect(staging.count("POST") + production.count("POST")).toBe(0);
  });

  test("a merge deploys staging and production", async () => {
    const { outputs } = await repository.step("deploy", "deploy", "Deploy what can be undone", {
      stacks: "staging production",
    });
    expect(outputs).toBe("");
    for (const stack of ["staging", "production"]) {
      expect(repository.read(`.journal/phones/${stack}.jsonl`)).toContain('"made"');
    }
    expect((await repository.bash("git status --short --ignored .journal")).output.trim()).toBe(
      "!! .journal/",
    );
    for (const { sizes } of [staging, production]) {
      expect(sizes()).toMatchObject({ customers: 1, available_did_numbers: 2, termination_routes: 1 });
    }
    expect(staging.objects("termination_gateways")[0]?.attributes.host).toBe("sip.staging.carrier.example");
    expect(repository.engineRuns()).toEqual({ preview: 4, up: 2 });
  });

  test("a branch that breaks a policy fails its preview, with the policy's words", async () => {
    await repository.bash("git switch --quiet --create broken");
    await repository.edit("customers/acme.ts", '"12125550101"]', '"12125550101", "02079460000"]');
    await repository.commit("A number as people dial it");
    repository.engineRuns();
    const { output } = await repository.step("preview", "preview", "Preview and review", {
      stacks: "production",
      status: 1,
    });
    expect(output).toContain("Write the country code first");
    expect(repository.read("out/review.md")).toContain("⛔ Telephony: the preview failed");
    expect(repository.engineRuns()).toEqual({ preview: 1, up: 0 });
    await repository.bash("git switch --quiet main");
  });

  test("what can't be undone waits for an approval", async () => {
    await repository.bash("git switch --quiet --create fewer-numbers");
    await repository.edit("customers/acme.ts", '"12125550100", "12125550101"', '"12125550100"');
    await repository.commit("Acme gives a number back");
    await repository.gitlab("preview", { stacks: "production" });
    const review = repository.read("out/review.md");
    expect(review).toContain("12125550101");
    expect(guide).toContain(topOf(review));
    expect(guide).toContain(/```mermaid\n[\s\S]*?\n```/.exec(review)![0]);
    expect(repository.called("curl")).toEqual(
      expect.arrayContaining([
        "body=<out/review.md",
        "https://gitlab.example/api/v4/projects/1/merge_requests/7/notes",
      ]),
    );
    await repository.bash("git switch --quiet main && git merge --quiet fewer-numbers");

    const waiting = await repository.step("deploy", "deploy", "Deploy what can be undone", {
      stacks: "production",
    });
    expect(waiting.outputs).toBe("irreversible=true");
    expect(waiting.output).toContain("production: this can't be undone");
    expect(guide).toContain(/^production: this can't be undone.*$/m.exec(waiting.output)![0]);
    expect(production.sizes()).toMatchObject({ available_did_numbers: 2 });

    await repository.step("deploy", "irreversible", "Deploy what can't be undone", { stacks: "production" });
    expect(production.sizes()).toMatchObject({ available_did_numbers: 1 });
  });

  test("a change by hand is found by night", async () => {
    const [gateway] = production.objects("termination_gateways");
    production.change("termination_gateways", gateway!.id, { host: "by-hand.example" });
    const { output } = await repository.step("drift", "drift", "Compare the accounts with the stacks", {
      stacks: "production",
      status: 1,
    });
    expect(output).toContain("by-hand.example → sip.carrier.example (undoes a change made in the account)");
    const drift = repository.read("out/drift.md");
    expect(guide).toContain(drift.slice(0, drift.indexOf("\n\n<!--")));
    expect(guide).toContain(topOf(drift));
    await repository.step("drift", "drift", "Tell the team", { stacks: "production" });
    expect(repository.called("gh").slice(0, 3)).toEqual(["issue", "create", "--title"]);
  });

  test("an account that can't be read is not told as changed", async () => {
    const env = { TELECOM_CENTER_PASSWORD: "rotated" };
    repository.settingsOf("staging").remove("telecom-center:password");
    const { output } = await repository.bash("scripts/drift.sh staging", { env, status: 2 });
    expect(output).toContain("401");
    expect(repository.read("out/drift.md")).toMatch(/^\s*Could not be compared: staging\./);
    await repository.gitlab("drift", { stacks: "production staging", env, status: 2 });
    expect(repository.read("out/drift.md")).toMatch(
      /says: production\.[\s\S]*Could not be compared: staging\./,
    );

    repository.engineRuns();
    const deployed = await repository.bash("scripts/deploy.sh staging production", { env, status: 1 });
    expect(deployed.output).toContain("staging: the preview failed, so nothing was done to it.");
    expect(repository.engineRuns()).toEqual({ preview: 1, up: 0 });
    await repository.bash("git checkout --quiet Pulumi.staging.yaml");
  });

  test("what somebody changes between the preview and the deployment is not done unseen, but by the next", async () => {
    const [gateway] = production.objects("termination_gateways");
    const [customer] = production.objects("customers");
    repository.remove("out/production.approved.json");
    const running = repository.bash("scripts/deploy.sh production", { status: 1 });
    await repository.written("out/production.approved.json");
    production.change("customers", customer!.id, { name: "By hand" });
    expect((await running).output).toMatch(
      /was not updated, and no request was sent: the approved review[\s\S]*run it again, which previews and reviews anew/,
    );
    expect(customer!.attributes.name).toBe("By hand");
    expect(gateway!.attributes.host).toBe("by-hand.example");
    await repository.gitlab("deploy", { stacks: "production" });
    expect(customer!.attributes.name).toBe("Acme Ltd");
    expect(gateway!.attributes.host).toBe("sip.carrier.example");
    await repository.gitlab("drift", { stacks: "production" });
  });

  test.each([0, 1, 2, 3])(
    "a job whose script ends with status %d ends so, but for GitHub's gate",
    async (status) => {
      const given = { stacks: "production", env: { PART: "production-0" }, scriptsEnd: status };
      for (const job of ["deploy", "irreversible", "drift"])
        await repository.gitlab(job, { ...given, status });
      await repository.step("deploy", "irreversible", "Deploy what can't be undone", { ...given, status });
      await repository.step("drift", "drift", "Compare the accounts with the stacks", { ...given, status });
      await repository.step("parts", "deploy", "Deploy the part", { ...given, status });
      const gate = status === 3 ? { status: 0, outputs: "irreversible=true" } : { status, outputs: "" };
      const step = ["deploy", "deploy", "Deploy what can be undone"] as const;
      expect(await repository.step(...step, { ...given, status: gate.status })).toMatchObject(gate);
    },
  );

  test("a stack in parts: those that a change touches are deployed, and a job that was killed is finished by the next", async () => {
    const account = await deployedParts();
    const all = await repository.step("parts", "plan", "Find the parts that the change touches", {
      env: { BEFORE: "HEAD~1", WANTED: "" },
    });
    expect(all.outputs).toBe('parts=["production-0","production-1"]');
    const which = `console.log(require("./parts").partWith("acme", "production"))`;
    const part = (await repository.bash(`npx ts-node --transpile-only -e '${which}'`)).output.trim();
    const job = ["parts", "deploy", "Deploy the part"] as const;
    account.faults.next.push({
      match: { method: "POST", path: "/available_did_numbers" },
      fault: "hangAfter",
    });
    await repository.killedStep(
      ...job,
      { env: { PART: part } },
      () => account.objects("available_did_numbers").length > 0,
    );
    const again = { PART: part, APPROVED: "irreversible" };
    expect((await repository.step(...job, { env: again, status: 1 })).output).toContain("locked");
    await repository.bash(`pulumi cancel --yes --stack ${part}`);
    await repository.step(...job, { env: { PART: part } });
    expect(account.sizes()).toMatchObject({ customers: 1, incoming_trunks: 1, termination_routes: 1 });
    // The other part has no customer of whom the call tests speak.
    const other = part === "production-0" ? "production-1" : "production-0";
    expect((await repository.bash(`scripts/preview.sh ${other}`)).output).toContain("passed over");

    await repository.edit("customers/acme.ts", "capacityLimit: 10", "capacityLimit: 12");
    await repository.commit("Acme has more calls");
    repository.engineRuns();
    for (const name of ["production-0", "production-1"])
      await repository.gitlab("parts", { env: { PART: name, CI_COMMIT_BEFORE_SHA: "HEAD~1" } });
    expect(repository.engineRuns()).toEqual({ preview: 1, up: 1 });
    expect(account.objects("customers")[0]?.attributes.capacity_limit).toBe(12);
  });

  /** The repository with production in two parts, as its page says, and their account. */
  async function deployedParts(): Promise<Sandbox> {
    const parts = await account();
    await repository.bash("git switch --quiet --create parts");
    await repository.edit("parts.ts", "// production: 32", "production: 2");
    const program = /```ts\n([\s\S]*?)```/.exec(
      repository.read("README.md").split("have [index.ts]")[1]!,
    )![1]!;
    repository.write("index.ts", program.replaceAll("\n   ", "\n").trimStart());
    for (const name of ["production-0", "production-1"]) {
      await repository.bash(`cp Pulumi.production.yaml Pulumi.${name}.yaml`);
      repository.addStack(name, parts);
    }
    await repository.commit("Production in parts");
    return parts;
  }
});
