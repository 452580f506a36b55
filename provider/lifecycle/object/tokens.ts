/** What the types of this package's resources begin with, in the two forms of the provider: part of users' state, for ever. */
export const DYNAMIC = "pulumi-nodejs:dynamic/telecom-center:";
export const PLUGIN = "telecom-center:index:";

const TYPE = new RegExp(`^(?:${DYNAMIC}|${PLUGIN})(\\w+)$`);

/** The class of this package that a type means, in either form; undefined for a type of another package. */
export const classOfType = (type: string): string | undefined => TYPE.exec(type)?.[1];
