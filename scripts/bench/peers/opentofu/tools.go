//go:build tools

// Package tools pins the OpenTofu that the benchmark compares with.
package tools

import _ "github.com/opentofu/opentofu/cmd/tofu"
