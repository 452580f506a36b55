# shellcheck shell=bash
# For the other scripts: telecom-center and ts-node start without npx, and the engine's own Node.js processes quicker, as the program
# does by Pulumi.yaml.
if [ "${QUICK_IN:-}" != "$PWD" ]; then
  export QUICK_IN="$PWD" PATH="$PWD/node_modules/.bin:$PATH"
  export NODE_OPTIONS="${NODE_OPTIONS:-} --require \"$(node -p 'require.resolve("pulumi-telecom-center/quick")')\""
fi
