using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;
using PrepBot.Benchmarks;

// Speed and memory as ratios against a baseline of the same run: machines are shared, and a figure alone says little.
// dotnet run -c Release --project tests/PrepBot.Benchmarks -- --filter '*Pairing*'
// dotnet run -c Release --project tests/PrepBot.Benchmarks -- coverage
if (args is ["coverage"])
{
    await CoverageAtScale.RunAsync();
    return;
}

var config = DefaultConfig.Instance
    .AddJob(Job.ShortRun.WithToolchain(InProcessEmitToolchain.Instance))
    .WithOptions(ConfigOptions.DisableOptimizationsValidator);
BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(args, config);
