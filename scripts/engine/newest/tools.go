//go:build tools

// Package tools pins the newest Pulumi engine that the tests run on, built where no download site can be reached.
package tools

import _ "github.com/pulumi/pulumi/pkg/v3/cmd/pulumi"
