# shellcheck shell=bash
# For the other scripts: telecom-center and ts-node start without npx, and the engine's own Node.js processes quicker, as the program
# does by Pulumi.yaml.
if [ "${QUICK_IN:-}" != "$PWD" ]; then
  bin=
  folder=$PWD
  # As npx looks: in a workspace the commands are in a folder above.
  while [ "$folder" != / ] && [ "$folder" != . ]; do
    bin="$bin$folder/node_modules/.bin:"
    folder=$(dirname "$folder")
  done
  export QUICK_IN="$PWD" PATH="$bin$PATH"
  export NODE_OPTIONS="${NODE_OPTIONS:-} --require \"$(node -p 'require.resolve("pulumi-telecom-center/quick")')\""
fi
