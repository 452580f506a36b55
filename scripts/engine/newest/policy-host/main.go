// The language host for Node.js as this engine wants it: newer engines let it start policy packs, older ones started
// them themselves. The host that can be had as a module is older. It still runs the programs: this one passes every
// other call on to it.
package main

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"strings"

	"github.com/pulumi/pulumi/sdk/v3/go/common/util/rpcutil"
	pulumirpc "github.com/pulumi/pulumi/sdk/v3/proto/go"
	"google.golang.org/grpc"
	"google.golang.org/grpc/codes"
	"google.golang.org/grpc/credentials/insecure"
	"google.golang.org/grpc/status"
	"google.golang.org/protobuf/proto"
)

// Both lie beside this program.
const (
	programHost  = "language-nodejs"
	policyRunner = "pulumi-analyzer-policy"
)

func beside(name string) string {
	self, err := os.Executable()
	if err != nil {
		return name
	}
	return filepath.Join(filepath.Dir(self), name)
}

// Messages of calls that are passed on stay the bytes that they came as.
type codec struct{}

func (codec) Name() string { return "proto" }

func (codec) Marshal(value any) ([]byte, error) {
	if bytes, ok := value.(*[]byte); ok {
		return *bytes, nil
	}
	return proto.Marshal(value.(proto.Message))
}

func (codec) Unmarshal(data []byte, value any) error {
	if bytes, ok := value.(*[]byte); ok {
		*bytes = append([]byte{}, data...)
		return nil
	}
	return proto.Unmarshal(data, value.(proto.Message))
}

// startProgramHost starts the older host and answers with the port at which it listens.
func startProgramHost() (port string, ended chan error, err error) {
	command := exec.Command(beside(programHost), os.Args[1:]...)
	command.Stderr = os.Stderr
	out, err := command.StdoutPipe()
	if err != nil {
		return "", nil, err
	}
	if err := command.Start(); err != nil {
		return "", nil, err
	}
	lines := bufio.NewReader(out)
	line, err := lines.ReadString('\n')
	if err != nil {
		return "", nil, err
	}
	ended = make(chan error, 1)
	go func() {
		// What the program prints.
		_, _ = io.Copy(os.Stdout, lines)
		ended <- command.Wait()
	}()
	return strings.TrimSpace(line), ended, nil
}

// passOn answers a call, of which the engine has none with more than one request, by the other host's answers.
func passOn(to *grpc.ClientConn, from grpc.ServerStream) error {
	method, _ := grpc.MethodFromServerStream(from)
	both := &grpc.StreamDesc{ServerStreams: true, ClientStreams: true}
	call, err := to.NewStream(from.Context(), both, method, grpc.ForceCodec(codec{}))
	if err != nil {
		return err
	}
	var message []byte
	if err := from.RecvMsg(&message); err != nil {
		return err
	}
	// A refusal that was quicker than the request makes it end so; the reason comes with the answer.
	if err := call.SendMsg(&message); err != nil && !errors.Is(err, io.EOF) {
		return err
	}
	if err := call.CloseSend(); err != nil {
		return err
	}
	for {
		if err := call.RecvMsg(&message); errors.Is(err, io.EOF) {
			return nil
		} else if err != nil {
			return err
		}
		if err := from.SendMsg(&message); err != nil {
			return err
		}
	}
}

type host struct {
	pulumirpc.UnimplementedLanguageRuntimeServer
}

func (host) RunPlugin(request *pulumirpc.RunPluginRequest, server pulumirpc.LanguageRuntime_RunPluginServer) error {
	if request.Kind != "analyzer" {
		return status.Errorf(codes.Unimplemented, "this language host runs policy packs only, and no plugin of the kind %q", request.Kind)
	}
	closer, stdout, stderr, err := rpcutil.MakeRunPluginStreams(server, false)
	if err != nil {
		return err
	}
	defer closer.Close()
	folder := request.Info.ProgramDirectory
	// The engine ends a plugin by ending the call.
	command := exec.CommandContext(server.Context(), beside(policyRunner), append(request.Args, folder)...)
	command.Dir, command.Env = folder, request.Env
	command.Stdout, command.Stderr = stdout, stderr
	return command.Run()
}

// Of the service only the one call; the others are unknown to the server, and so passed on.
func register(server *grpc.Server) {
	service := pulumirpc.LanguageRuntime_ServiceDesc
	service.Methods = nil
	service.Streams = nil
	for _, stream := range pulumirpc.LanguageRuntime_ServiceDesc.Streams {
		if stream.StreamName == "RunPlugin" {
			service.Streams = append(service.Streams, stream)
		}
	}
	server.RegisterService(&service, host{})
}

func serve() error {
	port, ended, err := startProgramHost()
	if err != nil {
		return err
	}
	unlimited := grpc.WithDefaultCallOptions(grpc.MaxCallRecvMsgSize(1 << 30))
	connection, err := grpc.NewClient("127.0.0.1:"+port, grpc.WithTransportCredentials(insecure.NewCredentials()), unlimited)
	if err != nil {
		return err
	}
	server := grpc.NewServer(
		grpc.ForceServerCodec(codec{}),
		grpc.MaxRecvMsgSize(1<<30),
		grpc.UnknownServiceHandler(func(_ any, from grpc.ServerStream) error { return passOn(connection, from) }),
	)
	register(server)
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return err
	}
	go func() { ended <- server.Serve(listener) }()
	fmt.Printf("%d\n", listener.Addr().(*net.TCPAddr).Port)
	return <-ended
}

func main() {
	if err := serve(); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}
