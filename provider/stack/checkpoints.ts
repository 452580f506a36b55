/** Whether the engine above this process writes its state only once, after it has ended the providers; and that may fail. */
export const isWrittenOnce = (): boolean => process.env.PULUMI_SKIP_CHECKPOINTS === "true";
