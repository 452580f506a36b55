# shellcheck shell=bash
# For the other scripts: the engine's own Node.js processes start quicker, as the program does by Pulumi.yaml.
export NODE_OPTIONS="${NODE_OPTIONS:-} --require \"$(node -p 'require.resolve("pulumi-telecom-center/quick")')\""
