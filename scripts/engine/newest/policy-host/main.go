// The language host for Node.js as this engine wants it: newer engines let it start policy packs and give it the
// project's runtime options with each call, older ones started the packs themselves and gave the options as flags. The
// host that can be had as a module is older. It still runs the programs: this one passes every other call on to it.
package main

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"time"

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

// startProgramHost starts the older host, connects to it, and tells its end.
func startProgramHost(flags []string, ended chan<- error) (*grpc.ClientConn, error) {
	command := exec.Command(beside(programHost), append(flags, os.Args[1:]...)...)
	command.Stderr = os.Stderr
	out, err := command.StdoutPipe()
	if err != nil {
		return nil, err
	}
	if err := command.Start(); err != nil {
		return nil, err
	}
	lines := bufio.NewReader(out)
	port, err := lines.ReadString('\n')
	if err != nil {
		return nil, err
	}
	go func() {
		// What the program prints.
		_, _ = io.Copy(os.Stdout, lines)
		ended <- command.Wait()
	}()
	unlimited := grpc.WithDefaultCallOptions(grpc.MaxCallRecvMsgSize(1 << 30))
	return grpc.NewClient("127.0.0.1:"+strings.TrimSpace(port), grpc.WithTransportCredentials(insecure.NewCredentials()), unlimited)
}

// The older hosts that run, one for each set of flags that was needed.
type programHosts struct {
	sync.Mutex
	running map[string]*grpc.ClientConn
	ended   chan error
}

func (hosts *programHosts) with(flags []string) (*grpc.ClientConn, error) {
	hosts.Lock()
	defer hosts.Unlock()
	key := strings.Join(flags, "\x00")
	if connection, runs := hosts.running[key]; runs {
		return connection, nil
	}
	connection, err := startProgramHost(flags, hosts.ended)
	if err == nil {
		hosts.running[key] = connection
	}
	return connection, err
}

// flagsOf gives the runtime options of a call that runs a program as the older host takes them.
func flagsOf(method string, message []byte) ([]string, error) {
	if method != pulumirpc.LanguageRuntime_Run_FullMethodName {
		return nil, nil
	}
	var request pulumirpc.RunRequest
	if err := proto.Unmarshal(message, &request); err != nil {
		return nil, err
	}
	options := request.GetInfo().GetOptions().AsMap()
	var flags []string
	for _, name := range []string{"typescript", "tsconfig", "nodeargs"} {
		if value, set := options[name]; set {
			flags = append(flags, fmt.Sprintf("-%s=%v", name, value))
		}
	}
	return flags, nil
}

// passOn answers a call, of which the engine has none with more than one request, by the other host's answers.
func (hosts *programHosts) passOn(_ any, from grpc.ServerStream) error {
	method, _ := grpc.MethodFromServerStream(from)
	var message []byte
	if err := from.RecvMsg(&message); err != nil {
		return err
	}
	flags, err := flagsOf(method, message)
	if err != nil {
		return err
	}
	to, err := hosts.with(flags)
	if err != nil {
		return err
	}
	both := &grpc.StreamDesc{ServerStreams: true, ClientStreams: true}
	call, err := to.NewStream(from.Context(), both, method, grpc.ForceCodec(codec{}))
	if err != nil {
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

// untilTheEngineEnds answers when the engine, whose address is the last argument, can't be reached any more.
func untilTheEngineEnds() error {
	alive, end := context.WithCancel(context.Background())
	if err := rpcutil.Healthcheck(alive, os.Args[len(os.Args)-1], 5*time.Minute, end); err != nil {
		return err
	}
	<-alive.Done()
	return nil
}

func serve() error {
	hosts := &programHosts{running: map[string]*grpc.ClientConn{}, ended: make(chan error, 8)}
	server := grpc.NewServer(
		grpc.ForceServerCodec(codec{}),
		grpc.MaxRecvMsgSize(1<<30),
		grpc.UnknownServiceHandler(hosts.passOn),
	)
	register(server)
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return err
	}
	go func() { hosts.ended <- server.Serve(listener) }()
	go func() { hosts.ended <- untilTheEngineEnds() }()
	fmt.Printf("%d\n", listener.Addr().(*net.TCPAddr).Port)
	return <-hosts.ended
}

func main() {
	if len(os.Args) < 2 {
		fmt.Fprintln(os.Stderr, "the engine's address is missing")
		os.Exit(1)
	}
	if err := serve(); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}
