//go:build tools

// Package tools pins the language host that runs Node.js programs for the engine built beside it.
package tools

import _ "github.com/pulumi/pulumi/sdk/v3/nodejs/cmd/pulumi-language-nodejs"
