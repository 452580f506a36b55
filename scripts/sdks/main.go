// Writes the SDKs of all languages from the package's schema, as `pulumi package add` would: it calls the same generators,
// and needs no language host for it.
package main

import (
	"encoding/base64"
	"encoding/json"
	"fmt"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"

	"github.com/pulumi/pulumi/pkg/v3/codegen/dotnet"
	gocodegen "github.com/pulumi/pulumi/pkg/v3/codegen/go"
	"github.com/pulumi/pulumi/pkg/v3/codegen/nodejs"
	"github.com/pulumi/pulumi/pkg/v3/codegen/python"
	"github.com/pulumi/pulumi/pkg/v3/codegen/schema"
)

const tool = "pulumi-telecom-center"

// A PNG of one transparent point.
const emptyPicture = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg=="

type generator func(pkg *schema.Package) (map[string][]byte, error)

var generators = map[string]generator{
	"python": func(pkg *schema.Package) (map[string][]byte, error) {
		return python.GeneratePackage(tool, pkg, nil, nil)
	},
	"nodejs": func(pkg *schema.Package) (map[string][]byte, error) {
		return nodejs.GeneratePackage(tool, pkg, nil, nil, false, nil)
	},
	"go": func(pkg *schema.Package) (map[string][]byte, error) {
		return gocodegen.GeneratePackage(tool, pkg, nil)
	},
	"dotnet": func(pkg *schema.Package) (map[string][]byte, error) {
		// Without a logo of its own, the generator fetches Pulumi's from another machine.
		logo := httptest.NewServer(http.HandlerFunc(func(answer http.ResponseWriter, _ *http.Request) {
			picture, _ := base64.StdEncoding.DecodeString(emptyPicture)
			_, _ = answer.Write(picture)
		}))
		defer logo.Close()
		pkg.LogoURL = logo.URL
		return dotnet.GeneratePackage(tool, pkg, nil, nil)
	},
}

func main() {
	if len(os.Args) != 4 {
		fail(fmt.Errorf("usage: sdks SCHEMA VERSION FOLDER"))
	}
	spec, err := specOf(os.Args[1], os.Args[2])
	fail(err)
	for language, generate := range generators {
		// Each generator writes into the package that it is given.
		pkg, diagnostics, err := schema.BindSpec(spec, nil, schema.ValidationOptions{})
		fail(err)
		if diagnostics.HasErrors() {
			fail(diagnostics)
		}
		files, err := generate(pkg)
		fail(err)
		fail(write(filepath.Join(os.Args[3], language), files))
	}
}

func specOf(path, version string) (schema.PackageSpec, error) {
	var spec schema.PackageSpec
	text, err := os.ReadFile(path)
	if err != nil {
		return spec, err
	}
	err = json.Unmarshal(text, &spec)
	spec.Version = version
	return spec, err
}

func write(folder string, files map[string][]byte) error {
	if err := os.RemoveAll(folder); err != nil {
		return err
	}
	for name, text := range files {
		path := filepath.Join(folder, name)
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			return err
		}
		if err := os.WriteFile(path, text, 0o644); err != nil {
			return err
		}
	}
	return nil
}

func fail(err error) {
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}
