//go:build tools

// Package tools pins the oldest Pulumi engine that this package works with, built where no download site can be reached.
package tools

import _ "github.com/pulumi/pulumi/pkg/v3/cmd/pulumi"
